import type { ResultKey } from '#shared/document/keys.ts'
import { figureOrNone, keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { type LayerStatus, siteStatuses } from '../../layers/layer-status.ts'
import { contractedFigure } from '../../tables/contracts/contracted-figure.ts'
import { besideText, contractedPower } from '../../tables/contracts/contracted-power.ts'
import { contractTable, powerList } from '../../tables/contracts/contract-table.ts'
import { equipmentTable, lateOf, needsEquipment } from '../../tables/equipment-view.ts'
import { networkList } from '../../tables/network-list.ts'
import { hallDesignList, spaceList } from '../../tables/space-list.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { meterChart } from '../energy-view.ts'
import { hallsChart } from '../infrastructure-view.ts'
import { type NamedChart, type PageInput, present, type TabbedPage, tabOf, tabOfList, tabWith } from '../layer-page.ts'
import { whereOf } from './sites-view.ts'
import { type AtSite, atSite } from './at-site.ts'
import { hallDates, placeList, riskList } from './site-lists.ts'
import { peopleChart, tradesOf, tradeTable } from './site-people.ts'

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
	const told = (label: string, key: ResultKey, unit = '') =>
		keyFigure(label, { figure: figure(key, { of: `site:${site.id}`, at: month }), unit, note: longMonth(month) })
	return [
		told('Firm power', 'contractedFirmMW', 'MW'),
		told('Halls ready', 'commissionedItMW', 'MW IT'),
		told('IT power', 'itPowerMW', 'MW IT'),
		told('At the meter', 'facilityPowerMW', 'MW'),
		told('Accelerators running', 'energisedAccelerators'),
		told('Builders and operators', 'workforce.bySite', 'people'),
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
			unit: 'MW firm capacity',
			note: beside === '' ? counted(plan.powerContracts.length, 'contract') : `beside it ${beside}`,
		}),
		keyFigure('Halls ready, last month', {
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
			note: 'last month',
		}),
		keyFigure('Builders and operators, peak', { figure: people, unit: 'people', note: month(people) }),
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
			...tabOfList({ id: 'risks', name: 'Risks' }, risks?.entries.length ?? 0, () => risks),
		],
	}
}
