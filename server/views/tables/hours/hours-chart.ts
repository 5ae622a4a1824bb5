import type { PlanResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import { type StepSeries, timeChart, type TimeChartModel } from '#shared/charts/time-model.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { last } from '../../figures/series.ts'
import type { PageInput } from '../../pages/layer-page.ts'
import { compact } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { workMonths } from './work-months.ts'

/** The first month by whose end half of all is worked; −1 where nothing is. */
const halfway = (hours: Series): number => hours.findIndex((done) => done > 0 && done >= last(hours) / 2)

function titleOf({ levelled, planned, months }: { levelled: Series; planned: Series; months: readonly string[] }) {
	const [half, asked] = [halfway(levelled), halfway(planned)]
	const later = half - asked
	const beside = later === 0 ? '' : `, ${counted(Math.abs(later), 'month')} ${later > 0 ? 'after' : 'before'} the plan`
	return `Half of ${compact(last(levelled))} labor hours are done by ${longMonth(months[half] ?? '')}${beside}`
}

const isForecast = ({ schedule }: PlanResult) => Object.values(schedule).some(({ progress }) => progress !== null)

const MILLION = { factor: 1e6, word: 'million ' }
const THOUSAND = { factor: 1e3, word: 'thousand ' }
const scaleOf = (most: number) => (most >= 2 * MILLION.factor ? MILLION : THOUSAND)

type HoursChart = { readonly title: string; readonly chart: TimeChartModel }

/** Construction hours as they add up: by the planned dates, as the labour market allows, and as reported; null without work. */
export function hoursChart({ plan, result, status }: PageInput): HoursChart | null {
	const { construction } = result.workforce
	if (construction.hours <= 0) return null
	const { series, sparseSeries, months } = figuresFrom({ plan, result })
	const levelled = series('workforce.construction.hoursToDate')
	const planned = series('workforce.unlevelled.construction.hoursToDate')
	const reported = sparseSeries('workforce.actual.hoursToDate')
	const { from, to } = workMonths(result)
	const { factor, word } = scaleOf(construction.hours)
	const cut = (values: readonly (number | null)[]) =>
		values.slice(from, to).map((value) => (value === null ? null : value / factor))
	const lines: readonly StepSeries[] = [
		{ name: 'Planned', ...planned, values: cut(planned.values), per: factor, colour: 'ink', look: 'thin' },
		{
			...{ name: isForecast(result) ? 'Forecast' : 'Leveled', ...levelled, values: cut(levelled.values), per: factor },
			...{ colour: 'infrastructure', area: 'infrastructure-soft' },
		},
		...(reported.values.some((hours) => hours !== null)
			? [{ name: 'Reported', ...reported, values: cut(reported.values), per: factor, colour: 'failing' }]
			: []),
	]
	const band = (values: Series) => values.slice(from, to).map((value) => value / factor)
	return {
		title: titleOf({ levelled: levelled.values, planned: planned.values, months }),
		chart: timeChart({
			months: months.slice(from, to),
			unit: `${word}hours`,
			steps: lines,
			short: {
				...{ name: 'Later than planned', colour: 'infrastructure' },
				...{ lower: band(levelled.values), upper: band(planned.values) },
			},
			status,
		}),
	}
}
