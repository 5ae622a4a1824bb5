import type { MetricName } from '#shared/metrics/metric.ts'
import { figureOrNone, keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { type LayerStatus, siteStatuses } from '../../layers/layer-status.ts'
import { contractedFigure } from '../../tables/contracts/contracted-figure.ts'
import { besideText, contractedPower } from '../../tables/contracts/contracted-power.ts'
import { contractTable, powerList } from '../../tables/contracts/contract-table.ts'
import { equipmentTable, lateOf, needsEquipment } from '../../tables/equipment-view.ts'
import { networkList } from '../../tables/network-list.ts'
import { hallDesignList, spaceList } from '../../tables/space-list.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { meterChart } from '../energy-view.ts'
import { hallsChart } from '../infrastructure-view.ts'
import {
	type NamedChart,
	type PageInput,
	present,
	type TabbedPage,
	tabOf,
	tabOfList,
	tabWith,
	type FigureTable,
} from '../layer-page.ts'
import { ruleTables } from './rule-tables.ts'
import { hasSheet, sheetTable } from './sheet-table.ts'
import { whereOf } from './sites-view.ts'
import { type AtSite, atSite } from './at-site.ts'
import { hallDates, placeList, riskList } from './site-lists.ts'
import { asOnePlace } from '#shared/metrics/several-places.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { Series } from '#shared/series.ts'
import { type BarSeries, timeChart } from '#shared/charts/time-model.ts'
import { largest, sum } from '#server/views/figures/series.ts'
import { headOf } from '#server/views/tables/head-of.ts'
import { tradeName } from '#shared/formats/names.ts'
import type { Figures } from '#server/views/figures/figure.ts'

type Trade = { readonly trade: string; readonly values: Series }

/** Trades that work at the site, those with most months of work first. */
function tradesOf({ result, site }: AtSite): readonly Trade[] {
	return Object.entries(result.workforce.bySite[site.id] ?? {})
		.map(([trade, values]) => ({ trade, values, total: sum(values) }))
		.filter(({ total }) => total >= 0.5)
		.toSorted((a, b) => b.total - a.total)
}

/** Named apart; the rest together. */
const TONES = 4

const othersOf = ({ series }: Figures, crews: string | undefined): readonly BarSeries[] =>
	crews === undefined ? [] : [{ name: 'All other trades', ...series('workforce.bySite', crews), colour: 'trade-5' }]

/** Everybody at work at the site, the trades with most months of work by name. */
function peopleChart({ result, status, site, figures }: AtSite, ranked: readonly Trade[]): NamedChart | null {
	if (ranked.length === 0) return null
	const bars: readonly BarSeries[] = ranked.slice(0, TONES).map(({ trade }, index) => ({
		name: sentenceCase(tradeName(trade)),
		...figures.series('workforce.bySite', `crew:${site.id}/${trade}`),
		colour: `trade-${index + 1}`,
	}))
	const rest = asOnePlace(
		'crew',
		ranked.slice(TONES).map(({ trade }) => `${site.id}/${trade}`),
	)
	const all = figures.series('workforce.bySite', `site:${site.id}`)
	const peak = largest(all.values)
	return {
		title: `${figures.figure('workforce.bySite', { of: `site:${site.id}`, at: 'largest' }).text} people at peak, in ${shortMonth(result.months[peak?.index ?? 0] ?? '')}`,
		sub: 'Construction and operations headcount by trade',
		chart: timeChart({
			months: result.months,
			unit: 'people',
			whole: true,
			bars: [...bars, ...othersOf(figures, rest)],
			steps: [{ name: 'All', ...all, colour: 'ink', look: 'thin' }],
			status,
		}),
	}
}

/**
 * Of each trade its largest month, beside how many are there in the month looked at; those with most months of work first. Null
 * where nobody works there.
 */
function tradeTable(
	{ site, figures: { figure, month }, period }: AtSite,
	ranked: readonly Trade[],
): FigureTable | null {
	if (ranked.length === 0) return null
	const people = headOf('workforce.bySite')
	const peaks = 'in each trade’s peak month'
	return {
		title: 'Peak headcount by trade',
		sub: `Construction and operations, ${period === null ? '' : `in ${longMonth(period)} and `}${peaks}`,
		heads: [
			fieldFacts('labourPools', 'trade').label,
			...(period === null ? [] : [`${people}, ${shortMonth(period)}`]),
			`${people}, peak`,
			'Month',
		],
		rows: ranked.map(({ trade }) => {
			const of = `crew:${site.id}/${trade}`
			const peak = figure('workforce.bySite', { of, at: 'largest' })
			const now = period === null ? [] : [figure('workforce.bySite', { of, at: period })]
			return { key: trade, name: sentenceCase(tradeName(trade)), figures: [...now, peak, month(peak)] }
		}),
	}
}

export type SitePage = TabbedPage & {
	readonly id: string
	readonly name: string
	/** region and country */
	readonly where: string
	readonly states: readonly LayerStatus[]
	/** the other sites of the plan and this one, in the plan's order */
	readonly sites: readonly { readonly id: string; readonly name: string }[]
	readonly months: readonly string[]
	/** the month that is looked at; null: the whole plan */
	readonly period: string | null
}

/** The same figures in one month. */
function figuresIn(month: string, { site, figures: { figure } }: AtSite): readonly KeyFigure[] {
	const told = (label: string, key: MetricName, unit = '') =>
		keyFigure(label, { figure: figure(key, { of: `site:${site.id}`, at: month }), unit, note: longMonth(month) })
	return [
		told('Firm power', 'contractedFirmMW', 'MW'),
		told('Halls ready', 'commissionedItMW', 'MW IT'),
		told('IT power', 'itPowerMW', 'MW IT'),
		told('At the meter', 'facilityPowerMW', 'MW'),
		told('Accelerators running', 'energisedAccelerators'),
		told('Construction and operations staff', 'workforce.bySite', 'people'),
	]
}

function figuresOf({ plan, result, site, figures }: AtSite): readonly KeyFigure[] {
	const { figure, month } = figures
	const of = `site:${site.id}`
	const contracted = contractedPower(plan, result)
	const beside = besideText(contracted)
	const drawn = figure('facilityPowerMW', { of, at: 'largest' })
	const run = figure('itPowerMW', { of, at: 'largest' })
	const people = figure('workforce.bySite', { of, at: 'largest' })
	return [
		figureOrNone('Contracted', {
			figure: contractedFigure(figures, contracted),
			unit: 'MW firm',
			note: beside === '' ? counted(plan.powerContracts.length, 'contract') : `plus ${beside}`,
		}),
		keyFigure('Halls ready at plan end', {
			figure: figure('commissionedItMW', { of, at: 'last' }),
			unit: 'MW IT',
			note: counted(plan.buildPhases.length, 'hall'),
		}),
		keyFigure('IT power, peak', {
			figure: run,
			unit: 'MW IT',
			note: [month(run), drawn.value === null ? '' : `${drawn.text} MW at the meter`]
				.filter((part) => part !== '')
				.join('; '),
		}),
		keyFigure('Peak PUE', { figure: figure('peakPue', { of }), note: 'hottest hour, full load' }),
		keyFigure('Accelerators running', {
			figure: figure('energisedAccelerators', { of, at: 'last' }),
			note: 'at plan end',
		}),
		keyFigure('Peak headcount', { figure: people, unit: 'people', note: month(people) }),
	]
}

/** Charts with the month that the figures beside them are of. */
const marked = (charts: readonly NamedChart[], period: string | null): readonly NamedChart[] =>
	period === null ? charts : charts.map((one) => ({ ...one, chart: { ...one.chart, marked: period } }))

/**
 * A site by itself: what it comes to, its power, halls, people and risks, over the plan or in one month; null where the plan
 * has no such site.
 */
export function buildSitePage(input: PageInput, siteId: string, asked: string | null = null): SitePage | null {
	const here = atSite(input, { siteId, period: asked })
	if (here === null) return null
	const { plan, result, site, figures, period } = here
	const of = `site:${siteId}`
	const states = siteStatuses(input.plan, input.result, siteId)
	const [worst, ...others] = states
	const trades = tradesOf(here)
	const risks = riskList(here)
	return {
		id: siteId,
		name: site.name,
		where: whereOf(site),
		states,
		sites: input.plan.sites.map(({ id, name }) => ({ id, name })),
		finding: { title: `${site.name}: ${worst?.note ?? ''}`, lede: others.map(({ note }) => note).join(' ') },
		months: result.months,
		period,
		figures: period === null ? figuresOf(here) : figuresIn(period, here),
		tabs: [
			tabOf(
				{ id: 'summary', name: 'Summary' },
				{
					charts: () => marked([meterChart(here, of), hallsChart(here, figures, of)], period),
					lists: () => present([placeList(here)]),
				},
			),
			...tabWith(
				{ id: 'power', name: 'Power', figure: `${megawatts(contractedPower(plan, result).firmMW)} MW contracted` },
				{
					lists: () => present([powerList(plan, result)]),
					tables: () => present([contractTable(plan, result, period)]),
				},
			),
			...tabWith(
				{ id: 'halls', name: 'Halls', figure: String(plan.buildPhases.length) },
				{
					tables: () => present([hallDates(here)]),
					lists: () => present([hallDesignList(plan, result)]),
				},
			),
			...tabWith(
				{ id: 'floor', name: 'Floor and network' },
				{ lists: () => present([spaceList(plan, result), networkList(plan, result)]) },
			),
			...(needsEquipment(result)
				? [
						tabOf(
							{ id: 'order', name: 'To order', ...lateOf(result) },
							{ equipment: () => equipmentTable(plan, result) },
						),
					]
				: []),
			...(trades.length === 0
				? []
				: [
						tabOf(
							{ id: 'people', name: 'People' },
							{
								charts: () => marked(present([peopleChart(here, trades)]), period),
								tables: () => present([tradeTable(here, trades)]),
							},
						),
					]),
			...(hasSheet(here.whole, siteId)
				? [tabOf({ id: 'sheet', name: 'Year by year' }, { tables: () => [sheetTable(figures, siteId)] })]
				: []),
			...tabWith({ id: 'rules', name: 'Rules' }, { tables: () => ruleTables(here.whole, siteId) }),
			...tabOfList({ id: 'risks', name: 'Risks' }, risks?.entries.length ?? 0, () => risks),
		],
	}
}
