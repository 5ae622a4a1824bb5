import fc from 'fast-check'
import { resultOf as documentOf, runPlan } from '#server/engine/compute-plan.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { randomPlans } from './random/random-plan.ts'

/** The same plans on every machine. `LAW_PLANS=5000 LAW_SEED=7` tries more, and others. */
export const lawRuns = ({ seed, plans }: { readonly seed: number; readonly plans: number }) => ({
	seed: Number(process.env['LAW_SEED'] ?? seed),
	numRuns: Number(process.env['LAW_PLANS'] ?? plans),
})

const RUNS = lawRuns({ seed: 2026, plans: 200 })
const PLANS = RUNS.numRuns
const SHRINK_MS = 30_000
/** vitest’s own limit is for one plan, not for hundreds */
export const LAW_TIMEOUT_MS = 60_000 + 1000 * PLANS

/** Beyond so many plans a frame is computed again rather than held: a thousand take gigabytes. */
const FRAMES_HELD = 500

/** Laws by what they say. Each looks at one plan and its result, and throws where it is broken. */
export type Laws = Readonly<Record<string, (result: PlanResult, plan: PlanFile) => void>>
type PlanFrame = ReturnType<typeof runPlan>

const frames = new Map<PlanFile, PlanFrame>()
const results = new Map<PlanFile, PlanResult>()

/** Lets go of the runs that are held, for the files that come after in the same process. */
export function forgetRuns(): void {
	frames.clear()
	results.clear()
}

/** The finished run of a plan. */
export function frameOf(plan: PlanFile): PlanFrame {
	const known = frames.get(plan)
	if (known) return known
	const frame = runPlan(plan)
	if (PLANS <= FRAMES_HELD) frames.set(plan, frame)
	return frame
}

/** The result of a plan, computed once however many laws look at it. */
export function resultOf(plan: PlanFile): PlanResult {
	const known = results.get(plan)
	if (known) return known
	const result = documentOf(frameOf(plan))
	results.set(plan, result)
	return result
}

let drawn: readonly PlanFile[] | null = null

/** The random plans that laws are held against. */
export function everyPlan(): readonly PlanFile[] {
	drawn ??= fc.sample(randomPlans, RUNS)
	return drawn
}

/** Holds a law against every random plan. A plan that breaks it is made as small as half a minute allows, and shown. */
export function forEveryPlan(law: (plan: PlanFile) => void): void {
	for (const plan of everyPlan()) {
		try {
			law(plan)
		} catch (error) {
			fc.assert(fc.property(randomPlans, law), { ...RUNS, interruptAfterTimeLimit: SHRINK_MS })
			// Half a minute was too short to find it again.
			throw error
		}
	}
}

const SHARE = process.env['LAW_PLANS'] === undefined ? 3 : 1

/**
 * Holds a law that runs its plans anew against one in three of them, `from` the first, second or third: others for each law of a
 * file. Where `LAW_PLANS` says how many plans are tried, it is held against all.
 */
export function forOneInThree(from: 0 | 1 | 2, law: (plan: PlanFile) => void): void {
	const held = new Set(everyPlan().filter((_, index) => index % SHARE === from % SHARE))
	forEveryPlan((plan) => {
		// Plans that are drawn to make a broken one smaller are in no share.
		if (held.has(plan) || !everyPlan().includes(plan)) law(plan)
	})
}

const TOLERANCE = 1e-9
const SMALL = 1e-6

/** Tells where two figures differ by more than rounding. */
export function near(one: number, other: number, what: string): void {
	const apart = Math.abs(one - other)
	if (apart > SMALL && apart > TOLERANCE * Math.max(Math.abs(one), Math.abs(other)))
		throw new Error(`${what}: ${String(one)} is not ${String(other)}`)
}

/** Tells where a figure exceeds its limit by more than rounding. */
export function atMost(one: number, limit: number, what: string): void {
	if (!(one <= limit + SMALL + TOLERANCE * Math.abs(limit)))
		throw new Error(`${what}: ${String(one)} exceeds ${String(limit)}`)
}
