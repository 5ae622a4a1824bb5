import { timeChart } from '../charts/time-model.ts'
import { workedBefore } from '../figures/before-plan.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { equipmentTable, lateOf } from '../tables/equipment-view.ts'
import { type Figures, figuresFrom, lowestFigure, type FigureSource } from '../figures/figure.ts'
import { ifOrdered } from '../findings/hall-sentence.ts'
import { infrastructureFinding } from '../findings/infrastructure-finding.ts'
import { keyFigure, type KeyFigure, plainFigure } from '../figures/key-figure.ts'
import { planRows } from '../grid/grid-rows.ts'
import { type LayerPage, type NamedChart, type PageInput, present, tabWith } from './layer-page.ts'
import { networkList } from '../tables/network-list.ts'
import { largest, sum } from '../figures/series.ts'
import { hallDesignList, spaceList } from '../tables/space-list.ts'
import { compact, megawatts } from '../wording/figures.ts'
import { counted, shortMonth } from '../wording/months.ts'

/** Megawatts of halls as the plan dates them: from the month after each planned finish. */
function plannedItMW(plan: PlanFile, result: PlanResult): readonly number[] {
	const ready = plan.buildPhases.flatMap((phase) => {
		const entry = result.schedule[`phase:${phase.id}`]
		return entry === undefined
			? []
			: [{ from: phase.scope === 'existing' ? entry.plannedStart : addMonths(entry.plannedFinish, 1), MW: phase.itMW }]
	})
	return result.months.map((month) => sum(ready.filter((hall) => hall.from <= month).map((hall) => hall.MW)))
}

/** Halls as they come against their dates, of the plan or of a place in it, whose halls are then those of `plan`. */
export function hallsChart({ plan, result, today }: PageInput, { series }: Figures, of = 'plan'): NamedChart {
	const halls = series('layers.infrastructure.available', of)
	const ready = halls.values
	const planned = plannedItMW(plan, result)
	const worst = largest(planned.map((value, index) => value - (ready[index] ?? 0)))
	const late = worst !== null && worst.value > 0.05
	return {
		title: late
			? `Halls are ${megawatts(worst.value)} MW IT behind plan in ${shortMonth(result.months[worst.index] ?? '')}`
			: plan.buildPhases.length > 0
				? `Halls come as planned${ifOrdered(result)}`
				: 'No hall is planned',
		sub: 'MW IT: halls ready, as planned, and asked for',
		chart: timeChart({
			months: result.months,
			unit: 'MW IT',
			steps: [
				{ name: 'Halls ready', ...halls, colour: 'infrastructure', area: 'infrastructure-soft' },
				{ name: 'As planned', values: planned, colour: 'infrastructure', look: 'thin' },
				{ name: 'Asked', ...series('layers.infrastructure.required', of), colour: 'ink' },
			],
			short: { name: 'Late', lower: ready, upper: planned, colour: 'infrastructure' },
			today,
		}),
	}
}

function figuresOf({ plan, result }: FigureSource, { figure, month }: Figures): readonly KeyFigure[] {
	const late = Object.entries(result.schedule).filter(
		([ref, entry]) => ref.startsWith('phase:') && (entry.delayMonths > 0 || entry.finish === null),
	).length
	return [
		keyFigure('Planned', {
			figure: figure('infrastructure.phaseItMW'),
			unit: 'MW IT',
			note: counted(plan.buildPhases.length, 'hall'),
		}),
		keyFigure('Ready, last month', {
			figure: figure('layers.infrastructure.available', { at: 'last' }),
			unit: 'MW IT',
		}),
		plainFigure('Late halls', {
			value: String(late),
			unit: `of ${plan.buildPhases.length}`,
			note: result.workforce.gating === null ? '' : `${compact(result.workforce.gating.MWMonthsLost)} MW-months lost`,
		}),
		lowestFigure('Lowest cover', figure('layers.infrastructure.coverage', { at: 'least' }), month),
		keyFigure('Hours on site', {
			figure: figure('workforce.construction.hours'),
			unit: 'hours',
			note: workedBefore(result) ?? '',
		}),
		keyFigure('Hall capex', {
			figure: figure('finance.capexByLayer.infrastructure', { at: 'all' }),
			note: 'within the plan',
		}),
	]
}

const NO_PURCHASES =
	'Nothing is ordered yet: dates of delivery follow from the lead times. What is ordered already is stated here, hall by hall.'

/** Halls: planned against levelled, and what must be ordered when. */
export function buildInfrastructureView(input: PageInput): LayerPage {
	const { plan, result } = input
	const figures = figuresFrom({ plan, result })
	const equipment = equipmentTable(plan, result)
	return {
		layer: 'infrastructure',
		finding: infrastructureFinding(plan, result),
		figures: figuresOf({ plan, result }, figures),
		tabs: [
			{
				id: 'buildPhases',
				name: 'Halls',
				figure: String(plan.buildPhases.length),
				list: 'buildPhases',
				charts: [hallsChart(input, figures)],
			},
			...tabWith({ id: 'equipment', name: 'To order', ...lateOf(equipment), equipment }),
			{
				id: 'purchases',
				name: 'Purchases',
				figure: String(planRows(plan, 'purchases').length),
				list: 'purchases',
				empty: NO_PURCHASES,
			},
			...tabWith({
				id: 'design',
				name: 'Racks, floor and network',
				lists: present([hallDesignList(plan, result), spaceList(plan, result), networkList(plan, result)]),
			}),
		],
	}
}
