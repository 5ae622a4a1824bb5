import type { Random } from './random.ts'
import type { Answer, Asked } from './send.ts'
import type { Session } from './sessions.ts'

/** The server under attack, and who attacks it. */
export type Target = {
	readonly origin: string
	readonly send: (asked: Asked) => Promise<Answer>
	/** an account with a team and a plan of its own: the attacker's */
	readonly attacker: Session
	readonly random: Random
	/** a tenth of everything, for the run inside `npm test` */
	readonly quick: boolean
	/** for what a scenario has measured itself: a line */
	readonly tell: (line: string) => void
}

/** One way to hurt the server. It ends by itself and gives back every answer it had. */
export type Scenario = {
	readonly name: string
	readonly run: (target: Target) => Promise<readonly (Asked & { readonly answer: Answer })[]>
	/** the answers that are right; without it anything below 500 is */
	readonly right?: (answer: Answer) => boolean
}

export type Sent = Awaited<ReturnType<Scenario['run']>>[number]

/** Sends many, so many at a time. */
export async function sendAll(target: Target, asked: readonly Asked[], atOnce: number): Promise<Sent[]> {
	const waiting = [...asked]
	const sent: Sent[] = []
	const one = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
			sent.push({ ...next, answer: await target.send(next) })
	}
	await Promise.all(Array.from({ length: atOnce }, one))
	return sent
}
