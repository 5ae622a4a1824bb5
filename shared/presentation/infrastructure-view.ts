import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { equipmentTable } from './equipment-view.ts'
import { infrastructureFinding } from './findings/infrastructure-finding.ts'
import type { KeyFigure } from './key-figure.ts'
import type { LayerPage, NamedChart, PageInput } from './layer-page.ts'
import { networkList } from './network-list.ts'
import { largest, last, smallest, sum } from './series.ts'
import { hallDesignList, spaceList } from './space-list.ts'
import { compact, megawatts, MISSING, percent, usd } from './wording/figures.ts'
import { shortMonth } from './wording/months.ts'

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

function hallsChart({ plan, result, today }: PageInput<PlanFile, PlanResult>): NamedChart {
	const ready = result.buildout.itMW.infrastructure
	const planned = plannedItMW(plan, result)
	const worst = largest(planned.map((value, index) => value - (ready[index] ?? 0)))
	const late = worst !== null && worst.value > 0.05
	return {
		title: late
			? `Halls are ${megawatts(worst.value)} MW IT behind plan in ${shortMonth(result.months[worst.index] ?? '')}`
			: 'Halls come as planned',
		sub: 'MW IT: halls ready, as planned, and asked for',
		chart: {
			months: result.months,
			unit: 'MW IT',
			bars: [],
			steps: [
				{
					name: 'Halls ready',
					values: ready,
					colour: 'infrastructure',
					ink: 'infrastructure-ink',
					look: 'solid',
					area: 'infrastructure-soft',
					opens: { quantity: 'layers.infrastructure.available', scope: 'plan' },
				},
				{ name: 'As planned', values: planned, colour: 'infrastructure', ink: 'infrastructure-ink', look: 'thin' },
				{
					name: 'Asked',
					values: result.layers.infrastructure.required,
					colour: 'ink',
					ink: 'ink',
					look: 'solid',
					opens: { quantity: 'layers.infrastructure.required', scope: 'plan' },
				},
			],
			short: { name: 'Late', lower: ready, upper: planned, colour: 'infrastructure' },
			callout: null,
			today,
		},
	}
}

function figuresOf(plan: PlanFile, result: PlanResult): readonly KeyFigure[] {
	const { coverage } = result.layers.infrastructure
	const worst = smallest(coverage)
	const months = result.months
	const lastMonth = months.at(-1) ?? null
	const figure = (quantity: string, month: string | null) => ({ quantity, scope: 'plan', month })
	const late = Object.entries(result.schedule).filter(
		([ref, entry]) => ref.startsWith('phase:') && (entry.delayMonths > 0 || entry.finish === null),
	).length
	const halls = sum(result.finance.capexByLayer.infrastructure)
	return [
		{
			label: 'Planned',
			value: megawatts(sum(plan.buildPhases.map((phase) => phase.itMW))),
			unit: 'MW IT',
			note: `${plan.buildPhases.length} halls`,
			why: figure('infrastructure.phaseItMW', null),
		},
		{
			label: 'Ready, last month',
			value: megawatts(last(result.buildout.itMW.infrastructure)),
			unit: 'MW IT',
			note: '',
			why: figure('layers.infrastructure.available', lastMonth),
		},
		{
			label: 'Late halls',
			value: String(late),
			unit: `of ${plan.buildPhases.length}`,
			note: result.workforce.gating === null ? '' : `${compact(result.workforce.gating.MWMonthsLost)} MW-months lost`,
			why: null,
		},
		{
			label: 'Lowest cover',
			value: worst === null ? MISSING : percent(worst.value),
			unit: '',
			note: worst === null ? 'nothing asked' : shortMonth(months[worst.index] ?? ''),
			why: worst === null ? null : figure('layers.infrastructure.coverage', months[worst.index] ?? null),
		},
		{
			label: 'Hours on site',
			value: compact(result.workforce.construction.hours),
			unit: 'hours',
			note: '',
			why: figure('workforce.construction.hours', null),
		},
		{
			label: 'Hall capex',
			value: usd(halls),
			unit: '',
			note: '',
			why: figure('finance.capexByLayer.infrastructure', 'all'),
		},
	]
}

/** Halls: planned against levelled, and what must be ordered when. */
export function buildInfrastructureView(input: PageInput<PlanFile, PlanResult>): LayerPage {
	const { plan, result } = input
	const lists = [spaceList(plan, result), networkList(plan, result)]
	return {
		layer: 'infrastructure',
		finding: infrastructureFinding(plan, result),
		figures: figuresOf(plan, result),
		bars: null,
		charts: [hallsChart(input)],
		list: hallDesignList(plan, result),
		more: lists.filter((list) => list !== null),
		equipment: equipmentTable(plan, result),
	}
}
