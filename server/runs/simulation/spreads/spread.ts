import type { ItemKind } from '#shared/fields/lists.ts'
import type { CauseGroup, SimulatedInput } from '#shared/result/simulation-result.ts'
import type { HeadlineRun } from '#server/engine/headline-run.ts'
import type { DrawnPlan } from '../draws/drawn-plan.ts'
import { Z90 } from '../chance/normal-quantile.ts'

/** What a plan and its rows say, as the run of the plan as entered has it. */
export type SpreadsModel = HeadlineRun['world']['model']

/** What inputs have in common. Rule U5. */
export type CommonCause = { readonly group: CauseGroup; readonly name: string }

/** One uncertain input: its curve, what its values are rounded to and held within, and how a drawn one is written. */
export type Spread = Omit<SimulatedInput, 'group' | 'drawn'> & {
	readonly cause: CommonCause | null
	readonly min: number
	readonly max: number
	/** a drawn value is a multiple of it; null: any */
	readonly step: number | null
	readonly write: (into: DrawnPlan, drawn: Drawn) => void
	/** of halls that are raised together: the stream of the first to be ready, and whether this one comes after it */
	readonly raised?: { readonly stream: string; readonly isLater: boolean }
}
export type Drawn = { readonly value: number; readonly z: number }

/** An entry of a list of the plan, by its place. */
export type Placed = { readonly list: ItemKind; readonly index: number }

/** P10, P50 and P90 of a lognormal about a value. */
export const logSpread = (p50: number, sigma: number) => logBand(p50, Math.exp(sigma * Z90))
/** The same by P90 ÷ P50. */
export const logBand = (p50: number, ratio: number) =>
	({ scale: 'log', p10: p50 / ratio, p50, p90: p50 * ratio }) as const
/** A delay of which only the middle and the late case are known. */
export const lateSpread = (p50: number, p90: number) => ({ scale: 'linear', p10: null, p50, p90 }) as const

type Delay = { readonly p50: number; readonly p90: number; readonly low?: number | null } | null

/** A delay whose late case is stated, as it is typed; null where only its likely length is. */
export function typedDelay(delay: Delay) {
	const { p50 = 0, p90 = 0, low = null } = delay ?? {}
	return p90 > p50 ? ({ scale: 'linear', p10: low, p50, p90, source: 'typed', citation: null } as const) : null
}

/** A drawn delay: nothing is uncertain of it any more. */
export const drawnDelay = (value: number) => ({ p50: value, p90: value, low: null })

/** What nobody has published. */
export const guessed = { source: 'guess', citation: null } as const
export const ANY = { min: 0, max: 1e15, step: null } as const
/** Longest delay that a plan may state. */
export const MOST_MONTHS = 240
export const months = { unit: 'gridMonths', step: 1 } as const
