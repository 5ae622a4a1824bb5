import type { PlanList } from '#shared/fields/lists.ts'
import type { LeverKind } from '#shared/decisions.ts'
import type { FieldValue, PlanChange } from '#shared/tried-change.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Loss } from '#shared/result/verdict-result.ts'
import type { LossQuestion } from './loss-questions.ts'

/** The month in which a change must be in place, and how long what it buys or builds takes until then. */
export type Due = { readonly month: string; readonly leadMonths: number }

/** One figure of the plan that can be moved, and how far: sizes grow, and more never helps less. */
export type Lever = {
	readonly lever: LeverKind
	readonly layer: Layer
	readonly siteId: string | null
	readonly subject: string
	readonly sizes: readonly number[]
	readonly change: (size: number) => PlanChange
	readonly due: (size: number) => Due
	/** too much of it may harm: where the largest size does, smaller ones are tried */
	readonly overshoots?: true
	/** what of its cause it can clear; left out: all */
	readonly against?: (loss: Loss) => boolean
	/** what of its cause it must regain at least where it does not clear it, as a share; left out: half */
	readonly enough?: number
	/** the same, in place in another month; left out where the plan has no month for it */
	readonly from?: (month: string) => Lever
}

type Turned = Pick<Lever, 'layer' | 'siteId' | 'subject'> & { readonly list: PlanList; readonly id: string }
type Setting = {
	readonly field: string
	/** what the plan holds now; null where a default stands */
	readonly was: FieldValue
	readonly sizes: Lever['sizes']
	readonly value: (size: number) => FieldValue
	readonly due: Lever['due']
	readonly overshoots?: true
	readonly against?: (loss: Loss) => boolean
}

/** The levers of one entry of the plan: each sets one of its fields. */
export const leversOf =
	({ list, id, ...turned }: Turned) =>
	(lever: LeverKind, { field, was, value, ...timing }: Setting): Lever => ({
		...turned,
		...timing,
		lever,
		change: (size) => ({ action: 'set', list, id, field, value: value(size), was }),
	})

/** Something that takes effect in a month and buys nothing that must be waited for. */
export const inPlaceBy = (month: string, leadMonths = 0): Lever['due'] => {
	const due = { month, leadMonths }
	return () => due
}

/** The first number that makes an id of its own: `bridge-1`, `bridge-2` … */
export function freeNumber(rows: readonly { readonly id: string }[], name: string): number {
	const taken = new Set(rows.map(({ id }) => id))
	return counting(taken.size + 1).find((number) => !taken.has(`${name}-${number}`)) ?? 1
}

/** What a lever is looked for in: a cause, and the sites where it loses, worst first. */
export type LeverContext = {
	readonly plan: PlanFile
	readonly result: PlanResult
	readonly run: LossQuestion
	readonly sites: readonly ShortSite[]
	/** the first month in which a change can be in place: it is decided in the status month */
	readonly soonest: string
}
export type ShortSite = {
	readonly id: string
	readonly name: string
	/** what is lost in its worst month, MW IT */
	readonly missingMW: number
	/** the same in the layer's own unit: MW at the meter, MW IT, accelerators */
	readonly missing: number
}

/** What a lever turns, whatever its sizes: the same field of the same entry, or one more entry of a kind at a place. */
export function nameOf({ lever, siteId, change, sizes }: Lever): string {
	const made = change(sizes.at(-1) ?? 0)
	return made.action === 'set' ? `${lever}:${made.id}` : `${lever}:${siteId ?? 'plan'}`
}

const STEPS = 32

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
