import type { PlanResult } from '#shared/result.ts'
import type { SparseSeries } from '#shared/series.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { barOf, type BarRow } from '#shared/charts/bar-list.ts'
import { coverChart, timeChart } from '#shared/charts/time-model.ts'
import { kinksOf } from '../charts/kinks.ts'
import { contractedFigure } from '../tables/contracts/contracted-figure.ts'
import { contractedPower } from '../tables/contracts/contracted-power.ts'
import { contractTable, notBilledList, powerCount, powerList } from '../tables/contracts/contract-table.ts'
import { coolingTables } from '../tables/cooling-table.ts'
import { energySourcesChart, waterChart } from '../tables/energy-charts.ts'
import { lowestCover } from '../layers/lowest-cover.ts'
import { type Figures, type FigureSeries, figuresFrom, type FigureSource } from '../figures/figure.ts'
import { energyFinding } from '../findings/energy-finding.ts'
import { meterTitle } from '../findings/meter-sentence.ts'
import { type Figure, keyFigure, type KeyFigure, figureOrNone } from '#shared/formats/key-figure.ts'
import {
	type LayerPage,
	type NamedBars,
	type NamedChart,
	type PageInput,
	present,
	tabOf,
	tabOfList,
	tabWith,
} from './layer-page.ts'
import { largest, last, smallest, sum } from '../figures/series.ts'
import { compact, delta, megawatts, percent } from '#shared/formats/figures.ts'
import { counted, shortMonth } from '#shared/formats/months.ts'

/** A month in the middle of the trouble: the lowest cover of energy, else the last month. */
function funnelMonth(result: PlanResult): number {
	return smallest(result.layers.energy.coverage)?.index ?? Math.max(0, result.months.length - 1)
}

/** The part that is missing, not lost: hatched. */
const NO_HALL = 'without a hall'
/** A part of what is contracted below which its bar is thinner than a line and its text would lie on the bar before it. */
const LEAST_SHOWN = 1 / 500

/** Sun and a battery may be firm together where neither is alone. */
const notFirmAlone = ({ value, text }: Figure, month: string): string =>
	(value ?? 0) > 0
		? `No contract is firm by itself; together they give ${text} MW in ${shortMonth(month)}`
		: `No firm power at the meter in ${shortMonth(month)}`

/** Contracted → firm at the meter → what it carries in IT → what of that has a hall → in use. */
export function buildFunnel(plan: PlanFile, result: PlanResult): NamedBars {
	const figures = figuresFrom({ plan, result })
	const { figure } = figures
	const month = result.months[funnelMonth(result)] ?? 'last'
	const power = contractedPower(plan, result)
	const contracted = power.firmMW
	const firm = figure('layers.energy.available', { at: month })
	const usable = figure('buildout.itMW.energy', { at: month })
	const halls = figure('buildout.itMW.infrastructure', { at: month })
	const housed = figure('infrastructure.runnable', { at: month })
	const all = contractedFigure(figures, power)
	const used = figure('itPowerMW', { at: month })
	const of = ({ value }: Figure) => value ?? 0
	const missing = (value: number, text: string): BarRow['missing'] =>
		value > Math.max(0.05, contracted * LEAST_SHOWN)
			? { value, text: `${delta(-value, megawatts)} ${text}`, hatch: text === NO_HALL }
			: null
	return {
		title:
			contracted <= 0
				? notFirmAlone(firm, month)
				: `${megawatts(contracted)} MW contracted runs ${housed.text} MW IT in ${shortMonth(month)}`,
		sub: `MW, ${shortMonth(month)}: contracted and firm at the meter, then IT; halls are ready for ${halls.text} MW IT`,
		model: {
			unit: 'MW',
			rows: [
				...(all === null ? [] : [barOf(all, { name: 'Contracted', colour: 'energy' })]),
				barOf(firm, {
					name: 'Firm at the meter',
					colour: 'energy',
					missing: missing(contracted - of(firm), 'not firm'),
				}),
				barOf(usable, {
					name: 'Usable IT load',
					colour: 'infrastructure',
					missing: missing(of(firm) - of(usable), 'PUE'),
				}),
				barOf(housed, {
					name: 'With power and a hall',
					colour: 'infrastructure',
					missing: missing(of(usable) - of(housed), NO_HALL),
				}),
				barOf(used, { name: 'In use', colour: 'ink-2', missing: missing(of(housed) - of(used), 'idle') }),
			],
		},
	}
}

/** Firm power against what is asked at the meter, on screen and on paper; of a place, whose layers are then those of `result`. */
export function meterChart({ plan, result, status }: PageInput, of = 'plan'): NamedChart {
	const { series, months } = figuresFrom({ plan, result })
	const has = series('layers.energy.available', of)
	const drawn = coverChart(
		{ months, status },
		{
			...{ layer: 'energy', unit: 'MW at the meter', short: 'Short' },
			has: { name: 'Firm', ...has },
			asked: series('layers.energy.required', of),
		},
	)
	return {
		title: meterTitle(plan, result),
		sub: 'Firm power vs peak-hour need, MW at the meter',
		chart: { ...drawn, events: kinksOf({ plan, result }, { ...has, layer: 'energy' }) },
	}
}

function pueChart(result: PlanResult, { sparseSeries }: Figures, status: string | null): NamedChart | null {
	const sites = Object.values(result.sites)
	const main = sites.reduce<(typeof sites)[number] | null>(
		(best, site) => (best === null || last(site.commissionedItMW) > last(best.commissionedItMW) ? site : best),
		null,
	)
	if (main === null || main.pue.every((value) => value === null)) return null
	const peak = largest(main.peakPue)?.value ?? 0
	const known = main.pue.filter((value) => value !== null)
	const mean = sum(known) / known.length
	const first = main.pue.findIndex((value) => value !== null)
	const months = result.months.slice(first)
	const from = (drawn: FigureSeries<SparseSeries>) => ({ ...drawn, values: drawn.values.slice(first) })
	const scope = `site:${Object.keys(result.sites).find((id) => result.sites[id] === main) ?? ''}`
	return {
		title:
			mean <= peak
				? `Size for ${formatFigure(peak, { digits: 3 })}, pay for ${formatFigure(mean, { digits: 3 })}`
				: `Size for ${formatFigure(peak, { digits: 3 })} at full load; at part load the mean month is ${formatFigure(mean, { digits: 3 })}`,
		sub: 'PUE of the largest site by month. The hottest hour at full load sizes power; the month at its own load sets cost and carbon, and is higher when a site is half empty',
		chart: timeChart({
			months,
			unit: 'PUE',
			steps: [
				{ name: 'Hottest hour, full load', ...from(sparseSeries('peakPue', scope)), colour: 'ink', look: 'thin' },
				{ name: 'Month, at its load', ...from(sparseSeries('pue', scope)), colour: 'energy' },
			],
			status,
			base: 1,
		}),
	}
}

function figuresOf({ plan, result }: FigureSource, figures: Figures): readonly KeyFigure[] {
	const { figure, month } = figures
	const { available } = result.layers.energy
	const peak = figure('layers.energy.required', { at: 'largest' })
	const drawn = figure('facilityPowerMW', { at: 'largest' })
	const first = available.findIndex((value) => value > 0)
	const { co2LocationTonnes, co2MarketHourlyTonnes } = result.environment
	const contracted = contractedPower(plan, result)
	return [
		figureOrNone('Contracted', {
			figure: contractedFigure(figures, contracted),
			unit: 'MW firm',
			note: counted(plan.powerContracts.length, 'contract'),
		}),
		keyFigure('Firm at plan end', {
			figure: figure('layers.energy.available', { at: 'last' }),
			unit: 'MW at the meter',
			note: first < 0 ? 'none' : `first in ${shortMonth(result.months[first] ?? '')}`,
		}),
		keyFigure('Peak need', {
			figure: peak,
			unit: 'MW at the meter',
			note: [month(peak), drawn.value === null ? '' : `running chips draw ${drawn.text}`]
				.filter((part) => part !== '')
				.join('; '),
		}),
		lowestCover('energy', result, figures),
		keyFigure('Energy over the plan', {
			figure: figure('environment.energyMWh'),
			unit: 'MWh',
			note: carbonFreeWords(result),
		}),
		keyFigure('Carbon, market-based', {
			figure: figure('environment.co2MarketTonnes'),
			unit: 't CO₂e',
			note: `${compact(co2LocationTonnes)} by location, ${compact(co2MarketHourlyTonnes)} hourly`,
		}),
	]
}

/** Both shares by name: in its hour, and over the year; empty without energy. */
function carbonFreeWords({ environment }: PlanResult): string {
	const { carbonFreeShare: hourly, carbonFreeShareAnnual: annual } = environment
	if (hourly === null || annual === null) return ''
	return `contracted carbon-free: ${percent(hourly)} hourly-matched, ${percent(annual)} annual`
}

/** The tab of what becomes of contracted megawatts. */
export const FUNNEL = 'funnel'

/** Power: contracts against what is asked at the meter, the way down to IT, and both PUEs. */
export function buildEnergyView(input: PageInput): LayerPage {
	const { plan, result, status } = input
	const source = { plan, result }
	const figures = figuresFrom(source)
	return {
		layer: 'energy',
		finding: energyFinding(plan, result),
		figures: figuresOf(source, figures),
		tabs: [
			tabOf(
				{
					id: 'powerContracts',
					name: 'Contracts',
					figure: String(plan.powerContracts.length),
					list: 'powerContracts',
				},
				{ charts: () => [meterChart(input)] },
			),
			tabOf({ id: FUNNEL, name: 'From contract to IT' }, { bars: () => [buildFunnel(plan, result)] }),
			{
				id: 'gatingWorks',
				name: 'Third-party upgrades',
				list: 'gatingWorks',
				figure: String(plan.gatingWorks.length),
				empty: 'Third-party plants, lines, substations and permits your grid contract depends on.',
			},
			...tabWith(
				{
					id: 'brings',
					name: 'Energy and bills',
					...(carbonFreeWords(result) !== '' && { figure: carbonFreeWords(result) }),
				},
				{
					charts: () => present([energySourcesChart(input)]),
					tables: () => present([contractTable(plan, result)]),
					folded: () => notBilledList(plan, result),
				},
			),
			...tabOfList({ id: 'plant', name: 'Plant and curtailment' }, powerCount(plan, result), () =>
				powerList(plan, result),
			),
			...tabWith(
				{ id: 'cooling', name: 'PUE, water and cooling' },
				{
					charts: () => present([pueChart(result, figures, status), waterChart(input)]),
					tables: () => coolingTables(plan, result),
				},
			),
		],
	}
}
