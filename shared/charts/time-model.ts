import type { Layer } from '#shared/layers.ts'
import type { SparseSeries } from '#shared/series.ts'
import type { Unit } from '#shared/units/units.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import type { ChartEvent } from './months/events.ts'
import type { ColourToken } from './geometry.ts'
import type { ShortBand } from './short-band.ts'

/** The quantity whose months a series shows: each figure opens its explanation. */
type SeriesOpens = Pick<WhyTarget, 'quantity' | 'scope'> & { readonly unit: Unit }

/** A monthly state drawn as steps. */
export type StepSeries = {
	readonly name: string
	/** null in a month that has no such figure: the line breaks */
	readonly values: SparseSeries
	readonly colour: ColourToken
	/** solid, as left out: levelled or real. thin: planned. limit: what can be had. dashed, dotted: another of several. */
	readonly look?: 'solid' | 'thin' | 'limit' | 'dashed' | 'dotted'
	/** soft area below, in this token */
	readonly area?: ColourToken
	/** an amount of the month, which a quarter adds up; else a state, of which it shows the last */
	readonly flow?: true
	readonly opens?: SeriesOpens
	/** a figure of each quarter, which all its months show; it opens the quarter’s, its scope then being `quarter:` and its name */
	readonly quarterly?: true
	/** the values are so many times smaller than what they open */
	readonly per?: number
}

/** Flows or heads drawn as bars, stacked from zero in this order. */
export type BarSeries = {
	readonly name: string
	readonly values: readonly number[]
	readonly colour: ColourToken
	readonly flow?: true
	readonly opens?: SeriesOpens
}

export type TimeChartModel = {
	readonly months: readonly string[]
	/** `MW IT`, `people` … with its basis */
	readonly unit: string
	readonly bars: readonly BarSeries[]
	readonly steps: readonly StepSeries[]
	readonly short: ShortBand | null
	/** between what comes at least and at most, in soft color below all lines */
	readonly band?: {
		readonly name: string
		readonly lower: SparseSeries
		readonly upper: SparseSeries
		readonly colour: ColourToken
	}
	/** words at a point, such as the planned peak */
	readonly callout: { readonly index: number; readonly value: number; readonly text: string } | null
	/** what makes its main line step, in the order of the months */
	readonly events?: readonly ChartEvent[]
	/** the month the plan is looked at from: what lies before it is past */
	readonly status: string | null
	/** the month that the page's figures are of */
	readonly marked?: string
	/** heads and accelerators come in whole numbers */
	readonly whole?: true
	/** lowest value of the axis where lines may start above zero, as for a PUE; never with bars */
	readonly base?: number
}

/** A chart of months: what it says of bars, lines, a shortage and a point, and nothing of the rest. */
export const timeChart = (
	parts: Pick<TimeChartModel, 'months' | 'unit' | 'status'> & Partial<TimeChartModel>,
): TimeChartModel => ({ bars: [], steps: [], short: null, callout: null, ...parts })

type Covered = {
	readonly layer: Layer
	readonly unit: string
	readonly has: Pick<StepSeries, 'name' | 'opens' | 'per'> & { readonly values: readonly number[] }
	readonly asked: Omit<Covered['has'], 'name'>
	/** what it is called where it lacks */
	readonly short: string
}

/** What a layer has against what is asked of it, hatched where it lacks. */
export const coverChart = (
	{ months, status }: Pick<TimeChartModel, 'months' | 'status'>,
	{ layer, unit, has, asked, short }: Covered,
): TimeChartModel =>
	timeChart({
		months,
		unit,
		status,
		steps: [
			{ ...has, colour: layer, area: `${layer}-soft` },
			{ name: 'Needed', ...asked, colour: 'ink' },
		],
		short: { name: short, lower: has.values, upper: asked.values, colour: layer },
	})
