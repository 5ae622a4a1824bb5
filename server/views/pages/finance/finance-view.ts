import { isMetricName, metricOf } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { quarterOf } from '#shared/units/quarters.ts'
import { barOf } from '#shared/charts/bar-list.ts'
import { timeChart } from '#shared/charts/time-model.ts'
import type { Finding } from '../../findings/finding.ts'
import { type FigureKey, type Figures, figuresFrom, scaledBy, unlessNone } from '../../figures/figure.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { headOf } from '../../tables/head-of.ts'
import { estimateWords } from '../../messages/estimate-words.ts'
import { exactShare, ratio, usd } from '#shared/formats/figures.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import {
	type FigureTable,
	type NamedBars,
	type NamedChart,
	type PageInput,
	present,
	type TabbedPage,
	tabOf,
} from '../layer-page.ts'
import { closeBars, flowBars, loanTables } from './sources-and-uses.ts'
import { isFinanced, npvNote } from './net-value.ts'
import { hourTable, idleBars, priceTable } from './unit-costs.ts'

/** Without a price nothing is known of a return: what is missing is said, and is no fact about the plan. */
function noReturn({ finance: { totals } }: PlanResult): string {
	if (totals.capexUsd + totals.opexUsd <= 0) return 'Nothing is spent yet'
	return totals.revenueUsd <= 0
		? 'No revenue entered, so there is no return to show'
		: 'Revenue does not recover costs: there is no return'
}

/** The fields that would say what is sold. */
const priceToEnter = ({ finance: { totals } }: PlanResult): string =>
	totals.capexUsd + totals.opexUsd > 0 && totals.revenueUsd <= 0
		? 'Enter a price: under Applications per million tokens, under Models per accelerator-hour, or a rent. '
		: ''

/** What the plan returns, and what carries it. */
export function financeFinding(result: PlanResult, { money }: Figures): Finding {
	const { returns, estimate } = result.finance
	const { projectIrr, equityIrr, termDebtUsd, minDscr } = returns
	const title = projectIrr === null ? noReturn(result) : `Project IRR ${exactShare(projectIrr)}`
	const equity = equityIrr === null ? '' : `Equity IRR ${exactShare(equityIrr)}. `
	const loan =
		termDebtUsd === null
			? 'Excludes debt and tax (no financing terms). '
			: termDebtUsd <= 0
				? 'Cash flow supports no term loan: equity repays what is drawn while building. '
				: `${usd(termDebtUsd, money)} term loan${minDscr === null ? '' : `, minimum DSCR ${ratio(minDscr)}`}. `
	const words = estimate.class === null ? '' : `Capital is an estimate of ${estimateWords(result)}.`
	return { title, lede: `${priceToEnter(result)}${equity}${loan}${words}`.trim() }
}

function keyFigures({ figure, money }: Figures, result: PlanResult): readonly KeyFigure[] {
	const financed = isFinanced(result)
	const ofDebt = financed
		? [
				keyFigure('Return of equity', {
					figure: figure('finance.returns.equityIrr', { as: exactShare }),
					note: 'a year',
				}),
				keyFigure('Least cover', {
					figure: figure('finance.returns.minDscr', { as: ratio }),
					note: 'of debt service, by quarter',
				}),
			]
		: []
	return [
		keyFigure('Return of the project', {
			figure: figure('finance.returns.projectIrr', { as: exactShare }),
			note: financed ? 'a year, after tax' : 'a year, before debt and tax',
		}),
		...ofDebt,
		keyFigure('Project’s net value', {
			figure: figure('finance.returns.projectNpvUsd'),
			note: npvNote(result),
		}),
		keyFigure('Paid back', {
			figure: figure('finance.returns.paybackMonth'),
			note: 'by the flow, end value in the last month',
		}),
		keyFigure('End value', {
			figure: figure('finance.returns.terminalValueUsd'),
			note: `of all assets after the plan, ${money.code}`,
		}),
	]
}

const MILLION = 1e6

function cashChart(result: PlanResult, { series, money }: Figures, status: string | null): NamedChart {
	const of = (key: FigureKey) => scaledBy(series(key), MILLION * money.usdPerUnit)
	return {
		title: 'What is paid for, and what is left for those who paid',
		sub: `Each month, million ${money.code}`,
		chart: timeChart({
			months: result.months,
			unit: `million ${money.code}`,
			steps: [
				{ name: 'Capital', ...of('finance.cashFlow.capexUsd'), colour: 'infrastructure', area: 'sunken' },
				{ name: 'Cash for debt service', ...of('finance.cashFlow.cfadsUsd'), colour: 'applications' },
				{ name: 'Distributed', ...of('finance.cashFlow.distributionsUsd'), colour: 'ink' },
			],
			status,
		}),
	}
}

/** Cover of debt service quarter by quarter, beside what the loan was sized for; null where no debt is served in the plan. */
function coverChart({ plan, result, status }: PageInput, { figure }: Figures): NamedChart | null {
	const least = figure('finance.returns.minDscr', { as: ratio })
	if (plan.finance === null || least.value === null) return null
	const values = result.months.map(
		(month) => figure('finance.quarters.dscr', { of: `quarter:${quarterOf(month)}` }).value,
	)
	const asked = plan.finance.targetDscr ?? Number(fieldFacts('plan', 'finance.targetDscr').default)
	const isAsked = plan.finance.sizeByDscr !== false
	return {
		title: `Debt service is covered ${least.text} at least`,
		sub: 'Cash for debt service ÷ interest and principal, by quarter',
		chart: timeChart({
			months: result.months,
			unit: '×',
			steps: [
				{
					name: 'Cover',
					values,
					colour: 'applications',
					quarterly: true,
					opens: { quantity: 'finance.quarters.dscr', scope: 'plan', unit: 'ratio' },
				},
				...(isAsked
					? [
							{
								name: 'Asked',
								values: values.map((value) => (value === null ? null : asked)),
								colour: 'ink' as const,
								look: 'limit' as const,
								opens: { quantity: 'finance.terms.targetDscr', scope: 'plan', unit: 'ratio' as const },
							},
						]
					: []),
			],
			status,
		}),
	}
}

const QUARTERLY = [
	...(['revenueUsd', 'opexUsd', 'taxUsd', 'capexUsd', 'cfadsUsd'] as const),
	...(['termInterestUsd', 'termPrincipalUsd', 'distributionsUsd'] as const),
]
const OF_DEBT: readonly string[] = ['taxUsd', 'termInterestUsd', 'termPrincipalUsd']

/** A year: with the charts above it one screen. */
const QUARTERS_SHOWN = 4

function quarterTable(result: PlanResult, { figure, money }: Figures): FigureTable {
	const { finance } = result
	const financed = isFinanced(result)
	const keys = QUARTERLY.filter((name) => financed || !OF_DEBT.includes(name)).map(
		(name) => `finance.quarters.${name}` as const,
	)
	const cover = financed ? (['finance.quarters.dscr'] as const) : []
	const quarters = Object.keys(finance.quarters)
	const isAdded = quarters.some(
		(quarter) => (figure('finance.quarters.termPrincipalUsd', { of: `quarter:${quarter}` }).value ?? 0) < 0,
	)
	// mM5.5: service below the interest adds to the balance, while a site fills.
	const added = isAdded ? '; principal below nothing is interest that cash does not pay yet, added to the loan' : ''
	return {
		title: 'Cash flow by quarter',
		sub: `Sums of the quarter’s months, ${money.code}${financed ? '; cover of debt service from conversion on' : ''}${added}`,
		heads: ['Quarter', ...keys.map(headOf), ...cover.map(headOf)],
		most: QUARTERS_SHOWN,
		rows: quarters.map((quarter) => ({
			key: quarter,
			name: quarter.replace('-', ' '),
			figures: [
				...keys.map((key) => unlessNone(figure(key, { of: `quarter:${quarter}` }))),
				...cover.map((key) => figure(key, { of: `quarter:${quarter}`, as: ratio })),
			],
		})),
	}
}

/** What is earned, by what it is for; null where nothing is. */
export function revenueBars({ finance }: PlanResult, { figure, money }: Figures): NamedBars | null {
	const rows = Object.keys(finance.revenueByKind)
		.flatMap((kind) => {
			const key = `finance.revenueByKind.${kind}`
			return isMetricName(key) ? [{ name: metricOf(key).label, of: figure(key, { at: 'all' }) }] : []
		})
		.filter(({ of }) => (of.value ?? 0) > 0)
		.sort((a, b) => (b.of.value ?? 0) - (a.of.value ?? 0))
	if (rows.length === 0) return null
	return {
		title: `Revenue ${figure('finance.totals.revenueUsd').text}`,
		sub: `Over the plan, by what it is for, ${money.code}`,
		model: { unit: money.code, rows: rows.map(({ name, of }) => barOf(of, { name, colour: 'applications' })) },
	}
}

function estimateBars(result: PlanResult, { figure, money }: Figures): NamedBars {
	const qualities = ['contract', 'quote', 'benchmark', 'guess'] as const
	const words = estimateWords(result)
	return {
		title: words === '' ? 'Nothing to estimate' : `The estimate of capital is ${words}`,
		sub: `Capital in whatever month it is paid, by how good its figures are, ${money.code}`,
		model: {
			unit: money.code,
			rows: qualities
				.map((quality) =>
					barOf(figure(`finance.estimate.moneyByQuality.${quality}`), {
						name: sentenceCase(quality),
						colour: 'ink-2',
					}),
				)
				.filter(({ value }) => value > 0),
		},
	}
}

/** How the plan is paid for and what it returns. */
export function buildFinanceView({ plan, result, status }: PageInput): TabbedPage {
	const figures = figuresFrom({ plan, result })
	return {
		finding: financeFinding(result, figures),
		figures: keyFigures(figures, result),
		tabs: [
			tabOf(
				{ id: 'cash', name: 'Cash flow' },
				{
					charts: () => present([cashChart(result, figures, status), coverChart({ plan, result, status }, figures)]),
					tables: () => [quarterTable(result, figures)],
				},
			),
			tabOf(
				{ id: 'sources', name: 'Sources and uses' },
				{
					bars: () => [
						...present([revenueBars(result, figures)]),
						...(isFinanced(result) ? closeBars(result, figures) : flowBars(figures)),
					],
					tables: () => (isFinanced(result) ? loanTables(result, figures) : []),
				},
			),
			tabOf(
				{ id: 'units', name: 'Unit costs' },
				{
					bars: () => [idleBars(figures)],
					tables: () => [hourTable(plan, result, figures), priceTable(plan, result, figures)],
				},
			),
			tabOf({ id: 'estimate', name: 'Estimate' }, { bars: () => [estimateBars(result, figures)] }),
		],
	}
}
