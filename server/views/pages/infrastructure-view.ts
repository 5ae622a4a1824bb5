import { timeChart } from '#shared/charts/time-model.ts'
import { kinksOf } from '../charts/kinks.ts'
import { workedBefore } from '../figures/before-plan.ts'
import { equipmentTable, lateOf, needsEquipment } from '../tables/equipment-view.ts'
import { lowestCover } from '../layers/lowest-cover.ts'
import { type Figures, figuresFrom, type FigureSource } from '../figures/figure.ts'
import { ifOrdered } from '../findings/hall-sentence.ts'
import { infrastructureFinding } from '../findings/infrastructure-finding.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { planRows } from '../grid/grid-rows.ts'
import { type LayerPage, type NamedChart, type PageInput, present, tabOf, tabWith } from './layer-page.ts'
import { networkList } from '../tables/network-list.ts'
import { largest, sum } from '../figures/series.ts'
import { hallDesignList, spaceList } from '../tables/space-list.ts'
import { isOne } from '../messages/counts.ts'
import { count, megawatts } from '#shared/formats/figures.ts'
import { counted, shortMonth } from '#shared/formats/months.ts'

/** Halls as they come against their dates, of the plan or of a place in it, whose halls are then those of `plan`. */
export function hallsChart({ plan, result, status }: PageInput, { series }: Figures, of = 'plan'): NamedChart {
	const halls = series('layers.infrastructure.available', of)
	const ready = halls.values
	const planned = series('infrastructure.plannedReady', of)
	// What stands still for works is finished all the same: it is not behind its date.
	const sites = Object.entries(result.sites).filter(([id]) => of === 'plan' || of === `site:${id}`)
	const finished = ready.map((MW, index) =>
		Math.max(MW, sum(sites.map(([, { commissionedItMW }]) => commissionedItMW[index] ?? 0))),
	)
	const worst = largest(planned.values.map((value, index) => value - (finished[index] ?? 0)))
	const late = worst !== null && worst.value > 0.05
	return {
		title: late
			? `Halls are ${megawatts(worst.value)} MW IT behind plan in ${shortMonth(result.months[worst.index] ?? '')}`
			: plan.buildPhases.length > 0
				? `Halls are on plan${ifOrdered(result)}`
				: 'No hall is planned',
		sub: 'MW IT: ready, planned and needed',
		chart: timeChart({
			months: result.months,
			unit: 'MW IT',
			steps: [
				{ name: 'Halls ready', ...halls, colour: 'infrastructure', area: 'infrastructure-soft' },
				{ name: 'Planned', ...planned, colour: 'infrastructure', look: 'thin' },
				{ name: 'Needed', ...series('layers.infrastructure.required', of), colour: 'ink' },
			],
			short: { name: 'Late', lower: finished, upper: planned.values, colour: 'infrastructure' },
			events: kinksOf({ plan, result }, { ...halls, layer: 'infrastructure' }),
			status,
		}),
	}
}

/** How many halls come after their own planned dates: «both halls behind plan». */
function behindText(late: number, halls: number): string {
	if (late === 0) return halls === 1 ? 'the hall keeps its plan' : 'no hall behind plan'
	if (late < halls) return `${count(late)} of ${count(halls)} halls behind plan`
	if (halls === 1) return 'the hall behind plan'
	return halls === 2 ? 'both halls behind plan' : `all ${counted(halls, 'hall')} behind plan`
}

function figuresOf({ plan, result }: FigureSource, figures: Figures): readonly KeyFigure[] {
	const { figure } = figures
	const halls = Object.entries(result.schedule).filter(([ref]) => ref.startsWith('phase:'))
	const late = halls.filter(([, { delayMonths, finish }]) => delayMonths > 0 || finish === null).length
	const [latest] = halls.toSorted(([, one], [, other]) => other.delayMonths - one.delayMonths)
	return [
		keyFigure('Planned', {
			figure: figure('infrastructure.phaseItMW'),
			unit: 'MW IT',
			note: counted(plan.buildPhases.length, 'hall'),
		}),
		keyFigure('IT capacity, full build', {
			figure: figure('layers.infrastructure.available', { at: 'last' }),
			unit: 'MW IT',
		}),
		...(latest === undefined
			? []
			: [
					keyFigure('Longest delay behind plan', {
						figure: figure('schedule.delayMonths', { of: latest[0], as: String }),
						unit: isOne(latest[1].delayMonths) ? 'month' : 'months',
						note: behindText(late, halls.length),
					}),
				]),
		lowestCover('infrastructure', result, figures),
		keyFigure('Labor hours on site', {
			figure: figure('workforce.construction.hours'),
			unit: 'hours',
			note: workedBefore(result) ?? '',
		}),
		keyFigure('Hall capex', {
			figure: figure('finance.capexByLayer.infrastructure', { at: 'all' }),
			note: 'in the plan',
		}),
	]
}

const NO_PURCHASES = 'No purchases yet. Deliveries use standard lead times until you add orders.'

const NO_STEPS = 'No overrides. All 13 steps follow each hall’s start and duration; add a step to fix its dates.'

/** Halls: planned against levelled, and what must be ordered when. */
export function buildInfrastructureView(input: PageInput): LayerPage {
	const { plan, result } = input
	const figures = figuresFrom({ plan, result })
	return {
		layer: 'infrastructure',
		finding: infrastructureFinding(plan, result),
		figures: figuresOf({ plan, result }, figures),
		tabs: [
			tabOf(
				{ id: 'buildPhases', name: 'Halls', figure: String(plan.buildPhases.length), list: 'buildPhases' },
				{ charts: () => [hallsChart(input, figures)] },
			),
			...(needsEquipment(result)
				? [
						tabOf(
							{ id: 'equipment', name: 'To order', ...lateOf(result) },
							{ equipment: () => equipmentTable(plan, result) },
						),
					]
				: []),
			{
				id: 'purchases',
				name: 'Purchases',
				figure: String(planRows(plan, 'purchases').length),
				list: 'purchases',
				empty: NO_PURCHASES,
			},
			{
				id: 'hallSteps',
				name: 'Step overrides',
				figure: String(planRows(plan, 'hallSteps').length),
				list: 'hallSteps',
				empty: NO_STEPS,
			},
			{
				id: 'leases',
				name: 'Leases',
				figure: String(plan.leases.length),
				list: 'leases',
				empty: 'Tenants leasing hall power: load served first, and rent.',
			},
			...tabWith(
				{ id: 'design', name: 'Racks, floor and network' },
				{
					lists: () => present([hallDesignList(plan, result), spaceList(plan, result), networkList(plan, result)]),
				},
			),
		],
	}
}
