import { exactShare, percent, power, ratio, usd } from '#shared/formats/figures.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { type Figures, figuresFrom } from '../../../figures/figure.ts'
import { lacksPrice, NEEDS_PRICE } from '../../../figures/unpriced.ts'
import { costsFinding } from '../../../findings/costs-finding.ts'
import { estimateWords } from '../../../messages/estimate-words.ts'
import { moneyTiles } from '../../../pages/money/tiles.ts'
import { buildUp } from '../../../pages/money/build-up.ts'
import { overviewFigures } from '../../../pages/overview-view.ts'
import { sitesBlocks } from '../../parts/verdict/sites-rows.ts'
import { unfinancedBlocks } from '../../sections/money.ts'
import type { Block, ReportInput, SectionBody, SingleBlock, TableBlock } from '../../report-model.ts'
import { decisionsOf, isOverdue } from '../../parts/decisions/decisions.ts'
import { reportMonth } from '../../parts/report-month.ts'
import { joined, oddsOf, oddsSentence, pairsTable, plainFigure, powerSigned } from '../reader-parts.ts'
import { toPayCell } from '../to-pay.ts'
import { evenOdds } from './debt-pages.ts'
import { contractedShare, openRevenueName } from './contracted.ts'
import { CASE_NAMES, casesChart, casesTable, targetCover, worstCase } from './credit-cases.ts'
import { closeTable, maturityOf, serviceChart, tenorText, usesAtClose } from './loan.ts'

const contractedText = (share: number | null): string =>
	share === null
		? 'no revenue is planned'
		: share === 0
			? 'no revenue is contracted'
			: `${percent(share)} of revenue is contracted`

/** «As planned, cash covers debt 2.55 ×; with prices 30% lower 0.94 ×; no revenue is contracted» */
function findingOf(input: ReportInput): string {
	const { minDscr } = input.result.finance.returns
	const costs = costsFinding(input.plan, input.result).title
	if (minDscr === null) return input.plan.finance === null ? `No financing terms are entered: ${costs}` : costs
	const worst = worstCase(input)
	const under = worst === null ? '' : `; with ${CASE_NAMES[worst.id].toLowerCase()}, ${ratio(worst.minDscr)}`
	return `Minimum DSCR as planned is ${ratio(minDscr)}${under}; ${contractedText(contractedShare(input))}`
}

function ledeOf(input: ReportInput): string {
	const { plan, result } = input
	const { figure, money } = figuresFrom({ plan, result })
	const { termDebtUsd } = result.finance.returns
	const maturity = maturityOf(result)
	if (termDebtUsd === null || maturity === null) return costsFinding(plan, result).lede
	const owed = figure('finance.cashFlow.termBalanceUsd', { at: 'last' })
	const last = result.months.at(-1) ?? ''
	const left =
		(owed.value ?? 0) > 0
			? `${owed.text} of it is owed when the plan ends in ${longMonth(last)}; the loan matures in ${longMonth(maturity)}.`
			: `It is repaid by ${longMonth(maturity)}.`
	return joined([`Term loan of ${usd(termDebtUsd, money)}, ${tenorText(result)}.`, left, oddsSentence(input)])
}

function figuresOf(input: ReportInput): readonly KeyFigure[] {
	const { plan, result } = input
	const figures = figuresFrom({ plan, result })
	const { figure } = figures
	const uses = usesAtClose(figures)
	const debt = figure('finance.returns.termDebtUsd')
	const owed = figure('finance.cashFlow.termBalanceUsd', { at: 'last' })
	const [full] = overviewFigures(plan, result)
	const { p80 } = oddsOf(input)
	const cover = figure('finance.returns.avgDscr', { as: ratio })
	return [
		keyFigure('Term loan', {
			figure: debt,
			note: uses > 0 && debt.value !== null ? `${percent(debt.value / uses)} of all uses to conversion` : '',
		}),
		keyFigure('Minimum DSCR', {
			figure: figure('finance.returns.minDscr', { as: ratio }),
			note: `average ${cover.text}; target ${ratio(targetCover(input))}`,
		}),
		keyFigure('LLCR', { figure: figure('finance.returns.llcr', { as: ratio }), note: tenorText(result) }),
		keyFigure('Owed at plan end', {
			figure: owed,
			note: (debt.value ?? 0) > 0 ? `${percent((owed.value ?? 0) / (debt.value ?? 1))} of the loan` : '',
		}),
		full === undefined
			? plainFigure('Full power', '–')
			: {
					...full,
					note: [full.note, p80 ?? ''].filter((part) => part !== '').join('; '),
				},
	]
}

/** Power that is signed, and that is only studied, against the most that is needed. */
function powerRows({ plan, result }: ReportInput): readonly (readonly [string, string])[] {
	const unsigned = plan.powerContracts.filter(({ status }) => status === 'study')
	const { signed, needed } = powerSigned({ result })
	if (needed <= 0) return []
	return [
		['Power signed, in the month of peak need', `${power(signed)} for ${power(needed)}`],
		[
			'Power in study',
			unsigned.length === 0 ? 'none' : power(unsigned.reduce((sum, { capacityMW }) => sum + capacityMW, 0)),
		],
	]
}

const MILLION = 1e6

const worthText = ({ figure }: Figures): string =>
	`${figure('finance.returns.projectNpvUsd').text}; ${figure('finance.returns.projectNpvWithoutEndUsd').text} without residual value`

function restsOn(input: ReportInput): TableBlock {
	const { plan, result } = input
	const figures = figuresFrom({ plan, result })
	const share = contractedShare(input)
	const band = buildUp({ plan, result }, figures)?.model.band ?? null
	const perMW = (millions: number) => usd(millions * MILLION * figures.money.usdPerUnit, figures.money)
	const words = estimateWords(result)
	const unpaid = toPayCell(input)
	const [estimate = '', grades = ''] = words.split(': of the money ')
	return pairsTable(
		'Basis of the credit',
		[
			[
				'Revenue',
				share === null
					? 'none planned'
					: `${percent(share)} contracted${share < 1 ? `, ${percent(1 - share)} ${openRevenueName(input)}` : ''}`,
			],
			...powerRows(input),
			...(band === null
				? []
				: [
						['Hall cost per MW IT', `${band.figure.text}; ${band.of}: ${perMW(band.low)}–${perMW(band.high)}`] as const,
					]),
			...(unpaid === null ? [] : [['Capex still to pay', unpaid] as const]),
			...(grades === '' ? [] : [['Capital by grade', grades] as const]),
			...(estimate === '' ? [] : [['Estimate', estimate] as const]),
			[
				'Project NPV',
				lacksPrice(input)
					? NEEDS_PRICE
					: [worthText(figures), oddsOfMoney(input, 'Project NPV')].filter((part) => part !== '').join('; '),
			],
			[
				'Equity IRR',
				plan.finance === null
					? 'needs financing terms'
					: figures.figure('finance.returns.equityIrr', { as: exactShare }).text,
			],
		],
		['Item', 'Status'],
	)
}

/** What a lender would want settled first, each from what the plan leaves open. */
function conditionsOf(input: ReportInput): readonly { readonly lead: string; readonly text: string }[] {
	const { plan, result } = input
	const { figure } = figuresFrom({ plan, result })
	const share = contractedShare(input)
	const owed = figure('finance.cashFlow.termBalanceUsd', { at: 'last' })
	const maturity = maturityOf(result)
	const study = plan.powerContracts.filter(({ status }) => status === 'study')
	const works = plan.gatingWorks.filter(({ startMonth }) => startMonth >= reportMonth(input))
	const late = decisionsOf(input).filter((one) => isOverdue(one, reportMonth(input)))
	const { moneyByQuality } = result.finance.estimate
	const guessed = moneyByQuality.guess + moneyByQuality.benchmark
	const all = guessed + moneyByQuality.contract + moneyByQuality.quote
	return [
		...(share !== null && share < 1
			? [
					{
						lead: 'Offtake.',
						text: `Contracts for the ${percent(1 - share)} of revenue that is ${openRevenueName(input)}, at least for debt service`,
					},
				]
			: []),
		...study.map(({ name, id, capacityMW }) => ({
			lead: `${name ?? id}.`,
			text: `Signed: ${power(capacityMW)} is in study`,
		})),
		...works.map(({ name, id }) => ({ lead: `${name ?? id}.`, text: 'Complete, or its date guaranteed' })),
		...(maturity !== null && (owed.value ?? 0) > 0
			? [
					{
						lead: 'Term.',
						text: `Plan and model extended to maturity in ${longMonth(maturity)}: ${owed.text} is owed at plan end`,
					},
				]
			: []),
		...(late.length > 0
			? [
					{
						lead: 'Orders.',
						text: `Overdue orders and signatures placed: ${late
							.map(({ by }) => shortMonth(by))
							.slice(0, 1)
							.join('')} is the oldest`,
					},
				]
			: []),
		...(all > 0 && guessed / all > 0.5
			? [
					{
						lead: 'Estimate.',
						text: `Quotes or contracts for the ${percent(guessed / all)} of capital that is a benchmark or guess`,
					},
				]
			: []),
	]
}

const MOST_CONDITIONS = 6

const conditionsBlock = (input: ReportInput): SingleBlock => ({
	kind: 'list',
	title: 'Conditions precedent we propose',
	items: conditionsOf(input).slice(0, MOST_CONDITIONS),
	numbered: true,
	least: 3,
	noun: 'conditions',
	empty: 'None: revenue, power, term and estimate are firm.',
})

const DRAWN = { Capex: 'capexUsd', 'Project NPV': 'npvUsd' } as const
const isDrawn = (label: string): label is keyof typeof DRAWN => label in DRAWN

const oddsOfMoney = (input: ReportInput, label: string): string =>
	isDrawn(label) && !(label === 'Project NPV' && lacksPrice(input)) ? evenOdds(input, DRAWN[label]) : ''

/** What is entered is one draw of many: a figure of the cover says where in its odds it lies. */
const besideOdds = (tile: KeyFigure, odds: string): KeyFigure =>
	odds === '' ? tile : { ...tile, note: ['as entered', odds, tile.note].filter((part) => part !== '').join('; ') }

/** What can be said of a credit that has no terms: the project before debt and tax. */
function figuresWithoutLoan(input: ReportInput): readonly KeyFigure[] {
	const { plan, result } = input
	const tiles = moneyTiles({ plan, result }, figuresFrom({ plan, result }))
	const wanted = ['Capex', 'Per MW IT', 'Project IRR', 'Project NPV']
	const [full] = overviewFigures(plan, result)
	return [
		...(full === undefined ? [] : [full]),
		...wanted.flatMap((label): readonly KeyFigure[] => {
			const tile = tiles.find((one) => one.label === label)
			return tile === undefined ? [] : [besideOdds(tile, oddsOfMoney(input, label))]
		}),
	]
}

/** Without terms of financing: what is missing, and what holds all the same. */
const unfinanced = (input: ReportInput): readonly Block[] => [
	{ kind: 'figures', figures: figuresWithoutLoan(input), perRow: 5 },
	...unfinancedBlocks(input),
	{ kind: 'pair', share: 0.52, left: [restsOn(input)], right: [conditionsBlock(input)] },
]

/** What is lent, how it is covered as planned and under stress, and on what that rests. */
export function lenderPage(input: ReportInput): SectionBody {
	const { plan, result } = input
	const isFinanced = plan.finance !== null && result.finance.returns.termDebtUsd !== null
	const head = { bookmark: 'Credit summary', finding: sentenceCase(findingOf(input)), lede: ledeOf(input) }
	if (!isFinanced) return { ...head, blocks: [...unfinanced(input), ...sitesBlocks(plan, result)] }
	return {
		...head,
		blocks: [
			{ kind: 'figures', figures: figuresOf(input), perRow: 5 },
			{ kind: 'pair', share: 0.56, left: [closeTable(input)], right: [casesTable(input, { wide: false })] },
			...serviceChart(input),
			...sitesBlocks(plan, result),
			{ kind: 'pair', share: 0.52, left: [restsOn(input)], right: [conditionsBlock(input)] },
			...casesChart(input),
		],
	}
}
