import type { PlanResult } from '#shared/result.ts'
import { capitalOf, paidBefore, spentBefore } from '../../figures/before-plan.ts'
import type { Money } from '#shared/units/money.ts'
import { barOf } from '#shared/charts/bar-list.ts'
import { timeChart } from '#shared/charts/time-model.ts'
import { isMetricName, metricOf, METRIC_KEYS } from '#shared/metrics/metric.ts'
import { type Figures, type FigureSource, scaledBy, unlessNone } from '../../figures/figure.ts'
import { isUnpriced, lacksPrice, NEEDS_PRICE } from '../../figures/unpriced.ts'
import { figureOrNone, keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import type { FigureTable, NamedBars, NamedChart } from '../layer-page.ts'
import { headOf } from '../../tables/head-of.ts'
import { last } from '../../figures/series.ts'
import { npvNote } from './net-value.ts'
import { percent, rateText, usd } from '#shared/formats/figures.ts'
import { counted, yearOf, countInWords } from '#shared/formats/months.ts'
import { LAYER_NAMES, layerIs } from '#shared/formats/names.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** Halls beside one another, before a table grows too wide to read. */
const SIDE_BY_SIDE = 3

/** What the halls cost, line by line, and what the first of them cost each. */
export function hallCostTable(plan: PlanFile, result: PlanResult, { figure, money }: Figures): FigureTable {
	const costed = plan.buildPhases.filter(({ id }) => result.finance.halls[id] !== undefined)
	const isOne = costed.length === 1
	const halls = isOne ? [] : costed.slice(0, SIDE_BY_SIDE)
	const columns = isOne ? costed : [null, ...halls]
	const rows = METRIC_KEYS.flatMap((key) => {
		if (!key.startsWith('finance.halls.')) return []
		const figures = columns.map((hall) => figure(key, hall === null ? {} : { of: `phase:${hall.id}` }))
		if (figures.every(({ value }) => value === 0)) return []
		// A megawatt of all halls together has no price of its own.
		return [{ key, name: metricOf(key).label, figures: figures.map(unlessNone) }]
	})
	const shown =
		halls.length < costed.length && !isOne
			? `; the first ${countInWords(SIDE_BY_SIDE)} of ${countInWords(costed.length)} each`
			: ''
	return {
		title: 'Hall cost by line',
		sub: `${money.code}; an existing hall as if newly built${shown}`,
		heads: ['Line', isOne ? 'Hall' : 'All halls', ...halls.map(({ id, name }) => name ?? id)],
		rows: costed.length === 0 ? [] : rows,
	}
}

/** Said once: what the plan's currency is worth. */
const rateWords = ({ code, usdPerUnit }: Money): string => (usdPerUnit === 1 ? '' : `; ${rateText(code, usdPerUnit)}`)

/** What is left out of every cost, as nobody knows it. */
function unpricedWords({ contracts }: PlanResult): string {
	const unpriced = Object.values(contracts).filter(isUnpriced).length
	return unpriced === 0 ? '' : `, excl. ${counted(unpriced, 'contract')} without a price`
}

/** What it costs and comes to; what it comes to needs a price. */
export function costFigures(source: FigureSource, { figure, money }: Figures): readonly KeyFigure[] {
	const { result } = source
	const overall = 'over the plan'
	const spent = spentBefore(result, money) ?? overall
	const { labourUsd, capexUsd } = result.finance.totals
	const { ownPlantUsdPerItMW, connectedUsdPerItMW } = result.finance.scopes
	return [
		keyFigure('Capex', { figure: figure('finance.totals.capexUsd'), note: `${spent}${rateWords(money)}` }),
		keyFigure('Opex', { figure: figure('finance.totals.opexUsd'), note: `${overall}${unpricedWords(result)}` }),
		keyFigure('Construction labor', {
			figure: figure('finance.totals.labourUsd'),
			// A plant that is paid by its energy is built by people whose wages are in no capital of the plan.
			note:
				labourUsd > capexUsd
					? 'all work in the plan, not all in capex'
					: 'all work in the plan, not halls alone; part of capex',
		}),
		keyFigure('Halls, per MW IT', { figure: figure('finance.scopes.hallsUsdPerItMW'), note: 'halls only' }),
		keyFigure('Connected, per MW IT', {
			figure: figure('finance.scopes.connectedUsdPerItMW'),
			note: 'halls, grid and land, excl. chips',
		}),
		...(ownPlantUsdPerItMW === connectedUsdPerItMW
			? []
			: [
					keyFigure('Powered, per MW IT', {
						figure: figure('finance.scopes.ownPlantUsdPerItMW'),
						note: 'with own plant, excl. chips',
					}),
				]),
		keyFigure('Cost per million tokens', {
			figure: figure('finance.totals.usdPerMillionTokens'),
			note: 'output tokens, excl. idle capacity',
		}),
		figureOrNone('Project NPV', {
			figure: lacksPrice(source) ? null : figure('finance.returns.projectNpvUsd'),
			note: lacksPrice(source) ? NEEDS_PRICE : npvNote(result),
		}),
	]
}

/** Models and applications are bought with the chips that run them. */
const CAPEX_LAYERS = ['energy', 'chips', 'infrastructure'] as const

export function layerBars({ finance }: PlanResult, { figure, money }: Figures): NamedBars {
	const total = figure('finance.totals.capexUsd').value ?? 0
	const rows = CAPEX_LAYERS.map((layer) => ({
		layer,
		of: figure(`finance.capexByLayer.${layer}`, { at: 'all' }),
	})).filter(({ of }) => (of.value ?? 0) > 0)
	const before = figure('finance.beforePlanUsd.totalUsd')
	const paid = (before.value ?? 0) > 0 ? paidBefore(finance) : null
	const [most] = CAPEX_LAYERS.map((layer) => ({ layer, usd: capitalOf(finance, layer) }))
		.filter((row) => row.usd > 0)
		.sort((a, b) => b.usd - a.usd)
	return {
		title: most === undefined ? 'Nothing to build yet' : `${layerIs(most.layer)} ${percent(most.usd / total)} of capex`,
		sub: `Capex over the plan by layer, ${money.code}${paid === null ? '' : `; before the plan: ${paid}`}`,
		model: {
			unit: money.code,
			rows: [
				...((before.value ?? 0) > 0 ? [barOf(before, { name: 'Before the plan', colour: 'ink-2' })] : []),
				...rows.map(({ layer, of }) => barOf(of, { name: LAYER_NAMES[layer], colour: layer })),
			],
		},
	}
}

export function opexBars(result: PlanResult, { figure, money }: Figures): NamedBars {
	const total = result.finance.totals.opexUsd
	const rows = Object.keys(result.finance.opexByKind)
		.flatMap((kind) => {
			const key = `finance.opexByKind.${kind}`
			return isMetricName(key) ? [{ name: metricOf(key).label, of: figure(key, { at: 'all' }) }] : []
		})
		.filter(({ of }) => (of.value ?? 0) > 0)
		.sort((a, b) => (b.of.value ?? 0) - (a.of.value ?? 0))
	const [most] = rows
	return {
		title: most === undefined ? 'Nothing runs yet' : `${most.name} is ${percent((most.of.value ?? 0) / total)} of opex`,
		sub: `Opex over the plan by type, ${money.code}`,
		model: { unit: money.code, rows: rows.map(({ name, of }) => barOf(of, { name, colour: 'ink-2' })) },
	}
}

const [MILLION, BILLION] = [1e6, 1e9] as const
/** From so many millions on they are told in billions: yen and won are. */
const MANY_MILLIONS = 1e5

const moneyScale = (most: number): readonly [per: number, word: string] =>
	most >= MANY_MILLIONS * MILLION ? [BILLION, 'billion'] : [MILLION, 'million']

export function runningChart(result: PlanResult, { money, series }: Figures, status: string | null): NamedChart {
	const both = [series('finance.spentToDate'), series('finance.earnedToDate')] as const
	const [per, word] = moneyScale(Math.max(0, ...both.flatMap(({ values }) => values)) / money.usdPerUnit)
	const spent = scaledBy(both[0], per * money.usdPerUnit)
	const earned = scaledBy(both[1], per * money.usdPerUnit)
	const paidBack = spent.values.findIndex((value, index) => value > 0 && (earned.values[index] ?? 0) >= value)
	const anyRevenue = result.finance.totals.revenueUsd > 0
	return {
		title: !anyRevenue
			? last(spent.values) > 0
				? 'No revenue is planned'
				: 'Nothing is spent or earned in the plan'
			: paidBack >= 0
				? 'Revenue pays back all spending within the plan'
				: 'Revenue does not pay back spending within the plan',
		sub: `Running total of capex and opex, and of revenue, ${word} ${money.code}`,
		tall: true,
		chart: timeChart({
			months: result.months,
			unit: `${word} ${money.code}, running total`,
			steps: [
				{ name: 'Spent', ...spent, colour: 'ink', area: 'sunken' },
				...(anyRevenue ? [{ name: 'Earned', ...earned, colour: 'applications' }] : []),
			],
			status,
		}),
	}
}

/** What the plan has in a year, and a site over the plan. */
export const ENVIRONMENT = [
	...(['energyMWh', 'waterM3', 'waterOffsiteM3'] as const),
	...(['scope1Tonnes', 'co2LocationTonnes', 'co2MarketTonnes', 'co2MarketHourlyTonnes'] as const),
]

/** Of a year; what halls and chips are made of stands beside carbon, in none of it. */
const BY_YEAR = [...ENVIRONMENT, 'environment.embodiedByMonth'] as const

/** Both shares, always together and by name: in its hour, and over the year. */
export const CARBON_FREE = [
	{ head: 'Carbon-free, hourly', key: 'environment.carbonFreeShare', byYear: 'environment.carbonFreeShareByMonth' },
	{
		head: 'Carbon-free, annual',
		key: 'environment.carbonFreeShareAnnual',
		byYear: 'environment.carbonFreeShareAnnualByMonth',
	},
] as const

const yearsOf = ({ months }: PlanResult): readonly number[] => [...new Set(months.map(yearOf))]

export function environmentTable(result: PlanResult, { figure }: Figures): FigureTable {
	return {
		title: 'Energy, water and carbon by year',
		sub: 'All sites; carbon by location and by market, and embodied in halls and chips',
		heads: ['Year', ...BY_YEAR.map(headOf), ...CARBON_FREE.map(({ head }) => head)],
		rows: yearsOf(result).map((year) => ({
			key: String(year),
			name: String(year),
			figures: [
				...BY_YEAR.map((key) => figure(key, { at: String(year) })),
				...CARBON_FREE.map(({ byYear }) =>
					figure(byYear, { at: result.months.find((month) => yearOf(month) === year) ?? 'last' }),
				),
			],
		})),
	}
}

const MONEY = ['finance.capexUsd', 'finance.opexUsd', 'finance.revenueUsd'] as const

export function moneyTable(result: PlanResult, { figure, money }: Figures): FigureTable {
	return {
		title: 'Money by year',
		sub: `In the plan, ${money.code}`,
		heads: ['Year', ...MONEY.map(headOf), 'Net'],
		rows: yearsOf(result).map((year) => {
			const figures = MONEY.map((key) => figure(key, { at: String(year) }))
			const [capex = 0, opex = 0, revenue = 0] = figures.map(({ value }) => value ?? 0)
			return { key: String(year), name: String(year), figures: [...figures, usd(revenue - capex - opex, money)] }
		}),
	}
}
