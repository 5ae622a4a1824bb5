import { openAccount } from './sessions.ts'
import type { Answer, Asked } from './send.ts'

type Visit = { readonly slowestMs: number; readonly unanswered: number; readonly visits: number }

const PAUSE_MS = 150

/** Somebody who means no harm and turns pages while the attack runs; `leave` tells how it went. */
export async function honestVisitor(
	send: (asked: Asked) => Promise<Answer>,
): Promise<{ come: () => () => Promise<Visit> }> {
	const { cookie } = await openAccount(send)
	const headers = { Cookie: cookie }
	return {
		come: () => {
			const state = { leaving: false }
			const walk = async (): Promise<Visit> => {
				const answers: Answer[] = []
				while (!state.leaving) {
					for (const path of ['/', '/login', '/app']) answers.push(await send({ path, headers }))
					await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
				}
				return {
					slowestMs: Math.max(0, ...answers.map(({ ms }) => ms)),
					unanswered: answers.filter(({ status }) => status !== 200 && status !== 302).length,
					visits: answers.length,
				}
			}
			const walked = walk()
			return () => {
				state.leaving = true
				return walked
			}
		},
	}
}
