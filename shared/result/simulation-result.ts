import type { Layer } from '#shared/layers.ts'
import type { VerdictBasis } from './verdict-result.ts'
import type { Unit } from '#shared/units/units.ts'

/** What may be asked beside the plan. Same plan, same settings: same bytes. */
export type SimulationSettings = {
	/** whole, 0 to 2^53 − 1 */
	readonly seed: number
	/** null: 512 and more until it is steady, at most 2,048 */
	readonly draws: number | null
	/** names of inputs that stand exactly as entered */
	readonly off: readonly string[]
	/** how much of an input's chance a common cause has, by the id of its group; left out: the group's own */
	readonly rho: Readonly<Record<string, number>>
}

/** Where a spread is from: somebody typed it, the catalogue has it, it was fitted to published dates, or it is our guess. */
export type SpreadSource = 'typed' | 'catalogue' | 'fitted' | 'guess'

/** What is uncertain of an input. */
export type SpreadKind =
	| 'typed'
	| 'assumption'
	| 'contract_delay'
	| 'contract_queue'
	| 'hall_length'
	| 'delivery_slip'
	| 'chip_price'
	| 'chip_lead'
	| 'plant_capital'
	| 'hall_cost'
	| 'units'
	| 'requests'
	| 'input_tokens'
	| 'output_tokens'
	| 'throughput'
	| 'training_efficiency'
	| 'productivity'

/** What a page needs to name an input and to lead to its cell. */
export type SimulatedPlace = {
	/** a list of the plan, `assumptions`, or `catalogue` where the plan has no cell for it */
	readonly list: string
	/** of the entry; of an assumption the site it is set for, null: the whole plan; of a row of the catalogue its id */
	readonly id: string | null
	/** the field by its dotted name, or the key of the assumption */
	readonly field: string
}

export type SimulatedInput = {
	/** the name of its stream of draws: the same in every scenario */
	readonly name: string
	readonly kind: SpreadKind
	readonly place: SimulatedPlace
	/** null: months of the calendar, counted from the plan's first */
	readonly unit: Unit | null
	readonly scale: 'linear' | 'log' | 'logit'
	/** null: late skew, shape 1 */
	readonly p10: number | null
	readonly p50: number
	readonly p90: number
	readonly source: SpreadSource
	/** the paper behind it, where there is one */
	readonly citation: string | null
	/** the id of its common cause; null: none */
	readonly group: string | null
	/** false: it stands exactly as entered */
	readonly drawn: boolean
}

/** Common causes, one level only. */
export const CAUSE_GROUPS = [
	'builder',
	'utility',
	'equipment',
	'vendor',
	'labor',
	'demand',
	'tokens',
	'prices',
] as const
export type CauseGroup = (typeof CAUSE_GROUPS)[number]

export type SimulatedGroup = {
	/** `utility/Regional utility` */
	readonly id: string
	readonly group: CauseGroup
	readonly name: string
	/** share of the variance of each member that is the cause's: as used, and where nothing is set */
	readonly rho: number
	readonly usualRho: number
	readonly source: SpreadSource
	/** names of inputs */
	readonly members: readonly string[]
}

/** How far off a percentile may be, 19 times in 20 and at most: in months of a date, else in the figure's unit; null: not known. */
type SimulatedWithin = { readonly p10: number | null; readonly p50: number | null; readonly p90: number | null }

type SimulatedSpread<Value> = {
	readonly p10: Value | null
	readonly p50: Value | null
	readonly p80: Value | null
	readonly p90: Value | null
	/** of the plan as it was entered: not the P50 of results */
	readonly asEntered: Value | null
	/** share of draws in which it never comes, or has no value */
	readonly never: number
	readonly within: SimulatedWithin
}

/** Months as YYYY-MM; null: not within the plan. */
export type SimulatedMonth = SimulatedSpread<string> & {
	readonly kind: 'month'
	/** share of draws in which it comes by the month as entered; null: never as entered */
	readonly asEnteredOdds: number | null
	/** share of draws in which it has come, from the first month in which it comes in any to the last */
	readonly by: ByMonth
}
export type SimulatedNumber = SimulatedSpread<number> & { readonly kind: 'number' }
export type SimulatedFigure = SimulatedMonth | SimulatedNumber

/** Share of draws in which it has come, by month of the plan. */
type ByMonth = Readonly<Record<string, number>>

/** How a figure differs in another scenario on the same draws, months as so many later. Null: in too few draws it comes in both. */
export type ScenarioDifference = {
	readonly p10: number | null
	readonly p50: number | null
	readonly p90: number | null
	/** share of draws in which it is less, or sooner; the same; more, later, or never */
	readonly less: number
	readonly same: number
	readonly more: number
}

type TargetOdds = {
	/** share of draws with no step late; null where the plan is measured by its own dates */
	readonly targetMet: number | null
	readonly firstPowerBy: ByMonth
	readonly fullPowerBy: ByMonth
}

/** One figure a month, in order. */
export type SimulatedSeries = {
	readonly p10: readonly (number | null)[]
	readonly p50: readonly (number | null)[]
	readonly p90: readonly (number | null)[]
	readonly asEntered: readonly (number | null)[]
}

export type SimulatedDriver = {
	/** of an input, or `cause/` with the id of a group */
	readonly name: string
	/** rank correlation with the figure */
	readonly rho: number
	/** of the variance of the figure's ranks */
	readonly share: number
	/** more of it makes the figure more, or a date later; less; or either way */
	readonly direction: 'more' | 'less' | 'either'
	readonly source: SpreadSource
	/** how far the median moves where the input is near its P10, and near its P90: in months of a date; null: it is then never there */
	readonly moves: { readonly p10: number | null; readonly p90: number | null }
	/** once its value is known, what is left of the figure's spread on average, as a share of it; null: in some draws it has no value */
	readonly spreadLeft: number | null
	/** odds of the target where the input is near its P10, and near its P90; null: the figure is no month that a target is asked by */
	readonly targetOdds: { readonly p10: number; readonly p90: number } | null
}

/** A draw that came to an impossible figure: left out of everything else. */
export type FailedDraw = {
	readonly draw: number
	readonly why: string
	readonly values: Readonly<Record<string, number>>
}

/**
 * The odds of a plan. `draws` is 0 where no input is uncertain: then every percentile is the plan as entered.
 * No percentile is given where more than one draw in a hundred failed.
 */
export type SimulationResult = {
	readonly engine: string
	readonly seed: number
	readonly draws: number
	readonly months: readonly string[]
	/** MW IT that full power is, as entered, and whether somebody asked for it */
	readonly asked: { readonly itMW: number; readonly basis: VerdictBasis }
	/** by key of the result: `verdict.fullPower.month`, `finance.totals.capexUsd`, `schedule.phase:hall-a.finish` … */
	readonly figures: Readonly<Record<string, SimulatedFigure>>
	readonly odds: TargetOdds & { readonly sites: Readonly<Record<string, TargetOdds>> }
	readonly series: {
		/** peak draw of what is energized, MW IT */
		readonly itMW: SimulatedSeries
		/** what the verdict measures against the target, MW IT */
		readonly deliveredItMW: SimulatedSeries
		readonly servedShare: SimulatedSeries
	}
	/** share of draws in which a layer binds, by month; they add up to 1 */
	readonly limiting: Readonly<Record<Layer | 'none', readonly number[]>>
	/** by key of a figure, the largest share first; none below 512 draws */
	readonly drivers: Readonly<Record<string, readonly SimulatedDriver[]>>
	/** by key of a figure: what no input explains by itself, and the share that rests on guesses */
	readonly together: Readonly<Record<string, number>>
	readonly guesses: Readonly<Record<string, number>>
	/** inputs of which more than one draw in a hundred was held at a limit, and the share */
	readonly cut: Readonly<Record<string, number>>
	/** how many draws failed; the first of them */
	readonly failed: number
	readonly failures: readonly FailedDraw[]
	readonly inputs: readonly SimulatedInput[]
	readonly groups: readonly SimulatedGroup[]
	/** no percentile of a headline figure may be off by more than a month, or 5 % of P90 − P10 */
	readonly steady: boolean
	/** done of as many as are meant to be run: while it is under way the rest stands for what is done */
	readonly progress: { readonly done: number; readonly of: number }
}
