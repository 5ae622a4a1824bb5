import type { PlanList } from '#shared/fields/lists.ts'
import type { FieldValue, LeverKind, PlanChange } from '#shared/remedies.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ShortRun } from './shortfall-runs.ts'

/** One figure of the plan that can be moved, and how far: sizes grow, and more never helps less. */
export type Lever = {
	readonly lever: LeverKind
	readonly layer: Layer
	readonly subject: string
	readonly sizes: readonly number[]
	readonly change: (size: number) => PlanChange
}

type Turned = Pick<Lever, 'layer' | 'subject'> & { readonly list: PlanList; readonly id: string }
type Setting = {
	readonly field: string
	/** what the plan holds now; null where a default stands */
	readonly was: FieldValue
	readonly sizes: Lever['sizes']
	readonly value: (size: number) => FieldValue
}

/** The levers of one entry of the plan: each sets one of its fields. */
export const leversOf =
	({ list, id, ...turned }: Turned) =>
	(lever: LeverKind, { field, was, sizes, value }: Setting): Lever => ({
		...turned,
		lever,
		sizes,
		change: (size) => ({ action: 'set', list, id, field, value: value(size), was }),
	})

/** The first number that makes an id of its own: `bridge-1`, `bridge-2` … */
export function freeNumber(rows: readonly { readonly id: string }[], name: string): number {
	const taken = new Set(rows.map(({ id }) => id))
	return counting(taken.size + 1).find((number) => !taken.has(`${name}-${number}`)) ?? 1
}

/** What a lever is looked for in: the run, and the sites where it is short, worst first. */
export type LeverContext = {
	readonly plan: PlanFile
	readonly result: PlanResult
	readonly run: ShortRun
	readonly sites: readonly ShortSite[]
}
export type ShortSite = {
	readonly id: string
	readonly name: string
	/** largest gap of the run's months, in the layer's own unit; one pool's surplus does not fill another's gap */
	readonly missing: number
}

/** What a lever turns, whatever its sizes: the same field of the same entry, or one more entry of a kind at a place. */
export function nameOf({ lever, subject, change, sizes }: Lever): string {
	const made = change(sizes.at(-1) ?? 0)
	return made.action === 'set' ? `${lever} ${made.list} ${made.id} ${made.field}` : `${lever} ${subject}`
}

const MOST_SITES = 2
const STEPS = 32

/** The sites where the run's layer lacks most; those its causes name where none lacks by itself. */
export function shortSites(plan: PlanFile, result: PlanResult, run: ShortRun): readonly ShortSite[] {
	const missing = plan.sites.map(({ id, name }) => {
		const layer = result.sites[id]?.layers[run.layer]
		let most = 0
		for (let month = run.from; month < run.to; month += 1)
			most = Math.max(most, (layer?.required[month] ?? 0) * (1 - Math.min(1, layer?.coverage[month] ?? 1)))
		return { id, name, missing: most }
	})
	const short = missing.filter((site) => site.missing > 0).sort((a, b) => b.missing - a.missing)
	if (short.length > 0) return short.slice(0, MOST_SITES)
	const named = new Set(run.causes.map(({ siteId }) => siteId))
	const byCause = missing.filter(({ id }) => named.has(id))
	return (byCause.length > 0 ? byCause : missing).slice(0, MOST_SITES)
}

/** 1, 2 … up to a count; none below one. */
export function counting(upTo: number): readonly number[] {
	return Array.from({ length: Math.max(0, Math.floor(upTo)) }, (_, index) => index + 1)
}

/** Round sizes up to a limit, in at most so many steps of 1, 2 or 5 times a power of ten. */
export function roundSizes(upTo: number, smallest: number): readonly number[] {
	if (upTo <= 0) return []
	const step = Math.max(smallest, niceAbove(upTo / STEPS))
	return counting(Math.ceil(upTo / step)).map((count) => Number((count * step).toPrecision(12)))
}

function niceAbove(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value))
	const factor = [1, 2, 5].find((nice) => nice * power >= value * (1 - 1e-9)) ?? 10
	return Number((factor * power).toPrecision(12))
}
