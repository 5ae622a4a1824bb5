import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { BarRow } from './charts/bar-list.ts'
import type { TimeChartModel } from './charts/time-chart.ts'
import { contractTable, notBilledList, powerList } from './contract-table.ts'
import { coolingTables } from './cooling-table.ts'
import { energySourcesChart, waterChart } from './energy-charts.ts'
import { energyFinding } from './findings/energy-finding.ts'
import type { KeyFigure } from './key-figure.ts'
import type { LayerPage, NamedBars, NamedChart, PageInput } from './layer-page.ts'
import { largest, last, smallest, sum } from './series.ts'
import { compact, delta, megawatts, MISSING, percent } from './wording/figures.ts'
import { shortMonth } from './wording/months.ts'

/** A month in the middle of the trouble: the lowest cover of energy, else the last month. */
function funnelMonth(result: PlanResult): number {
	return smallest(result.layers.energy.coverage)?.index ?? Math.max(0, result.months.length - 1)
}

/** The part that is missing, not lost: hatched. */
const NO_HALL = 'without a hall'

/** Contracted → firm at the meter → what it carries in IT → halls → in use. */
export function buildFunnel(plan: PlanFile, result: PlanResult): NamedBars {
	const index = funnelMonth(result)
	const month = result.months[index] ?? ''
	const at = (series: readonly number[]) => series[index] ?? 0
	const sites = Object.values(result.sites)
	const contracted = sum(plan.powerContracts.map((row) => row.capacityMW))
	const firm = at(result.layers.energy.available)
	const { energy, infrastructure } = result.buildout.itMW
	const usable = at(energy)
	const housed = Math.min(usable, at(infrastructure))
	const used = sum(sites.map((site) => at(site.itPowerMW)))
	const missing = (value: number, text: string): BarRow['missing'] =>
		value > 0.05 ? { value, text: `${delta(-value, megawatts)} ${text}`, hatch: text === NO_HALL } : null
	const row = (bar: Omit<BarRow, 'shown'>): BarRow => ({ ...bar, shown: megawatts(bar.value) })
	return {
		title: `Of ${megawatts(contracted)} MW contracted, ${megawatts(housed)} MW of IT can run in ${shortMonth(month)}`,
		sub: `MW, ${shortMonth(month)}: at the meter down to firm, IT from there on`,
		model: {
			unit: 'MW',
			rows: [
				row({
					name: 'Contracted',
					value: contracted,
					colour: 'energy',
					missing: null,
					why: { quantity: 'energy.contractCapacity', scope: 'plan', month: null },
				}),
				row({
					name: 'Firm at the meter',
					value: firm,
					colour: 'energy',
					missing: missing(contracted - firm, 'to come'),
					why: { quantity: 'layers.energy.available', scope: 'plan', month },
				}),
				row({
					name: 'Usable IT',
					value: usable,
					colour: 'infrastructure',
					missing: missing(firm - usable, 'PUE'),
					why: { quantity: 'buildout.itMW.energy', scope: 'plan', month },
				}),
				row({
					name: 'Halls ready',
					value: housed,
					colour: 'infrastructure',
					missing: missing(usable - housed, NO_HALL),
				}),
				row({
					name: 'In use',
					value: used,
					colour: 'ink-2',
					missing: missing(housed - used, 'idle'),
					why: { quantity: 'itPowerMW', scope: 'plan', month },
				}),
			],
		},
	}
}

function meterChart(result: PlanResult, today: string | null): NamedChart {
	const { required, available } = result.layers.energy
	const worst = largest(required.map((value, index) => value - (available[index] ?? 0)))
	const short = worst !== null && worst.value > 0.05
	const chart: TimeChartModel = {
		months: result.months,
		unit: 'MW at the meter',
		bars: [],
		steps: [
			{
				name: 'Firm',
				values: available,
				colour: 'energy',
				ink: 'energy-ink',
				look: 'solid',
				area: 'energy-soft',
				opens: { quantity: 'layers.energy.available', scope: 'plan' },
			},
			{
				name: 'Asked',
				values: required,
				colour: 'ink',
				ink: 'ink',
				look: 'solid',
				opens: { quantity: 'layers.energy.required', scope: 'plan' },
			},
		],
		short: { name: 'Missing', lower: available, upper: required, colour: 'energy' },
		callout: null,
		today,
	}
	return {
		title: short
			? `${megawatts(worst.value)} MW missing at the worst, in ${shortMonth(result.months[worst.index] ?? '')}`
			: 'Firm power stays above what is asked',
		sub: 'Firm power at the meter against what the accelerators ask at the peak hour, MW',
		chart,
	}
}

function pueChart(result: PlanResult, today: string | null): NamedChart | null {
	const sites = Object.values(result.sites)
	const main = sites.reduce<(typeof sites)[number] | null>(
		(best, site) => (best === null || last(site.commissionedItMW) > last(best.commissionedItMW) ? site : best),
		null,
	)
	if (main === null || main.pue.every((value) => value === null)) return null
	const peak = largest(main.peakPue)?.value ?? 0
	const known = main.pue.filter((value): value is number => value !== null)
	const mean = sum(known) / known.length
	const first = main.pue.findIndex((value) => value !== null)
	const months = result.months.slice(first)
	const scope = `site:${Object.keys(result.sites).find((id) => result.sites[id] === main) ?? ''}`
	return {
		title: `Size for ${peak.toPrecision(3)}, pay for ${mean.toPrecision(3)}`,
		sub: 'PUE of the largest site by month: the peak hour sizes power, the monthly mean makes cost and carbon',
		chart: {
			months,
			unit: 'PUE',
			bars: [],
			steps: [
				{
					name: 'Peak hour',
					values: main.peakPue.slice(first),
					colour: 'ink',
					ink: 'ink',
					look: 'thin',
					opens: { quantity: 'peakPue', scope: scope },
				},
				{
					name: 'Monthly mean',
					values: main.pue.slice(first).map((value) => value ?? mean),
					colour: 'energy',
					ink: 'energy-ink',
					look: 'solid',
					opens: { quantity: 'pue', scope: scope },
				},
			],
			short: null,
			callout: null,
			today,
			base: 1,
		},
	}
}

function figuresOf(plan: PlanFile, result: PlanResult): readonly KeyFigure[] {
	const { required, available, coverage } = result.layers.energy
	const worst = smallest(coverage)
	const peak = largest(required)
	const months = result.months
	const lastMonth = months.at(-1) ?? null
	const at = (index: number | undefined) => (index === undefined ? lastMonth : (months[index] ?? null))
	const first = available.findIndex((value) => value > 0)
	const energy = result.environment
	const figure = (quantity: string, month: string | null) => ({ quantity, scope: 'plan', month })
	return [
		{
			label: 'Contracted',
			value: megawatts(sum(plan.powerContracts.map((row) => row.capacityMW))),
			unit: 'MW',
			note: plan.powerContracts.length === 1 ? '1 contract' : `${plan.powerContracts.length} contracts`,
			why: figure('energy.contractCapacity', null),
		},
		{
			label: 'Firm, last month',
			value: megawatts(last(available)),
			unit: 'MW at the meter',
			note: first < 0 ? 'none' : `first in ${shortMonth(months[first] ?? '')}`,
			why: figure('layers.energy.available', lastMonth),
		},
		{
			label: 'Asked at the peak',
			value: megawatts(peak?.value ?? 0),
			unit: 'MW at the meter',
			note: peak === null ? '' : shortMonth(months[peak.index] ?? ''),
			why: figure('layers.energy.required', at(peak?.index)),
		},
		{
			label: 'Lowest cover',
			value: worst === null ? MISSING : percent(worst.value),
			unit: '',
			note: worst === null ? 'nothing asked' : shortMonth(months[worst.index] ?? ''),
			why: worst === null ? null : figure('layers.energy.coverage', at(worst.index)),
		},
		{
			label: 'Energy over the plan',
			value: compact(energy.energyMWh),
			unit: 'MWh',
			note: energy.carbonFreeShare === null ? '' : `${percent(energy.carbonFreeShare)} carbon-free`,
			why: figure('energyMWh', null),
		},
		{
			label: 'Carbon, market-based',
			value: compact(energy.co2MarketTonnes),
			unit: 't CO₂e',
			note: `${compact(energy.co2LocationTonnes)} by location`,
			why: figure('co2MarketTonnes', null),
		},
	]
}

/** Power: contracts against what is asked at the meter, the way down to IT, and both PUEs. */
export function buildEnergyView(input: PageInput<PlanFile, PlanResult>): LayerPage {
	const { plan, result, today } = input
	const pue = pueChart(result, today)
	const contracts = contractTable(plan, result)
	const power = powerList(plan, result)
	const notBilled = notBilledList(plan, result)
	return {
		layer: 'energy',
		finding: energyFinding(plan, result),
		figures: figuresOf(plan, result),
		bars: buildFunnel(plan, result),
		charts: [meterChart(result, today), pue, energySourcesChart(input), waterChart(input)].filter(
			(chart) => chart !== null,
		),
		list: power,
		more: notBilled === null ? [] : [notBilled],
		tables: [...(contracts === null ? [] : [contracts]), ...coolingTables(plan, result)],
	}
}
