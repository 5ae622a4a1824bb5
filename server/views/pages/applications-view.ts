import { coverChart } from '#shared/charts/time-model.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { ApplicationResult } from '#shared/result/workload-result.ts'
import { demandTable } from '../tables/demand-table.ts'
import { type Figures, figuresFrom, lowestFigure, type FigureSource } from '../figures/figure.ts'
import { applicationsFinding } from '../findings/demand-finding.ts'
import { lacksPrice, NEEDS_PRICE } from '../figures/unpriced.ts'
import { figureOrNone, keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import {
	type LayerPage,
	type ListEntry,
	type NamedChart,
	type PageInput,
	present,
	tabOf,
	tabWith,
} from './layer-page.ts'
import { unlessEmpty } from '../tables/list-entry.ts'
import { type Extreme, largest, smallest, sum } from '../figures/series.ts'
import { compact, MISSING } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'

function demandChart(result: PlanResult, { series }: Figures, status: string | null): NamedChart {
	const required = series('layers.applications.required')
	const available = series('layers.applications.available')
	const worst = largest(required.values.map((value, index) => value - (available.values[index] ?? 0)))
	const short = worst !== null && worst.value > 1e-6
	return {
		title: short
			? `${compact(worst.value)} tokens/s go unserved in ${shortMonth(result.months[worst.index] ?? '')}`
			: worst !== null && sum(required.values) > 0
				? 'All token demand is served'
				: 'No token demand',
		sub: 'Output tokens/s at the peak of the active window: demand and served',
		chart: coverChart(
			{ months: result.months, status },
			{
				layer: 'applications',
				unit: 'tokens/s',
				has: { name: 'Served', ...available },
				asked: required,
				short: 'Unserved',
			},
		),
	}
}

type ApplicationFacts = { readonly lowest: Extreme | null; readonly runsAt: string; readonly own: ApplicationResult }

/** When it is served least, and where it runs if not simply in a data centre. */
function noteOf({ lowest, runsAt, own }: ApplicationFacts, months: readonly string[]): string {
	const served = lowest === null ? 'no demand in the plan' : `lowest in ${shortMonth(months[lowest.index] ?? '')}`
	const place = runsAt === '' || runsAt === 'datacenter' ? '' : `runs at ${runsAt}`
	if (own.inDevicesTokensPerSecond !== undefined) return `served on-device; ${place}`
	return place === '' ? served : `${served}; ${place}`
}

function entriesOf({ plan, result }: FigureSource, { figure }: Figures): readonly ListEntry[] {
	const { archetypes } = catalogueFor(plan)
	return plan.applications.flatMap((application) => {
		const own = result.applications[application.id]
		if (own === undefined) return []
		const peak = largest(own.demandTokensPerSecond)
		const lowest = smallest(own.servedShare)
		const at = lowest?.index ?? 0
		const asked = compact(own.demandTokensPerSecond[at] ?? 0)
		const entry: ListEntry = {
			key: application.id,
			status: lowest === null ? null : lowest.value >= 1 - 1e-9 ? 'ok' : 'failing',
			title: `${application.name ?? application.id} needs ${compact(peak?.value ?? 0)} tokens/s at peak`,
			note: noteOf(
				{ lowest, runsAt: archetypes.find(({ id }) => id === application.archetype)?.runsAt ?? '', own },
				result.months,
			),
			value: MISSING,
			open:
				lowest === null
					? null
					: figure('servedTokensPerSecond', {
							of: `application:${application.id}`,
							at: result.months[at] ?? 'last',
							as: (served) => `${compact(served)} of ${asked} tok/s`,
						}),
		}
		return [entry]
	})
}

function figuresOf(source: FigureSource, { figure, month }: Figures): readonly KeyFigure[] {
	const peak = figure('layers.applications.required', { at: 'largest' })
	const mean = figure('meanTokensPerSecond', { at: 'largest' })
	return [
		keyFigure('Peak demand', {
			figure: peak,
			unit: 'tokens/s',
			note: (peak.value ?? 0) > 0 ? month(peak) : '',
		}),
		lowestFigure('Lowest share served', figure('layers.applications.coverage', { at: 'least' }), month),
		keyFigure('Average demand', {
			figure: mean,
			unit: 'tokens/s',
			note: (mean.value ?? 0) > 0 ? `over the day, ${month(mean)}` : '',
		}),
		figureOrNone('Revenue', {
			figure: lacksPrice(source) ? null : figure('finance.totals.revenueUsd'),
			note: lacksPrice(source) ? NEEDS_PRICE : 'over the plan',
		}),
	]
}

/** Applications: what users ask for over time and how much of it they get. */
export function buildApplicationsView({ plan, result, status }: PageInput): LayerPage {
	const figures = figuresFrom({ plan, result })
	return {
		layer: 'applications',
		finding: applicationsFinding(plan, result),
		figures: figuresOf({ plan, result }, figures),
		tabs: [
			tabOf(
				{
					id: 'applications',
					name: 'Applications',
					figure: String(plan.applications.length),
					list: 'applications',
				},
				{ charts: () => [demandChart(result, figures, status)] },
			),
			...tabWith(
				{ id: 'asks', name: 'Demand by application' },
				{
					lists: () =>
						present([
							unlessEmpty({
								title: 'Demand by application',
								sub: 'Right: share of demand served in the worst month',
								entries: entriesOf({ plan, result }, figures),
							}),
						]),
					tables: () => present([demandTable(plan, result)]),
				},
			),
		],
	}
}
