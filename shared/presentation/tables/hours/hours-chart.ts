import type { PlanResult } from '#shared/result.ts'
import type { Series, SparseSeries } from '#shared/series.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type StepSeries, timeChart, type TimeChartModel } from '../../charts/time-model.ts'
import { last, runningSum, sum } from '../../figures/series.ts'
import type { PageInput } from '../../pages/layer-page.ts'
import { compact } from '../../wording/figures.ts'
import { counted, longMonth } from '../../wording/months.ts'
import { workMonths } from './work-months.ts'

/**
 * Hours worked by the end of each month: those before the plan, and a total shared over the months as the people on site
 * are. Its last month is the total itself.
 */
function hoursToDate(heads: Series, { before, within }: { before: number; within: number }): Series {
	const all = sum(heads)
	return runningSum(heads).map((until) => before + (all === 0 ? 0 : (within * until) / all))
}

/** Hours that reports tell by the end of each month, of all that is reported on; null before the first and after the last. */
export function reportedHours({ actuals }: PlanFile, months: readonly string[]): SparseSeries {
	const told = actuals.flatMap(({ ref, month, hoursToDate: hours }) => (hours === null ? [] : [{ ref, month, hours }]))
	const reported = told.map(({ month }) => month).toSorted()
	const [first] = reported
	const latest = reported.at(-1)
	return months.map((month) => {
		if (first === undefined || latest === undefined || month < first || month > latest) return null
		const known = new Map(
			told
				.filter((one) => one.month <= month)
				.toSorted((one, other) => one.month.localeCompare(other.month))
				.map(({ ref, hours }) => [ref, hours]),
		)
		return sum([...known.values()])
	})
}

/** The first month by whose end half of all is worked; −1 where nothing is. */
const halfway = (hours: Series): number => hours.findIndex((done) => done > 0 && done >= last(hours) / 2)

function titleOf({ levelled, planned, months }: { levelled: Series; planned: Series; months: readonly string[] }) {
	const [half, asked] = [halfway(levelled), halfway(planned)]
	const later = half - asked
	const beside = later === 0 ? '' : `, ${counted(Math.abs(later), 'month')} ${later > 0 ? 'after' : 'before'} the plan`
	return `Half of the ${compact(last(levelled))} hours are worked by ${longMonth(months[half] ?? '')}${beside}`
}

const isForecast = ({ schedule }: PlanResult) => Object.values(schedule).some(({ progress }) => progress !== null)

const MILLION = { factor: 1e6, word: 'million ' }
const THOUSAND = { factor: 1e3, word: 'thousand ' }
const scaleOf = (most: number) => (most >= 2 * MILLION.factor ? MILLION : THOUSAND)

type HoursChart = { readonly title: string; readonly chart: TimeChartModel }

/** Construction hours as they add up: by the planned dates, as the labour market allows, and as reported; null without work. */
export function hoursChart({ plan, result, today }: PageInput): HoursChart | null {
	const { construction, unlevelled } = result.workforce
	if (construction.hours <= 0) return null
	const before = construction.beforePlanHours
	const levelled = hoursToDate(construction.headcount, { before, within: construction.hours - before })
	const planned = hoursToDate(unlevelled.construction.headcount, { before, within: unlevelled.construction.hours })
	const reported = reportedHours(plan, result.months)
	const { from, to } = workMonths(result)
	const { factor, word } = scaleOf(construction.hours)
	const cut = (values: Series) => values.slice(from, to).map((value) => value / factor)
	const lines: readonly StepSeries[] = [
		{ name: 'As planned', values: cut(planned), colour: 'ink', look: 'thin' },
		{
			name: isForecast(result) ? 'Forecast' : 'Levelled',
			values: cut(levelled),
			colour: 'infrastructure',
			area: 'infrastructure-soft',
		},
		...(reported.some((hours) => hours !== null)
			? [
					{
						name: 'As reported',
						values: reported.slice(from, to).map((hours) => (hours === null ? null : hours / factor)),
						colour: 'failing',
					},
				]
			: []),
	]
	return {
		title: titleOf({ levelled, planned, months: result.months }),
		chart: timeChart({
			months: result.months.slice(from, to),
			unit: `${word}hours`,
			steps: lines,
			short: { name: 'Later than planned', lower: cut(levelled), upper: cut(planned), colour: 'infrastructure' },
			today,
		}),
	}
}
