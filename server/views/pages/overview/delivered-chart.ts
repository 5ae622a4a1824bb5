import type { PlanResult } from '#shared/result.ts'
import { metricOf } from '#shared/metrics/metric.ts'
import type { PageInput } from '../layer-page.ts'
import { timeChart, type TimeChartModel } from '#shared/charts/time-model.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { MWMonthsText } from '../../messages/counts.ts'
import { addSeries } from '../../figures/series.ts'
import { kinksOf } from '../../charts/kinks.ts'

export type DeliveredChart = { readonly title: string; readonly sub: string; readonly chart: TimeChartModel }

type JudgedSeries = Pick<PlanResult, 'verdict' | 'sites' | 'months'>

function titleOf({ verdict, sites, months }: JudgedSeries): string {
	const { late, past } = verdict.totals
	const { basis, fullPower } = verdict
	if (late.mwMonths > 0)
		return `${MWMonthsText(late.mwMonths)} ${late.mwMonths === 1 ? 'is' : 'are'} ${basis === 'stated' ? 'later than target' : 'later than planned'}`
	if (past.late.mwMonths > 0) return `${MWMonthsText(past.late.mwMonths)} were late; the rest is on time`
	const most = Math.max(
		0,
		...addSeries(
			Object.values(sites).map((site) => site.deliveredItMW),
			months.length,
		),
	)
	if (fullPower.month === null) return most > 0 ? `${megawatts(most)} MW IT is delivered` : 'Nothing is delivered yet'
	return `${megawatts(most)} MW IT, delivered in full from ${longMonth(fullPower.month)}`
}

/** «914 MW-months late»; of what is past alone, since when. */
const calloutOf = ({ verdict: { totals } }: JudgedSeries, first: string): string =>
	totals.late.mwMonths > 0 ? `${MWMonthsText(totals.late.mwMonths)} late` : `late from ${shortMonth(first)}`

/** Megawatts IT that are needed and that are delivered, hatched where they come late: one model for the page and for paper. */
export function deliveredChart({ plan, result, status }: PageInput): DeliveredChart {
	// Of several sites the plan's is explained as the sum of theirs.
	const opens = (quantity: 'sites.deliveredItMW' | 'sites.targetItMW') =>
		plan.sites.length === 0 ? {} : { opens: { quantity, scope: 'plan', unit: metricOf(quantity).unit } }
	const { sites, months, verdict } = result
	const all = Object.values(sites)
	const needed = addSeries(
		all.map((site) => site.targetItMW),
		months.length,
	)
	const delivered = addSeries(
		all.map((site) => site.deliveredItMW),
		months.length,
	)
	// A site that is ahead makes up for none that is late.
	const late = addSeries(
		all.map((site) => site.lateMW),
		months.length,
	)
	const first = late.findIndex((value) => value > 0)
	return {
		title: titleOf(result),
		sub: 'MW IT, needed and delivered',
		chart: timeChart({
			months,
			unit: 'MW IT',
			steps: [
				{
					name: 'Delivered',
					values: delivered,
					...opens('sites.deliveredItMW'),
					colour: 'infrastructure',
					area: 'infrastructure-soft',
				},
				{
					name: verdict.basis === 'stated' ? 'Target' : 'Plan',
					values: needed,
					...opens('sites.targetItMW'),
					colour: 'failing',
					look: 'limit',
				},
			],
			short: {
				name: verdict.basis === 'stated' ? 'After the target' : 'Behind plan',
				lower: needed.map((value, month) => value - (late[month] ?? 0)),
				upper: needed,
				colour: 'failing',
			},
			callout:
				first < 0
					? null
					: { index: first, value: (needed[first] ?? 0) / 2, text: calloutOf(result, months[first] ?? '') },
			events: kinksOf(
				{ plan, result },
				{ values: delivered, opens: { quantity: 'sites.deliveredItMW', scope: 'plan' } },
			),
			status,
		}),
	}
}
