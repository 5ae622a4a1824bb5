import { timeChart } from '#shared/charts/time-model.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { impliedOrders } from '#shared/refresh-orders.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Money } from '#shared/units/money.ts'
import { lowestCover } from '../layers/lowest-cover.ts'
import { type Figures, figuresFrom, type FigureSource } from '../figures/figure.ts'
import { chipsFinding } from '../findings/chips-finding.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import {
	type LayerPage,
	type ListEntry,
	type NamedChart,
	type NamedList,
	type PageInput,
	present,
	tabOf,
	tabOfList,
	tabWith,
} from './layer-page.ts'
import { figureEntry, unlessEmpty } from '../tables/list-entry.ts'
import { supplyTable } from '../tables/supply-view.ts'
import { compact, usd } from '#shared/formats/figures.ts'
import { counted } from '#shared/formats/months.ts'

function chipsChart(result: PlanResult, { series }: Figures, status: string | null): NamedChart {
	const energised = series('energisedAccelerators')
	const { accelerators: stranded } = result.stranded
	const idle = stranded.filter((value) => value >= 1).length
	const installed = Object.values(result.sites).some((site) => site.installedAccelerators.some((value) => value > 0))
	return {
		title:
			idle === 0
				? installed
					? 'Every chip runs once its burn-in ends'
					: 'No chips are installed in the plan'
				: `Chips are stranded in ${idle} of ${result.months.length} months`,
		sub: 'Accelerators by month: installed, running (after burn-in), needed',
		chart: timeChart({
			months: result.months,
			unit: 'accelerators',
			whole: true,
			steps: [
				{ name: 'Running', ...energised, colour: 'chips', area: 'chips-soft' },
				{ name: 'Installed', ...series('installedAccelerators'), colour: 'chips', look: 'thin' },
				{ name: 'Needed, with spares', ...series('layers.chips.required'), colour: 'ink' },
			],
			short: {
				name: 'Stranded',
				lower: energised.values,
				upper: energised.values.map((value, index) => value + (stranded[index] ?? 0)),
				colour: 'chips',
			},
			status,
		}),
	}
}

function figuresOf({ plan, result }: FigureSource, figures: Figures): readonly KeyFigure[] {
	const { figure, month, money } = figures
	const peak = figure('layers.chips.required', { at: 'largest' })
	return [
		keyFigure('Accelerators ordered', {
			figure: figure('schedule.orderAccelerators'),
			note: ordersText(plan),
		}),
		keyFigure('Running at plan end', {
			figure: figure('energisedAccelerators', { at: 'last' }),
			note: 'with power and a hall',
		}),
		keyFigure('Peak need, with spares', { figure: peak, note: month(peak) }),
		lowestCover('chips', result, figures),
		keyFigure('Stranded, peak', {
			figure: figure('stranded.accelerators', { at: 'largest' }),
			note: strandedWords(result, money),
		}),
		keyFigure('Chip capex', {
			figure: figure('finance.capexByLayer.chips', { at: 'all' }),
			note: 'in the plan, incl. network and storage',
		}),
	]
}

/** Orders of the plan, and those that its refreshes imply. */
function ordersText(plan: PlanFile): string {
	const refreshes = impliedOrders(plan, catalogueFor(plan).chips).length
	const stated = counted(plan.chipOrders.length, 'order')
	return refreshes === 0 ? stated : `${stated} and ${counted(refreshes, 'refresh', 'refreshes')}`
}

/** What idle chips cost over the plan. */
const strandedWords = ({ stranded }: PlanResult, money: Money): string =>
	stranded.acceleratorMonths <= 0
		? 'none'
		: `${compact(stranded.acceleratorMonths)} accelerator-months, costing ${usd(stranded.idleCapitalUsd, money)}`

/** Sites at which accelerators stand idle. */
const waitingAt = ({ plan, result }: FigureSource) =>
	plan.sites.flatMap(({ id, name }) => {
		const stranded = result.sites[id]?.stranded
		return stranded === undefined || stranded.acceleratorMonths === 0 ? [] : [{ id, name, stranded }]
	})

/** Accelerators that stand idle at each site, and what that costs; null where none does. */
function strandedList(source: FigureSource, { figure, month, money }: Figures): NamedList | null {
	const entries = waitingAt(source).map(({ id, name, stranded }): ListEntry => {
		const most = figure('stranded.accelerators', { of: `site:${id}`, at: 'largest' })
		const cost = usd(stranded.idleCapitalUsd, money)
		return figureEntry(
			{ ...most, text: `${most.text} in ${month(most)}` },
			{
				status: 'failing',
				statusText: 'Idle',
				title: name,
				note: `${compact(stranded.acceleratorMonths)} accelerator-months, ${cost} stranding cost over the plan`,
			},
		)
	})
	const sub = 'Installed and ramped, but without power or a hall'
	return unlessEmpty({ title: 'Stranded accelerators', sub, entries })
}

/** Orders against what power and halls can feed and what workloads ask for. */
export function buildChipsView({ plan, result, status }: PageInput): LayerPage {
	const source = { plan, result }
	const figures = figuresFrom(source)
	return {
		layer: 'chips',
		finding: chipsFinding(plan, result),
		figures: figuresOf(source, figures),
		tabs: [
			tabOf(
				{ id: 'chipOrders', name: 'Orders', figure: String(plan.chipOrders.length), list: 'chipOrders' },
				{ charts: () => [chipsChart(result, figures, status)] },
			),
			...tabOfList({ id: 'stranded', name: 'Stranded' }, waitingAt(source).length, () => strandedList(source, figures)),
			...tabWith({ id: 'supply', name: 'Supply' }, { tables: () => present([supplyTable(plan, result)]) }),
		],
	}
}
