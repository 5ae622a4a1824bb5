import { isMetricName } from '#shared/metrics/metric.ts'
import { figureText, figuresFrom } from '../../../figures/figure.ts'
import { isReturn, lacksPrice } from '../../../figures/unpriced.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { SimulatedFigure } from '#shared/result/simulation-result.ts'
import { coverChart } from '../../../pages/money/cover.ts'
import { loanTable } from '../../../pages/money/sources-and-uses.ts'
import { tableOf, timeChartOf } from '../../parts/blocks.ts'
import { figureTable } from '../../parts/page-blocks.ts'
import { left, right, words } from '../../parts/report-parts.ts'
import type { ReportInput, SectionBody, SingleBlock, TableBlock } from '../../report-model.ts'
import { contractedShare } from './contracted.ts'
import { casesTable, targetCover } from './credit-cases.ts'
import { maturityOf, waterfallByYear } from './loan.ts'

/** Without a loan to test or revenue to pay it, what there is to say of money stands on the page of revenue. */
const isBare = (input: ReportInput): boolean =>
	input.result.finance.returns.minDscr === null && contractedShare(input) === null

const NO_DEBT = 'No debt service is planned: there is no DSCR to test'
const NO_COVER = 'Sensitivities of DSCR need financing terms. The odds draw every range that is entered at once.'

/** Cash by year and its odds, where no page of debt service has them. */
export const cashBlocks = (input: ReportInput): readonly SingleBlock[] =>
	isBare(input) ? [waterfallByYear(input), { kind: 'prose', title: NO_DEBT, text: NO_COVER }, ...oddsTable(input)] : []

/** The loan from conversion to maturity: what comes in, what is owed, what is left; page one draws it against its cash. */
export function debtPage(input: ReportInput): SectionBody | null {
	if (isBare(input)) return null
	const { plan, result } = input
	const figures = figuresFrom({ plan, result })
	const loan = loanTable(result, figures)
	const maturity = maturityOf(result)
	const last = result.months.at(-1) ?? ''
	return {
		bookmark: 'Debt service',
		finding:
			maturity === null
				? 'No term loan is planned'
				: maturity > last
					? `The loan matures in ${longMonth(maturity)}, after the plan ends in ${longMonth(last)}`
					: `The loan is repaid within the plan, by ${longMonth(maturity)}`,
		lede: 'Until conversion CFADS, debt drawn and equity pay capital, fees and interest while building; after it CFADS, cash available for debt service, pays interest, principal and reserve, and the rest is distributed.',
		blocks: [
			waterfallByYear(input),
			...(loan === null ? [] : [figureTable(loan)]),
			// Without a cover there is no page of sensitivities: its few rows stand here.
			...(result.finance.returns.minDscr === null
				? [{ kind: 'prose', title: NO_DEBT, text: NO_COVER } as const, ...oddsTable(input)]
				: []),
		],
	}
}

const ODDS = ['capexUsd', 'opexUsd', 'revenueUsd', 'npvUsd'] as const
const ODDS_NAMES = { capexUsd: 'Capex', opexUsd: 'Opex', revenueUsd: 'Revenue', npvUsd: 'NPV, before debt and tax' }

type DrawnNumber = Extract<SimulatedFigure, { kind: 'number' }>
const isNumber = (figure: SimulatedFigure | undefined): figure is DrawnNumber => figure?.kind === 'number'

/** «even odds $360M, P80 $468M» of a figure of money, in a drawn report; empty where none was drawn. */
export function evenOdds({ plan, result, simulation }: ReportInput, name: (typeof ODDS)[number]): string {
	const key = `finance.totals.${name}`
	const found = isMetricName(key) ? simulation?.figures[key] : undefined
	if (!isNumber(found) || found.p50 === null) return ''
	const { money, months } = figuresFrom({ plan, result })
	const text = (value: number) => figureText(value, 'usd', { money, months })
	return `even odds ${text(found.p50)}${found.p80 === null ? '' : `, P80 ${text(found.p80)}`}`
}

function oddsTable({ plan, result, simulation }: ReportInput): readonly TableBlock[] {
	if (simulation === undefined || simulation.draws === 0) return []
	const { money, months } = figuresFrom({ plan, result })
	const cell = (value: number | null) => words(value === null ? MISSING : figureText(value, 'usd', { money, months }))
	return [
		tableOf({
			title: `Odds of money over the plan, ${money.code}`,
			columns: [left('Figure', 1.2), ...['P10', 'P50', 'P80', 'P90'].map(right)],
			rows: ODDS.filter((name) => !(isReturn(name) && lacksPrice({ plan, result }))).flatMap((name) => {
				const key = `finance.totals.${name}`
				const found = isMetricName(key) ? simulation.figures[key] : undefined
				return isNumber(found)
					? [[words(ODDS_NAMES[name]), ...[found.p10, found.p50, found.p80, found.p90].map(cell)]]
					: []
			}),
			least: 4,
			noun: 'figures',
			empty: 'No figure of money is uncertain.',
		}),
	]
}

/** Cover by quarter as planned; nothing without a loan. */
function coverBlocks({ plan, result }: ReportInput): readonly SingleBlock[] {
	const cover = coverChart({ plan, result, status: null }, figuresFrom({ plan, result }))
	return cover === null
		? []
		: [timeChartOf(cover, { measure: cover.sub, source: 'From term conversion.', least: 90, most: 190 })]
}

/** One change at a time, and all ranges at once; page one draws the changes. */
export function sensitivitiesPage(input: ReportInput): SectionBody | null {
	if (input.result.finance.returns.minDscr === null) return null
	const target = targetCover(input)
	const below = (input.cases ?? []).filter(({ minDscr }) => minDscr === null || minDscr < target).length
	return {
		bookmark: 'Sensitivities and odds',
		finding:
			input.cases === undefined
				? 'Sensitivities are run for an issued report'
				: `${below === 0 ? 'No case' : `${String(below)} of ${String(input.cases.length)} cases`} takes minimum DSCR below target`.replace(
						/cases takes/,
						'cases take',
					),
		lede: 'Each case changes one thing of the plan and runs the engine again; the odds draw every range that is entered at once.',
		blocks: [casesTable(input, { wide: true }), ...coverBlocks(input), ...oddsTable(input)],
	}
}
