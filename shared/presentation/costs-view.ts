import type { PlanResult } from '#shared/result.ts'
import { LAYERS } from '#shared/result.ts'
import type { BarListModel } from './charts/bar-list.ts'
import type { TimeChartModel } from './charts/time-chart.ts'
import { costsFinding } from './findings/costs-finding.ts'
import type { Finding } from './findings/finding.ts'
import type { KeyFigure } from './key-figure.ts'
import { sum, sumBy } from './series.ts'
import { MISSING, percent, usd } from './wording/figures.ts'
import { sentenceCase, yearOf } from './wording/months.ts'
import { keyInWords, LAYER_NAMES } from './wording/names.ts'

type YearRow = {
	readonly year: number
	readonly capex: string
	readonly opex: string
	readonly revenue: string
	readonly net: string
}
export type CostsView = {
	readonly finding: Finding
	readonly figures: readonly KeyFigure[]
	readonly byLayer: { readonly title: string; readonly model: BarListModel }
	readonly opex: { readonly title: string; readonly model: BarListModel }
	readonly cash: { readonly title: string; readonly chart: TimeChartModel }
	readonly years: readonly YearRow[]
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
			return { year, capex: usd(c), opex: usd(o), revenue: usd(r), net: usd(r - c - o) }
		}),
	}
}
