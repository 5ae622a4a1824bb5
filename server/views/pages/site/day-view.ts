import { DAY_KINDS, type SupplyDay } from '#shared/document/supply-day.ts'
import type { MetricName } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { dayShares, dayTable, highestOf } from '#shared/charts/day-chart.ts'
import type { ChartTable } from '#shared/charts/geometry.ts'
import type { Finding } from '../../findings/finding.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { percent, power, shortFigure } from '#shared/formats/figures.ts'
import { longMonth, shortMonth, yearOf } from '#shared/formats/months.ts'
import { meterChart } from '../energy-view.ts'
import type { NamedChart, PageInput } from '../layer-page.ts'
import { atSite } from './at-site.ts'
import { DAY_SITE, DAY_MONTH } from '#shared/pages/day-address.ts'

export type DayPanel = {
	readonly name: string
	readonly title: string
	readonly sub: string
	readonly day: SupplyDay
	readonly table: ChartTable
}
type DayViewChoice = { readonly value: string; readonly name: string; readonly chosen: boolean }
export type DayView = {
	readonly finding: Finding
	readonly sites: readonly DayViewChoice[]
	/** months of the year that is looked at, the years beside it first and last */
	readonly months: readonly DayViewChoice[]
	readonly month: string
	readonly siteId: string
	readonly figures: readonly KeyFigure[]
	readonly panels: readonly DayPanel[]
	/** firm power against what is asked, over the plan */
	readonly overPlan: NamedChart | null
	/** the same scale in all panels, MW */
	readonly highest: number
}

type BuildDayViewParams = { readonly siteId: string; readonly month: string }

/** The site and month that the address asks for; else the first site, and the month in which power is shortest or drawn most. */
export function dayAsked(plan: PlanFile, result: PlanResult, search: URLSearchParams): BuildDayViewParams | null {
	const asked = search.get(DAY_SITE)
	const site = plan.sites.find(({ id }) => id === asked) ?? plan.sites[0]
	const found = site && result.sites[site.id]
	if (!site || !found) return null
	const month = search.get(DAY_MONTH) ?? ''
	const named = result.months.includes(month)
	return { siteId: site.id, month: named ? month : (result.months[leastSpareOf(found).month] ?? '') }
}

type Spare = { readonly month: number; readonly MW: number }

/** Least firm power above what is drawn or asked, of the months in which anything is drawn; the last month where nothing ever is. */
function leastSpareOf({ contractedFirmMW, facilityPowerMW, layers }: PlanResult['sites'][string]): Spare {
	const spare = facilityPowerMW.map((drawn, month) => {
		const most = Math.max(drawn, layers.energy.required[month] ?? 0)
		return drawn > 0 ? (contractedFirmMW[month] ?? 0) - most : Infinity
	})
	const least = Math.min(...spare)
	return { month: Number.isFinite(least) ? spare.indexOf(least) : spare.length - 1, MW: least }
}

/** Of all sites the one with the least firm power above what is drawn or asked, and the month it is in; null without a site. */
export function tightestDay(plan: PlanFile, result: PlanResult): BuildDayViewParams | null {
	const [tightest] = plan.sites
		.flatMap(({ id }) => {
			const found = result.sites[id]
			return found === undefined ? [] : [{ siteId: id, spare: leastSpareOf(found) }]
		})
		.toSorted((one, other) => (one.spare.MW < other.spare.MW ? -1 : Number(one.spare.MW > other.spare.MW)))
	return tightest === undefined ? null : { siteId: tightest.siteId, month: result.months[tightest.spare.month] ?? '' }
}

const MONTH_DAYS = 30

/** Hour by hour, who carries a site through the days of a month. */
export function buildDayView(
	{ days, ...input }: PageInput & { readonly days: readonly SupplyDay[] },
	{ siteId, month }: BuildDayViewParams,
): DayView {
	const { plan, result } = input
	const here = atSite(input, { siteId, period: month })
	const over = here && meterChart(here, `site:${siteId}`)
	const { figure } = figuresFrom({ plan, result })
	const of = `site:${siteId}`
	const site = plan.sites.find(({ id }) => id === siteId)
	const told = (label: string, key: MetricName, unit: string) =>
		keyFigure(label, { figure: figure(key, { of, at: month }), unit, note: shortMonth(month) })
	return {
		finding: findingOf({ name: site?.name ?? siteId, month, days }, { figure, of }),
		siteId,
		month,
		sites: plan.sites.map(({ id, name }) => ({ value: id, name, chosen: id === siteId })),
		months: monthChoices(result.months, month),
		figures: [
			told('Firm power', 'contractedFirmMW', 'MW'),
			told('Carbon-free incl. battery', 'dispatch.carbonFreeMWh', 'MWh'),
			told('Grid', 'dispatch.importMWh', 'MWh'),
			told('On-site gas', 'dispatch.gasMWh', 'MWh'),
			told('Battery discharge', 'dispatch.batteryDischargeMWh', 'MWh'),
			told('Unserved', 'dispatch.unservedMWh', 'MWh'),
		],
		panels: days.map((day) => panelOf(day, { siteId, month })),
		overPlan: over && { ...over, chart: { ...over.chart, marked: month } },
		highest: highestOf(days),
	}
}

type FindingOfParams = { readonly name: string; readonly month: string; readonly days: readonly SupplyDay[] }
type Reads = { readonly figure: ReturnType<typeof figuresFrom>['figure']; readonly of: string }

function findingOf({ name, month, days }: FindingOfParams, { figure, of }: Reads): Finding {
	const firm = figure('contractedFirmMW', { of, at: month }).value ?? 0
	const peak = Math.max(0, ...days.flatMap(({ loadMW }) => loadMW))
	const asked = figure('layers.energy.required', { of, at: month }).value ?? 0
	const when = longMonth(month)
	return {
		title:
			peak > 0
				? `${when} at ${name}: ${power(firm)} firm, ${besideFirm(firm, { peak, asked })}`
				: `${when}: no load at ${name}`,
		lede: 'Hourly MW at the meter, local solar time. Firm is what the worst day of the month can carry.',
	}
}

/** What is asked and cannot be fed is drawn in no hour: firm power is then told beside what is asked, as the chart over the plan does. */
function besideFirm(firm: number, { peak, asked }: { readonly peak: number; readonly asked: number }): string {
	const beside = (most: number) => (firm >= most ? `${power(firm - most)} above` : `${power(most - firm)} below`)
	if (asked <= Math.max(firm, peak)) return `${beside(peak)} the peak hour`
	return `${beside(asked)} the ${power(asked)} needed; peak draw ${power(peak)}`
}

function panelOf(day: SupplyDay, at: BuildDayViewParams): DayPanel {
	const name = DAY_KINDS[day.kind]
	const count = Math.max(1, Math.round(day.days))
	const sub = day.kind === 'every' ? 'MW by hour' : `${String(count)} of ${String(MONTH_DAYS)} days, MW by hour`
	return { name, title: `${name}: ${carriedBy(day)}`, sub, day, table: dayTable(day, at) }
}

/** «grid 64 %, battery 20 %»: the two that carry most. */
function carriedBy(day: SupplyDay): string {
	const shares = dayShares(day)
	const all = shares.reduce((sum, { MWh }) => sum + MWh, 0)
	const [first, second] = shares.map(({ name, MWh }) => ({ name: lowered(name), share: MWh / all }))
	if (!first) return 'no load'
	const told = ({ name, share }: typeof first) => `${name} ${percent(share)}`
	return second ? `${told(first)}, ${told(second)}` : `${first.name} carries all ${shortFigure(all)} MWh`
}

const lowered = (name: string) => (name.startsWith('PPA') ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`)

const YEAR = 12

/** The months of the chosen one’s calendar year, with one step to the year before and after. */
function monthChoices(months: readonly string[], month: string): readonly DayViewChoice[] {
	const within = months.filter((one) => yearOf(one) === yearOf(month))
	const step = (by: number) => addMonths(month, by)
	const beside = (one: string) =>
		months.includes(one) ? [{ value: one, name: String(yearOf(one)), chosen: false }] : []
	return [
		...beside(step(-YEAR)),
		...within.map((one) => ({ value: one, name: shortMonth(one), chosen: one === month })),
		...beside(step(YEAR)),
	]
}
