import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { chipsFinding } from './findings/chips-finding.ts'
import type { KeyFigure } from './key-figure.ts'
import type { LayerPage, ListEntry, NamedChart, NamedList, PageInput } from './layer-page.ts'
import { addSeries, largest, last, smallest, sum } from './series.ts'
import { buildSupplyTable } from './supply-view.ts'
import { compact, count, MISSING, percent, usd } from './wording/figures.ts'
import { shortMonth } from './wording/months.ts'

function chipsChart(result: PlanResult, today: string | null): NamedChart {
	const sites = Object.values(result.sites)
	const installed = addSeries(
		sites.map((site) => site.installedAccelerators),
		result.months.length,
	)
	const energised = addSeries(
		sites.map((site) => site.energisedAccelerators),
		result.months.length,
	)
	const { accelerators: stranded } = result.stranded
	const idle = stranded.filter((value) => value >= 1).length
	return {
		title:
			idle === 0
				? 'Chips wait for nothing once they are installed'
				: `In ${idle} of ${result.months.length} months chips stand without power or a hall`,
		sub: 'Accelerators installed, energised and asked for, by month',
		chart: {
			months: result.months,
			unit: 'accelerators',
			bars: [],
			steps: [
				{
					name: 'Energised',
					values: energised,
					colour: 'chips',
					ink: 'chips-ink',
					look: 'solid',
					area: 'chips-soft',
					opens: { quantity: 'energisedAccelerators', scope: 'plan' },
				},
				{
					name: 'Installed',
					values: installed,
					colour: 'chips',
					ink: 'chips-ink',
					look: 'thin',
					opens: { quantity: 'installedAccelerators', scope: 'plan' },
				},
				{
					name: 'Asked',
					values: result.layers.chips.required,
					colour: 'ink',
					ink: 'ink',
					look: 'solid',
					opens: { quantity: 'layers.chips.required', scope: 'plan' },
				},
			],
			short: {
				name: 'Stranded',
				lower: energised,
				upper: energised.map((value, index) => value + (stranded[index] ?? 0)),
				colour: 'chips',
			},
			callout: null,
			today,
		},
	}
}

function figuresOf(plan: PlanFile, result: PlanResult): readonly KeyFigure[] {
	const { required, coverage } = result.layers.chips
	const worst = smallest(coverage)
	const peak = largest(required)
	const months = result.months
	const lastMonth = months.at(-1) ?? null
	const figure = (quantity: string, month: string | null) => ({ quantity, scope: 'plan', month })
	const energised = addSeries(
		Object.values(result.sites).map((site) => site.energisedAccelerators),
		months.length,
	)
	const worstIdle = largest(result.stranded.accelerators)
	return [
		{
			label: 'Accelerators ordered',
			value: count(sum(plan.chipOrders.map((order) => order.accelerators))),
			unit: '',
			note: `${plan.chipOrders.length} orders`,
			why: figure('schedule.orderAccelerators', null),
		},
		{
			label: 'Running, last month',
			value: count(last(energised)),
			unit: '',
			note: 'with power and a hall',
			why: figure('energisedAccelerators', lastMonth),
		},
		{
			label: 'Asked at the peak',
			value: count(peak?.value ?? 0),
			unit: '',
			note: peak === null ? '' : shortMonth(months[peak.index] ?? ''),
			why: figure('layers.chips.required', months[peak?.index ?? 0] ?? null),
		},
		{
			label: 'Lowest cover',
			value: worst === null ? MISSING : percent(worst.value),
			unit: '',
			note: worst === null ? 'nothing asked' : shortMonth(months[worst.index] ?? ''),
			why: worst === null ? null : figure('layers.chips.coverage', months[worst.index] ?? null),
		},
		{
			label: 'Stranded, worst',
			value: count(worstIdle?.value ?? 0),
			unit: '',
			note: `${compact(result.stranded.acceleratorMonths)} acc-months, ${usd(result.stranded.idleCapitalUsd)} idle`,
			why: figure('chips.stranded', months[worstIdle?.index ?? 0] ?? null),
		},
		{
			label: 'Chip capex',
			value: usd(sum(result.finance.capexByLayer.chips)),
			unit: '',
			note: 'with network and storage',
			why: figure('finance.capexByLayer.chips', 'all'),
		},
	]
}

/** Accelerators that stand idle at each site, and what that costs; null where none does. */
function strandedList(plan: PlanFile, result: PlanResult): NamedList | null {
	const entries = plan.sites.flatMap(({ id, name }): readonly ListEntry[] => {
		const stranded = result.sites[id]?.stranded
		const worst = stranded && largest(stranded.accelerators)
		if (!stranded || !worst || stranded.acceleratorMonths === 0) return []
		const month = result.months[worst.index] ?? null
		const why = { quantity: 'stranded.accelerators', scope: `site:${id}`, month }
		const cost = usd(stranded.idleCapitalUsd)
		return [
			{
				key: id,
				status: 'failing',
				statusText: 'Idle',
				title: name,
				note: `${compact(stranded.acceleratorMonths)} accelerator-months, ${cost} of capital idle over the plan`,
				value: '',
				open: { text: `${count(worst.value)} in ${shortMonth(month ?? '')}`, why },
			},
		]
	})
	if (entries.length === 0) return null
	return { title: 'Stranded accelerators', sub: 'Installed and past their ramp, without power or a hall', entries }
}

/** Orders against what power and halls can feed and what workloads ask for. */
export function buildChipsView({ plan, result, today }: PageInput<PlanFile, PlanResult>): LayerPage {
	return {
		layer: 'chips',
		finding: chipsFinding(plan, result),
		figures: figuresOf(plan, result),
		bars: null,
		charts: [chipsChart(result, today)],
		list: strandedList(plan, result),
		supply: buildSupplyTable(plan, result),
	}
}
