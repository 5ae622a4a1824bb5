import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { ApiAnswer, ApiCall } from './call-api.ts'

type Ask = (call: ApiCall) => Promise<ApiAnswer>
type Answer = Pick<ApiAnswer, 'ok' | 'body'>

const jobSchema = z.looseObject({
	id: z.string(),
	state: z.string(),
	result: z.looseObject({ href: z.string() }).nullable(),
	problem: z.string().nullable(),
})
const drivers = z.record(z.string(), z.array(z.unknown()))
const simulatedSchema = z.looseObject({
	figures: z.record(z.string(), z.unknown()),
	odds: z.looseObject({ targetMet: z.unknown() }),
	drivers,
})

const LOOK_EVERY_MS = 500
/** Longer than that an assistant doesn’t wait: it is told how to look again. */
const MOST_LOOKS = 240
const DRIVERS_TOLD = 3

/** Has the odds drawn, waits for them, and tells figures, odds and what drives them most. */
export async function simulate(ask: Ask, project: string, wish: unknown): Promise<Answer> {
	const path = `/projects/${encodeURIComponent(project)}/simulations`
	const asked = await ask({ method: 'POST', path, body: wish })
	if (!asked.ok) return asked
	let job = jobSchema.parse(asked.body)
	for (let look = 0; look < MOST_LOOKS && isOpen(job.state); look += 1) {
		await pause(LOOK_EVERY_MS)
		const looked = await ask({ path: `/jobs/${job.id}` })
		if (!looked.ok) return looked
		job = jobSchema.parse(looked.body)
	}
	if (job.state !== 'done') return { ok: true, body: { state: job.state, problem: job.problem } }
	const found = await ask({ path: `${path}/${job.id}` })
	if (!found.ok) return found
	const { version, draws, seed, steady, figures, odds, drivers: moved } = simulatedSchema.parse(found.body)
	const most = Object.entries(moved).map(([key, rows]) => [key, rows.slice(0, DRIVERS_TOLD)] as const)
	return { ok: true, body: { version, draws, seed, steady, figures, odds, drivers: Object.fromEntries(most) } }
}

const isOpen = (state: string) => state === 'waiting' || state === 'running'
