import { isMetricName, metricOf, METRIC_KEYS, type MetricName } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import { barOf } from '#shared/charts/bar-list.ts'
import { ratio, usd } from '#shared/formats/figures.ts'
import { counted, listInWords, longMonth } from '#shared/formats/months.ts'
import { quarterOf } from '#shared/units/quarters.ts'
import { type Figures, unlessNone } from '../../figures/figure.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { spentBefore } from '../../figures/before-plan.ts'
import { headOf } from '../../tables/head-of.ts'
import type { FigureTable, NamedBars } from '../layer-page.ts'

type Colour = 'applications' | 'infrastructure' | 'ink-2'
type Side = { readonly title: string; readonly sub: string; readonly colour: Colour }
type Named = { readonly name: string; readonly of: Figure }

/** What is below nothing has no bar and is taken off in words: both sides tell the same sum. */
function sideOf(all: readonly Named[], { money }: Figures, { title, sub, colour }: Side): NamedBars {
	const total = all.reduce((sum, { of }) => sum + (of.value ?? 0), 0)
	const rows = all.filter(({ of }) => (of.value ?? 0) >= CENT)
	const less = all.filter(({ of }) => (of.value ?? 0) <= -CENT)
	const named = less.map(({ name, of }) => `${name.toLowerCase()} ${usd(-(of.value ?? 0), money)}`)
	return {
		title: `${title} ${usd(total, money)}`,
		sub: `${sub}${named.length === 0 ? '' : `, minus ${listInWords(named)}`}, ${money.code}`,
		model: { unit: money.code, rows: rows.map(({ name, of }) => barOf(of, { name, colour })) },
	}
}
const CENT = 0.01

/** Every figure directly under a path of the result, with its label. */
const under = (path: string, { figure }: Figures): readonly Named[] =>
	METRIC_KEYS.filter((key) => key.startsWith(path) && isMetricName(key)).map((key) => ({
		name: metricOf(key).label,
		of: figure(key),
	}))

/** Sources and uses at close: what is needed until conversion, who pays it, and what takes the place of its debt. */
export function closeBars(result: PlanResult, figures: Figures): readonly NamedBars[] {
	const { takeOut } = result.finance.atClose
	const before = spentBefore(result, figures.money)
	const until = takeOut.month === null ? 'Over the plan' : `Until conversion in ${longMonth(takeOut.month)}`
	const sub = `${until}${before === null ? '' : `, incl. ${before}`}`
	const [debt, own] = (['termDebtUsd', 'equityUsd'] as const).map((name) => {
		const key = `finance.atClose.takeOut.${name}` as const
		return { name: metricOf(key).label, of: figures.figure(key) }
	})
	const out =
		takeOut.month === null || (takeOut.repaidUsd ?? 0) <= 0 || !debt || !own
			? []
			: [
					sideOf([debt, own], figures, {
						title: 'Take-out of construction debt',
						sub: `In ${longMonth(takeOut.month)}, in neither sum`,
						colour: 'ink-2',
					}),
				]
	return [
		...out,
		sideOf(under('finance.atClose.sources.', figures), figures, { title: 'Sources', sub, colour: 'applications' }),
		sideOf(under('finance.atClose.uses.', figures), figures, { title: 'Uses', sub, colour: 'infrastructure' }),
	]
}

const SOURCES = ['equityUsd', 'revenueUsd', 'disposalUsd'] as const
const USES = ['capexUsd', 'opexUsd', 'taxUsd', 'workingCapitalUsd', 'depositsUsd', 'distributionsUsd'] as const

/** The same of a plan that states no financing, over all its months: it has no close. */
export function flowBars(figures: Figures): readonly NamedBars[] {
	const of = (names: readonly ((typeof SOURCES)[number] | (typeof USES)[number])[]) =>
		names.map((name) => ({
			name: metricOf(`finance.cashFlow.${name}`).label,
			of: figures.figure(`finance.cashFlow.${name}`, { at: 'all' }),
		}))
	const sub = 'Over the plan'
	return [
		sideOf(of(SOURCES), figures, { title: 'Sources', sub, colour: 'applications' }),
		sideOf(of(USES), figures, { title: 'Uses', sub, colour: 'infrastructure' }),
	]
}

const OF_LOAN = [
	...(['constructionDebtUsd', 'termDebtUsd', 'termMonths', 'conversionMonth'] as const),
	...(['minDscr', 'avgDscr', 'llcr', 'interestDuringConstructionUsd', 'feesUsd', 'equityUsd'] as const),
	...(['equityNpvUsd', 'allInUsdPerItMW'] as const),
]
const OF_TWO_LOANS = ['chipDebtUsd', 'chipTermMonths', 'restDebtUsd', 'restTermMonths'] as const
const COVERS: readonly string[] = ['minDscr', 'avgDscr', 'llcr']

/** A tenor is a number of months, not the month after so many. */
const asOf = (name: string) =>
	COVERS.includes(name)
		? { as: ratio }
		: name === 'termMonths'
			? { as: (months: number) => counted(months, 'month') }
			: {}

/** The loan, its cover and its equity; null where nothing is drawn. */
export function loanTable({ finance }: PlanResult, { figure, money }: Figures): FigureTable | null {
	if (finance.returns.constructionDebtUsd === null) return null
	const owed = figure('finance.cashFlow.termBalanceUsd', { at: 'last' })
	const row = (key: MetricName, of: Figure) => ({ key, name: headOf(key), figures: [of] })
	return {
		title: 'Loan',
		sub: `Debt, DSCR and equity, ${money.code}`,
		heads: ['Item', 'Figure'],
		rows: [
			...[...OF_LOAN, ...(finance.returns.chipDebtUsd === null ? [] : OF_TWO_LOANS)].map((name) => {
				const key = `finance.returns.${name}` as const
				return row(key, figure(key, asOf(name)))
			}),
			{ key: 'owed', name: 'Owed at plan end', figures: [owed] },
		],
	}
}

const WATERFALL = [
	...(['cfadsUsd', 'disposalUsd', 'termInterestUsd', 'termPrincipalUsd', 'reserveUsd'] as const),
	...(['capexUsd', 'depositsUsd', 'equityUsd', 'distributionsUsd', 'termBalanceUsd'] as const),
]

/** Cash from conversion on, quarter by quarter, in the order in which it is owed; null where nothing is converted. */
function waterfallTable({ finance, months }: PlanResult, { figure, money }: Figures): FigureTable | null {
	const { month } = finance.atClose.takeOut
	if (month === null || !months.includes(month)) return null
	const keys = WATERFALL.map((name) => `finance.quarters.${name}` as const)
	const first = quarterOf(month)
	return {
		title: 'Cash waterfall by quarter',
		sub: `From conversion in ${longMonth(month)}: cash for debt service, debt service, distributions, ${money.code}`,
		heads: ['Quarter', ...keys.map(headOf)],
		rows: Object.keys(finance.quarters)
			.filter((quarter) => quarter >= first)
			.map((quarter) => ({
				key: quarter,
				name: quarter.replace('-', ' '),
				figures: keys.map((key) => unlessNone(figure(key, { of: `quarter:${quarter}` }))),
			})),
	}
}

/** What a lender reads beside sources and uses. */
export const loanTables = (result: PlanResult, figures: Figures): readonly FigureTable[] =>
	[loanTable(result, figures), waterfallTable(result, figures)].filter((table) => table !== null)
