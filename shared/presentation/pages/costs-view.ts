import type { PlanResult } from '#shared/result.ts'
import { capitalOf, spentBefore } from '../figures/before-plan.ts'
import { formatFigure } from '#shared/units/format.ts'
import type { Money } from '#shared/units/money.ts'
import { barOf, type BarListModel } from '../charts/bar-list.ts'
import { timeChart, type TimeChartModel } from '../charts/time-model.ts'
import { costsFinding } from '../findings/costs-finding.ts'
import { isResultKey, KEYS } from '#shared/document/keys.ts'
import { type FigureKey, type Figures, figuresFrom, scaledBy } from '../figures/figure.ts'
import type { Finding } from '../findings/finding.ts'
import { type Figure, keyFigure, type KeyFigure } from '../figures/key-figure.ts'
import type { PageInput } from './layer-page.ts'
import { namedTabs, openTab, type PageTab, type PageTabs } from '../tabs/page-tabs.ts'
import { last } from '../figures/series.ts'
import { percent, usd } from '../wording/figures.ts'
import { yearOf } from '../wording/months.ts'
import { LAYER_NAMES } from '../wording/names.ts'

type YearRow = {
	readonly year: number
	readonly capex: Figure
	readonly opex: Figure
	readonly revenue: Figure
	readonly net: string
}
/** figures in the order of `environment.columns` */
type EnvironmentYear = { readonly year: number; readonly figures: readonly Figure[] }
export type CostsView = {
	/** code of the currency money is shown in */
	readonly currency: string
	readonly finding: Finding
	readonly figures: readonly KeyFigure[]
	readonly byLayer: { readonly title: string; readonly model: BarListModel }
	readonly opex: { readonly title: string; readonly model: BarListModel }
	readonly cash: { readonly title: string; readonly chart: TimeChartModel }
	readonly years: readonly YearRow[]
	readonly environment: { readonly columns: readonly string[]; readonly years: readonly EnvironmentYear[] }
}

/** Said once: what the plan's currency is worth. */
const rateWords = ({ code, usdPerUnit }: Money): string =>
	usdPerUnit === 1 ? '' : `; ${code} at ${formatFigure(usdPerUnit)} USD`

function figuresOf(result: PlanResult, { figure, money }: Figures): readonly KeyFigure[] {
	const overall = 'over the plan'
	const spent = spentBefore(result, money) ?? overall
	const { labourUsd, capexUsd } = result.finance.totals
	return [
		keyFigure('Capex', { figure: figure('finance.totals.capexUsd'), note: `${spent}${rateWords(money)}` }),
		keyFigure('Opex', { figure: figure('finance.totals.opexUsd'), note: overall }),
		keyFigure('Construction labour', {
			figure: figure('finance.totals.labourUsd'),
			// A plant that is paid by its energy is built by people whose wages are in no capital of the plan.
			note: labourUsd > capexUsd ? 'within the plan, not all of it in capex' : 'within the plan, part of capex',
		}),
		keyFigure('Per MW IT', {
			figure: figure('finance.totals.usdPerItMW'),
			note: 'energy and halls, without chips',
		}),
		keyFigure('Per million tokens', {
			figure: figure('finance.totals.usdPerMillionTokens'),
			note: 'output tokens, all costs',
		}),
		keyFigure('Net present value', { figure: figure('finance.totals.npvUsd'), note: 'before tax, no end value' }),
	]
}

/** Models and applications are bought with the chips that run them. */
const CAPEX_LAYERS = ['energy', 'chips', 'infrastructure'] as const

function layerBars({ finance }: PlanResult, { figure, money }: Figures): CostsView['byLayer'] {
	const total = figure('finance.totals.capexUsd').value ?? 0
	const rows = CAPEX_LAYERS.map((layer) => ({
		layer,
		of: figure(`finance.capexByLayer.${layer}`, { at: 'all' }),
	})).filter(({ of }) => (of.value ?? 0) > 0)
	const before = figure('finance.beforePlanUsd.totalUsd')
	const [most] = CAPEX_LAYERS.map((layer) => ({ layer, usd: capitalOf(finance, layer) }))
		.filter((row) => row.usd > 0)
		.sort((a, b) => b.usd - a.usd)
	return {
		title:
			most === undefined
				? 'Nothing to build yet'
				: `${LAYER_NAMES[most.layer]} ${most.layer === 'chips' ? 'take' : 'takes'} ${percent(most.usd / total)} of what it costs to build`,
		model: {
			unit: money.code,
			rows: [
				...((before.value ?? 0) > 0 ? [barOf(before, { name: 'Before the plan', colour: 'ink-2' })] : []),
				...rows.map(({ layer, of }) => barOf(of, { name: LAYER_NAMES[layer], colour: layer })),
			],
		},
	}
}

function opexBars(result: PlanResult, { figure, money }: Figures): CostsView['opex'] {
	const total = result.finance.totals.opexUsd
	const rows = Object.keys(result.finance.opexByKind)
		.flatMap((kind) => {
			const key = `finance.opexByKind.${kind}`
			return isResultKey(key) ? [{ name: KEYS[key].label, of: figure(key, { at: 'all' }) }] : []
		})
		.filter(({ of }) => (of.value ?? 0) > 0)
		.sort((a, b) => (b.of.value ?? 0) - (a.of.value ?? 0))
	const [most] = rows
	return {
		title:
			most === undefined
				? 'Nothing runs yet'
				: `${most.name} is ${percent((most.of.value ?? 0) / total)} of what it costs to run`,
		model: { unit: money.code, rows: rows.map(({ name, of }) => barOf(of, { name, colour: 'ink-2' })) },
	}
}

const MILLION = 1e6

function cashChart(result: PlanResult, { money, series }: Figures, today: string | null): CostsView['cash'] {
	const inMillions = (key: FigureKey) => scaledBy(series(key), MILLION * money.usdPerUnit)
	const spent = inMillions('finance.spentToDate')
	const earned = inMillions('finance.earnedToDate')
	const paidBack = spent.values.findIndex((value, index) => value > 0 && (earned.values[index] ?? 0) >= value)
	const anyRevenue = result.finance.totals.revenueUsd > 0
	return {
		title: !anyRevenue
			? last(spent.values) > 0
				? 'All of it is outlay: no revenue is planned'
				: 'Nothing is spent and nothing earned in these months'
			: paidBack >= 0
				? 'Revenue overtakes all that was spent within the plan'
				: 'Revenue does not overtake spending within the plan',
		chart: timeChart({
			months: result.months,
			unit: `million ${money.code}, running total`,
			steps: [
				{ name: 'Spent', ...spent, colour: 'ink', area: 'sunken' },
				...(anyRevenue ? [{ name: 'Earned', ...earned, colour: 'applications' }] : []),
			],
			today,
		}),
	}
}

/** Under each head what the plan has in a year, and a site over the plan. */
export const ENVIRONMENT = [
	['Energy, MWh', 'energyMWh'],
	['Water on site, m³', 'waterM3'],
	['Water off site, m³', 'waterOffsiteM3'],
	['Scope 1, t\u00a0CO₂', 'scope1Tonnes'],
	['Location-based, t\u00a0CO₂', 'co2LocationTonnes'],
	['Market-based, t\u00a0CO₂', 'co2MarketTonnes'],
] as const

const yearsOf = ({ months }: PlanResult): readonly number[] => [...new Set(months.map(yearOf))]

function environmentYears(result: PlanResult, { figure }: Figures): CostsView['environment'] {
	return {
		columns: [...ENVIRONMENT.map(([name]) => name), 'Carbon-free'],
		years: yearsOf(result).map((year) => ({
			year,
			figures: [
				...ENVIRONMENT.map(([, key]) => figure(key, { at: String(year) })),
				figure('environment.carbonFreeShareByMonth', {
					at: result.months.find((month) => yearOf(month) === year) ?? 'last',
				}),
			],
		})),
	}
}

function yearRow(year: number, { figure, money }: Figures): YearRow {
	const at = String(year)
	const capex = figure('finance.capexUsd', { at })
	const opex = figure('finance.opexUsd', { at })
	const revenue = figure('finance.revenueUsd', { at })
	return { year, capex, opex, revenue, net: usd((revenue.value ?? 0) - (capex.value ?? 0) - (opex.value ?? 0), money) }
}

/** What the plan costs to build and to run, by layer, kind and year. */
export function buildCostsView({ plan, result, today }: PageInput): CostsView {
	const figures = figuresFrom({ plan, result })
	return {
		finding: costsFinding(plan, result),
		figures: figuresOf(result, figures),
		byLayer: layerBars(result, figures),
		opex: opexBars(result, figures),
		cash: cashChart(result, figures, today),
		currency: figures.money.code,
		years: yearsOf(result).map((year) => yearRow(year, figures)),
		environment: environmentYears(result, figures),
	}
}

type Part = 'byLayer' | 'opex' | 'cash' | 'years' | 'environment'
type OpenCosts = Omit<CostsView, Part> & { readonly [P in Part]?: CostsView[P] } & {
	readonly tabs: readonly PageTab[]
	readonly tab: string
}

/** What is asked of the costs: what they are made of, month by month, or by the year. */
export function openCosts(view: CostsView, search: URLSearchParams): OpenCosts {
	const { finding, figures, currency, byLayer, opex, cash, years, environment } = view
	const tabs: PageTabs = [
		{ id: 'parts', name: 'Capex and opex', figure: figures[0]?.value ?? '' },
		{ id: 'cash', name: 'Month by month' },
		{ id: 'years', name: 'By year', figure: String(years.length) },
	]
	const tab = openTab(tabs, search).id
	return {
		finding,
		figures,
		currency,
		tabs: namedTabs(tabs),
		tab,
		...(tab === 'parts' && { byLayer, opex }),
		...(tab === 'cash' && { cash }),
		...(tab === 'years' && { years, environment }),
	}
}
