import type { PlanResult } from '#shared/result.ts'
import { LAYERS } from '#shared/result.ts'
import type { BarListModel } from './charts/bar-list.ts'
import type { TimeChartModel } from './charts/time-chart.ts'
import { costsFinding } from './findings/costs-finding.ts'
import type { Finding } from './findings/finding.ts'
import type { KeyFigure, OpenFigure, WhyTarget } from './key-figure.ts'
import { sum, sumBy } from './series.ts'
import { compact, MISSING, percent, usd } from './wording/figures.ts'
import { sentenceCase, yearOf } from './wording/months.ts'
import { keyInWords, LAYER_NAMES } from './wording/names.ts'

type YearRow = {
	readonly year: number
	readonly capex: OpenFigure
	readonly opex: OpenFigure
	readonly revenue: OpenFigure
	readonly net: string
}
/** figures in the order of `environment.columns` */
type EnvironmentYear = { readonly year: number; readonly figures: readonly OpenFigure[] }
export type CostsView = {
	readonly finding: Finding
	readonly figures: readonly KeyFigure[]
	readonly byLayer: { readonly title: string; readonly model: BarListModel }
	readonly opex: { readonly title: string; readonly model: BarListModel }
	readonly cash: { readonly title: string; readonly chart: TimeChartModel }
	readonly years: readonly YearRow[]
	readonly environment: { readonly columns: readonly string[]; readonly years: readonly EnvironmentYear[] }
}

function figuresOf(result: PlanResult): readonly KeyFigure[] {
	const { totals } = result.finance
	const plan = (quantity: string) => ({ quantity, scope: 'plan', month: null })
	return [
		{
			label: 'Capex',
			value: usd(totals.capexUsd),
			unit: '',
			note: 'over the plan',
			why: plan('finance.totals.capexUsd'),
		},
		{ label: 'Opex', value: usd(totals.opexUsd), unit: '', note: 'over the plan', why: plan('finance.totals.opexUsd') },
		{
			label: 'Construction labour',
			value: usd(totals.labourUsd),
			unit: '',
			note: 'within capex',
			why: plan('finance.totals.labourUsd'),
		},
		{
			label: 'Per MW IT',
			value: totals.usdPerItMW === null ? MISSING : usd(totals.usdPerItMW),
			unit: '',
			note: 'energy and halls, without chips',
			why: plan('finance.totals.usdPerItMW'),
		},
		{
			label: 'Per million tokens',
			value: totals.usdPerMillionTokens === null ? MISSING : usd(totals.usdPerMillionTokens),
			unit: '',
			note: 'output tokens, all costs',
			why: plan('finance.totals.usdPerMillionTokens'),
		},
		{
			label: 'Net present value',
			value: usd(totals.npvUsd),
			unit: '',
			note: 'before tax, no end value',
			why: plan('finance.totals.npvUsd'),
		},
	]
}

/** A flow over all months of the plan. */
const wholePlan = (quantity: string): WhyTarget => ({ quantity, scope: 'plan', month: 'all' })

function layerBars(result: PlanResult): CostsView['byLayer'] {
	const total = result.finance.totals.capexUsd
	const rows = LAYERS.map((layer) => ({ layer, usd: sum(result.finance.capexByLayer[layer]) })).filter(
		(row) => row.usd > 0,
	)
	const [most] = [...rows].sort((a, b) => b.usd - a.usd)
	return {
		title:
			most === undefined
				? 'Nothing to build yet'
				: `${LAYER_NAMES[most.layer]} ${most.layer === 'energy' || most.layer === 'infrastructure' ? 'takes' : 'take'} ${percent(most.usd / total)} of what it costs to build`,
		model: {
			unit: 'USD',
			rows: rows.map((row) => ({
				name: LAYER_NAMES[row.layer],
				value: row.usd,
				missing: null,
				colour: row.layer,
				shown: usd(row.usd),
				why: wholePlan(`finance.capexByLayer.${row.layer}`),
			})),
		},
	}
}

function opexBars(result: PlanResult): CostsView['opex'] {
	const total = result.finance.totals.opexUsd
	const rows = Object.entries(result.finance.opexByKind)
		.map(([kind, series]) => ({ kind, usd: sum(series) }))
		.filter((row) => row.usd > 0)
		.sort((a, b) => b.usd - a.usd)
	const [most] = rows
	const name = (kind: string) =>
		sentenceCase(
			keyInWords(
				kind
					.replace(/([A-Z])/g, ' $1')
					.replace(/ Usd$/, '')
					.toLowerCase(),
			),
		)
	return {
		title:
			most === undefined
				? 'Nothing runs yet'
				: `${name(most.kind)} is ${percent(most.usd / total)} of what it costs to run`,
		model: {
			unit: 'USD',
			rows: rows.map((row) => ({
				name: name(row.kind),
				value: row.usd,
				missing: null,
				colour: 'ink-2',
				shown: usd(row.usd),
				why: wholePlan(`finance.opexByKind.${row.kind.replace(/Usd$/, '')}`),
			})),
		},
	}
}

const USD_PER_MILLION = 1e6
const running = (values: readonly number[]) => {
	let total = 0
	return values.map((value) => (total += value) / USD_PER_MILLION)
}

function cashChart(result: PlanResult, today: string | null): CostsView['cash'] {
	const { capexUsd, opexUsd, revenueUsd } = result.finance
	const spent = running(capexUsd.map((value, index) => value + (opexUsd[index] ?? 0)))
	const earned = running(revenueUsd)
	const paidBack = spent.findIndex((value, index) => value > 0 && (earned[index] ?? 0) >= value)
	const anyRevenue = result.finance.totals.revenueUsd > 0
	return {
		title: !anyRevenue
			? 'All of it is outlay: no revenue is planned'
			: paidBack >= 0
				? 'Revenue overtakes all that was spent within the plan'
				: 'Revenue does not overtake spending within the plan',
		chart: {
			months: result.months,
			unit: 'million USD, running total',
			bars: [],
			short: null,
			steps: [
				{ name: 'Spent', values: spent, colour: 'ink', ink: 'ink', look: 'solid', area: 'sunken' },
				...(anyRevenue
					? [
							{
								name: 'Earned',
								values: earned,
								colour: 'applications',
								ink: 'applications-ink',
								look: 'solid' as const,
							},
						]
					: []),
			],
			callout: null,
			today,
		},
	}
}

const ofYear = (quantity: string, year: number): OpenFigure['why'] => ({ quantity, scope: 'plan', month: String(year) })

const ENVIRONMENT = [
	['Energy, MWh', 'energyMWh', 'energy.energyMWh'],
	['Water on site, m³', 'waterM3', 'environment.waterM3'],
	['Water off site, m³', 'waterOffsiteM3', 'environment.waterOffsiteM3'],
	['Scope 1, t CO₂', 'scope1Tonnes', 'environment.scope1Tonnes'],
	['Location-based, t CO₂', 'co2LocationTonnes', 'environment.co2LocationTonnes'],
	['Market-based, t CO₂', 'co2MarketTonnes', 'environment.co2MarketTonnes'],
] as const

function environmentYears(result: PlanResult): CostsView['environment'] {
	const years = [...new Set(result.months.map(yearOf))]
	return {
		columns: [...ENVIRONMENT.map(([name]) => name), 'Carbon-free'],
		years: years.map((year) => {
			const months = result.months.flatMap((month, index) => (yearOf(month) === year ? [index] : []))
			const sites = Object.values(result.sites)
			const share = result.environment.carbonFreeShareByMonth[months[0] ?? 0] ?? null
			return {
				year,
				figures: [
					...ENVIRONMENT.map(([, key, quantity]) => ({
						text: compact(sum(sites.flatMap((site) => months.map((month) => site[key][month] ?? 0)))),
						why: ofYear(quantity, year),
					})),
					{
						text: share === null ? MISSING : percent(share),
						why: {
							quantity: 'environment.carbonFreeShareOfYear',
							scope: 'plan',
							month: result.months[months[0] ?? 0] ?? null,
						},
					},
				],
			}
		}),
	}
}

/** What the plan costs to build and to run, by layer, kind and year. */
export function buildCostsView({ result, today }: { result: PlanResult; today: string | null }): CostsView {
	const byYear = (values: readonly number[]) => sumBy(values, (index) => yearOf(result.months[index] ?? '0'))
	const capex = byYear(result.finance.capexUsd)
	const opex = byYear(result.finance.opexUsd)
	const revenue = byYear(result.finance.revenueUsd)
	return {
		finding: costsFinding(result),
		figures: figuresOf(result),
		byLayer: layerBars(result),
		opex: opexBars(result),
		cash: cashChart(result, today),
		years: [...capex.keys()].map((year) => {
			const [c, o, r] = [capex.get(year) ?? 0, opex.get(year) ?? 0, revenue.get(year) ?? 0]
			return {
				year,
				capex: { text: usd(c), why: ofYear('finance.capexUsd', year) },
				opex: { text: usd(o), why: ofYear('finance.opexUsd', year) },
				revenue: { text: usd(r), why: ofYear('finance.revenueUsd', year) },
				net: usd(r - c - o),
			}
		}),
		environment: environmentYears(result),
	}
}
