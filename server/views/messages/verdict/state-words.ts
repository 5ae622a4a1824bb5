import type { Layer } from '#shared/layers.ts'
import type { VerdictState } from '#shared/result/verdict-result.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { LAYER_NAMES, layerIs } from '#shared/formats/names.ts'
import { shareOf, shortShare } from './us-figures.ts'

/** A state and its size, as far as it has one. */
export type Sized = {
	readonly state: VerdictState
	readonly monthsLate: number | null
	/** of what is asked that is late, unserved or never reached; of what is idle, the part that stands idle */
	readonly share: number | null
	/** whether the idle part is one of MW-months, as of power and halls: early months and spare MW in one */
	readonly isOverPlan?: boolean
	/** whether a date was asked for; else a plan is measured by its own */
	readonly isStated?: boolean
	/** of a layer that is not entered: what it needs first */
	readonly needs?: string | null
	/** of a layer that is not entered: halls are let, and tenants bring it */
	readonly isTheirs?: boolean
	/** of what is short: halls that no tenant leases, and no chips are missing */
	readonly isUnlet?: boolean
	/** of demand that is no cause of it itself: what other layers leave unserved */
	readonly unserved?: number | null
}

/** A word for each state, where there is no size or where it is read out before one. */
export const STATE_NAMES: Readonly<Record<VerdictState, string>> = {
	empty: 'Empty',
	incomplete: 'Incomplete',
	no_data: 'No data',
	short: 'Short',
	late: 'Late',
	tight: 'Tight',
	idle: 'Idle',
	was_short: 'Was short',
	on_target: 'On target',
}

const sized = (word: string, share: number | null): string =>
	share === null || share <= 0 ? word : `${shortShare(share)} ${word}`

const WORDS: Readonly<Record<VerdictState, (sized: Sized) => string>> = {
	empty: ({ isTheirs }) => (isTheirs === true ? 'tenants’' : 'empty'),
	incomplete: ({ needs }) => (needs === undefined || needs === null ? 'incomplete' : `needs ${needs}`),
	no_data: () => 'no data',
	short: ({ share, isUnlet }) => sized(isUnlet === true ? 'unlet' : 'short', share),
	late: ({ monthsLate, share }) => ((monthsLate ?? 0) > 0 ? `${String(monthsLate)} mo late` : sized('late', share)),
	tight: ({ monthsLate, share }) =>
		(monthsLate ?? 0) > 0
			? `${String(monthsLate)} mo late`
			: share === null || share <= 0
				? 'tight'
				: sized('late', share),
	// What is nearly all of it is not called all.
	idle: ({ share }) => (share === null ? 'idle' : `idle ${shortShare(share < 1 ? Math.min(share, 0.99) : 1)}`),
	was_short: () => 'was short',
	on_target: ({ isTheirs, unserved }) =>
		isTheirs === true ? 'tenants’' : (unserved ?? 0) > 0 ? sized('unserved', unserved ?? null) : 'OK',
}

/** As short as a rail has room for: «14 mo late», «3% short», «idle 34%». */
export const stateWord = (of: Sized): string => WORDS[of.state](of)

/** All of it is idle in every month. */
const WHOLE = 0.9995

/** Lateness against a date that was asked for is not lateness against the plan’s own. */
const afterWhat = (isStated: boolean | undefined) => (isStated === true ? 'after target' : 'behind plan')

const LONG: Readonly<Record<VerdictState, (layer: Layer, sized: Sized) => string>> = {
	empty: (layer, { isTheirs }) =>
		isTheirs === true ? `${layerIs(layer)} the tenants’ own` : `No ${LAYER_NAMES[layer].toLowerCase()} entered yet`,
	incomplete: (layer, { needs }) =>
		needs === undefined || needs === null
			? `${layerIs(layer)} incomplete`
			: `${layerIs(layer)} incomplete: the plan needs ${needs}`,
	no_data: (layer) => `No labor data: dates of ${LAYER_NAMES[layer]} are not adjusted for crews`,
	short: (layer, { share, isUnlet }) =>
		isUnlet === true
			? `${sentenceCase(share === null || share <= 0 ? 'some' : shareOf(share))} of the target is unlet through plan end`
			: share === null || share <= 0
				? `${layerIs(layer)} short through plan end`
				: `${layerIs(layer)} ${shareOf(share)} short through plan end`,
	late: (layer, { monthsLate, share, isStated }) =>
		(monthsLate ?? 0) > 0
			? `${layerIs(layer)} ${counted(monthsLate ?? 0, 'month')} ${afterWhat(isStated)}`
			: sentenceCase(`${share === null ? 'some' : shareOf(share)} of capacity comes late for ${LAYER_NAMES[layer]}`),
	tight: (layer, { monthsLate, share, isStated }) =>
		(monthsLate ?? 0) > 0
			? `${layerIs(layer)} ${counted(monthsLate ?? 0, 'month')} ${afterWhat(isStated)}`
			: `${layerIs(layer)} tight${share === null || share <= 0 ? '' : `: ${shareOf(share)} comes late`}`,
	idle: (layer, { share, isOverPlan }) =>
		`${layerIs(layer)} ${share === null ? 'partly' : shareOf(share)} idle${share !== null && share < WHOLE && isOverPlan === true ? ' over the plan' : ''}`,
	was_short: (layer, { isStated }) =>
		`${layerIs(layer)} on ${isStated === true ? 'target' : 'plan'} from here; all losses are past`,
	on_target: (layer, { isStated, isTheirs, unserved }) => {
		if (isTheirs === true) return `${layerIs(layer)} the tenants’ own`
		return (unserved ?? 0) > 0
			? sentenceCase(`${shareOf(unserved ?? 0)} of demand waits for other layers`)
			: `${layerIs(layer)} on ${isStated === true ? 'target' : 'plan'}`
	},
}

/** The same as the beginning of a sentence: «Energy is 14 months after target». */
export const stateSentence = (layer: Layer, of: Sized): string => LONG[of.state](layer, of)
