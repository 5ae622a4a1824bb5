import { metricAt, type MetricName, metricOf } from '#shared/metrics/metric.ts'
import { type FigureValues, readResult } from '#shared/metrics/read-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Series, SparseSeries } from '#shared/series.ts'
import { formatFigure, formatQuantity } from '#shared/units/format.ts'
import { inMoney, isMoney, type Money, moneyOf } from '#shared/units/money.ts'
import { addMonths } from '#shared/units/months.ts'
import { UNITS, type Unit } from '#shared/units/units.ts'
import { BESIDE_RESULT } from './beside-result.ts'
import { type Figure, keyFigure, type KeyFigure, type WhyTarget } from '#shared/formats/key-figure.ts'
import { compact, count, MISSING } from '#shared/formats/figures.ts'
import { shareFigure } from '#shared/formats/shares.ts'
import { shortMonth } from '#shared/formats/months.ts'

export type FigureSource = { readonly plan: PlanFile; readonly result: PlanResult }

export type FigureKey = MetricName | keyof typeof BESIDE_RESULT

const isBeside = (key: FigureKey): key is keyof typeof BESIDE_RESULT => Object.hasOwn(BESIDE_RESULT, key)

const unitOf = (key: FigureKey): Unit => (isBeside(key) ? BESIDE_RESULT[key] : metricOf(key)).unit

/** The one name of a figure at a place, whatever it is asked by. */
const nameAt = (key: FigureKey, of: string): string => metricAt(key, of.split('::')[0] ?? of) ?? key

/** Undefined where the plan has no such place; null where it has the place, and the place no such figure. */
function valuesOf(source: FigureSource, key: FigureKey, of: string): FigureValues | undefined {
	return isBeside(key) ? BESIDE_RESULT[key].of(source, of) : readResult(source.result, key, of)
}

export type FigureOptions = {
	/** `site:abilene`, or several places together; left out: the plan */
	readonly of?: string
	/**
	 * `2027-02`: that month. `2027`, `all`: the sum of the months in it. `largest`, `least`, `last`: the month in which it
	 * stands there. Left out: a figure that is of no month.
	 */
	readonly at?: string
	/** how the value reads, where its unit alone does not say; money is given in the currency shown */
	readonly as?: (value: number) => string
}

/** A series of a chart and what each of its months opens. */
export type FigureSeries<Values = Series> = {
	readonly values: Values
	/** left out where there is no such place, and so nothing to open */
	readonly opens?: Pick<WhyTarget, 'quantity' | 'scope'> & { readonly unit: Unit }
}

/** A series in thousands or millions, that still opens what it was. */
export const scaledBy = (series: FigureSeries, per: number): FigureSeries & { readonly per: number } => ({
	...series,
	per,
	values: series.values.map((value) => value / per),
})

/** Makes figures of one plan: value, text and explanation from the same key, place and period, so that they cannot part. */
export type Figures = {
	readonly figure: (key: FigureKey, asked?: FigureOptions) => Figure
	readonly series: (key: FigureKey, of?: string) => FigureSeries
	/** of a figure that some months do not have */
	readonly sparseSeries: (key: FigureKey, of?: string) => FigureSeries<SparseSeries>
	/** the month a figure is of, as cards tell it; empty where it is of none */
	readonly month: (figure: Figure) => string
	readonly months: readonly string[]
	readonly money: Money
}

export function figuresFrom(source: FigureSource): Figures {
	const money = moneyOf(source.plan)
	const { months } = source.result
	const sparseSeries: Figures['sparseSeries'] = (key, of = 'plan') => {
		const values = valuesOf(source, key, of)
		const opens = { quantity: nameAt(key, of), scope: of, unit: unitOf(key) }
		return { values: eachMonth(values ?? null, months), ...((values ?? null) !== null && { opens }) }
	}
	return {
		money,
		months,
		// Nothing is the largest in no month; a share of nothing is told with its month.
		month: ({ value, unit, why }) =>
			why.month === null || (value === 0 && unit !== 'share') ? '' : shortMonth(why.month),
		figure: (key, { of = 'plan', at, as } = {}) => {
			const values = valuesOf(source, key, of)
			const unit = unitOf(key)
			if (values === undefined) throw new Error(`${of} has no ${key}.`)
			const { value, month } = valueAt(values, at, { months, key })
			const shown = value === null ? null : inMoney(value, unit, money)
			const text =
				shown === null || value === null ? MISSING : (as?.(shown) ?? figureText(value, unit, { money, months }))
			return { value, unit, text, why: { quantity: nameAt(key, of), scope: of, month } }
		},
		sparseSeries,
		series: (key, of) => {
			const { values, ...opens } = sparseSeries(key, of)
			return { ...opens, values: values.map((value) => present(value, { key, nowhere: !('opens' in opens) })) }
		},
	}
}

/** Nothing is anywhere that the plan has no place for. */
function present(value: number | null, { key, nowhere }: { readonly key: string; readonly nowhere: boolean }): number {
	if (value === null && nowhere) return 0
	if (value === null) throw new Error(`${key} has months without a value.`)
	return value
}

/** Month by month; what holds for the horizon holds in each. */
function eachMonth(values: FigureValues, months: readonly string[]): SparseSeries {
	return months.map((_, index) => (typeof values === 'object' ? values?.[index] : values) ?? null)
}

type MonthlyValue = { readonly value: number | null; readonly month: string | null }
type SeriesContext = { readonly months: readonly string[]; readonly key: string }

function valueAt(values: FigureValues, at: string | undefined, { months, key }: SeriesContext): MonthlyValue {
	// A total of the document stands for all months of a quantity that has them.
	if (typeof values === 'number' || values === null) return { value: values, month: at === 'all' ? at : null }
	if (at === undefined) throw new Error(`${key} has a value for each month: say of which.`)
	const index = indexAt(values, at, months)
	if (index !== null) return { value: values[index] ?? null, month: months[index] ?? null }
	return { value: sumIn(values, at, months), month: at }
}

/** Null where the period is more than a month. */
function indexAt(values: readonly (number | null)[], at: string, months: readonly string[]): number | null {
	if (at === 'last') return months.length - 1
	if (at === 'largest' || at === 'least') return extreme(values, at === 'largest' ? 1 : -1)
	const index = months.indexOf(at)
	return index < 0 ? null : index
}

/** The first month of the largest value there is, or of the least. */
function extreme(values: readonly (number | null)[], sign: 1 | -1): number {
	const far = (index: number) => (values[index] ?? -sign * Infinity) * sign
	return values.reduce<number>((best, value, index) => (value !== null && far(index) > far(best) ? index : best), 0)
}

function sumIn(values: readonly (number | null)[], period: string, months: readonly string[]): number {
	return values.reduce<number>(
		(sum, value, index) => (period === 'all' || months[index]?.startsWith(period) === true ? sum + (value ?? 0) : sum),
		0,
	)
}

type TextContext = { readonly money: Money; readonly months: readonly string[] }

/** The number as a reader is shown it; its unit stands in the head of the column or beside it. */
export function figureText(value: number, unit: Unit, { money, months }: TextContext): string {
	if (isMoney(unit)) return formatQuantity(value, 'usd', { money })
	if (unit === 'share' || unit === 'sharePerYear') return shareFigure(value)
	if (unit === 'gridMonths') return shortMonth(addMonths(months[0] ?? '', value))
	if ('whole' in UNITS[unit] || unit === 'racks') return count(value)
	if (/MW$/.test(unit)) return formatFigure(value, { digits: UNITS[unit].digits })
	return compact(value)
}

/** How far a layer covers what is asked, in the month of its least cover. */
export function lowestFigure(label: string, figure: Figure, month: Figures['month']): KeyFigure {
	const none = figure.value === null
	return keyFigure(label, {
		figure: none ? figure : { ...figure, text: shareFigure(figure.value) },
		note: none ? 'no demand' : month(figure),
	})
}

/** Nothing is a dash, and opens nothing. */
export const unlessNone = (figure: Figure): Figure | string =>
	figure.value === 0 || figure.value === null ? MISSING : figure
