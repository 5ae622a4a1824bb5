import { barOf } from '#shared/charts/bar-list.ts'
import { exactShare, MISSING, ratio, usd } from '#shared/formats/figures.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { Money } from '#shared/units/money.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import { chartOf, tableOf } from '../../parts/blocks.ts'
import { left, right, shown, strong, words } from '../../parts/report-parts.ts'
import type { Cell, ChartBlock, CreditCase, ReportInput, SingleBlock } from '../../report-model.ts'
import { notRun } from '../reader-parts.ts'

export const CASE_NAMES: Readonly<Record<CreditCase['id'], string>> = {
	halls_later: 'Halls six months later',
	demand_lower: 'Demand 30% lower',
	prices_lower: 'Prices 30% lower',
	capital_higher: 'Hall cost 20% higher',
}

/** Cover that the loan is sized for. */
export const targetCover = ({ plan }: ReportInput): number =>
	plan.finance?.targetDscr ?? Number(fieldFacts('plan', 'finance.targetDscr').default)

/** The case that covers least; null where none was run or none serves debt. */
export function worstCase({ cases = [] }: ReportInput): (CreditCase & { readonly minDscr: number }) | null {
	const served = cases.flatMap((one) => (one.minDscr === null ? [] : [{ ...one, minDscr: one.minDscr }]))
	return served.toSorted((one, other) => one.minDscr - other.minDscr)[0] ?? null
}

const coverCell = (minDscr: number | null, target: number): Cell =>
	minDscr === null ? words('not served') : { text: ratio(minDscr), strong: minDscr < target }

const caseRow = (one: CreditCase, { money, target, wide }: { money: Money; target: number; wide: boolean }) => [
	words(CASE_NAMES[one.id]),
	coverCell(one.minDscr, target),
	...(wide ? [words(one.llcr === null ? MISSING : ratio(one.llcr))] : []),
	words(usd(one.owedUsd, money)),
	words(one.equityIrr === null ? MISSING : exactShare(one.equityIrr)),
]

/** The credit as planned, and under each case. */
export function casesTable(input: ReportInput, { wide }: { readonly wide: boolean }): SingleBlock {
	const { plan, result, cases } = input
	const { figure, money } = figuresFrom({ plan, result })
	if (cases === undefined)
		return notRun('Base case and downside', 'runs the plan with later halls, less demand, lower prices and higher cost')
	const target = targetCover(input)
	return tableOf({
		title: 'Base case and downside, one change at a time',
		columns: [
			left('Case', 1.4),
			...['Min. DSCR', ...(wide ? ['LLCR'] : []), 'Owed at plan end', 'Equity IRR'].map(right),
		],
		rows: [
			[
				strong('As planned'),
				shown(figure('finance.returns.minDscr', { as: ratio })),
				...(wide ? [shown(figure('finance.returns.llcr', { as: ratio }))] : []),
				shown(figure('finance.cashFlow.termBalanceUsd', { at: 'last' })),
				shown(figure('finance.returns.equityIrr', { as: exactShare })),
			],
			...cases.map((one) => caseRow(one, { money, target, wide })),
		],
		least: cases.length + 1,
		noun: 'cases',
		empty: '',
	})
}

/** «Prices 30% lower takes cover below its target» */
function chartTitle(input: ReportInput): string {
	const target = targetCover(input)
	const below = (input.cases ?? []).filter(({ minDscr }) => minDscr === null || minDscr < target)
	if (below.length === 0) return `DSCR is at least ${ratio(target)} in every case`
	const [first] = below
	return below.length === 1 && first !== undefined
		? `DSCR falls below ${ratio(target)} in one case: ${CASE_NAMES[first.id].toLowerCase()}`
		: `${String(below.length)} of ${String(input.cases?.length ?? 0)} cases take DSCR below ${ratio(target)}`
}

/** Least cover, case by case; nothing where none was run. */
export function casesChart(input: ReportInput): readonly ChartBlock[] {
	const { plan, result, cases } = input
	const { figure } = figuresFrom({ plan, result })
	const base = figure('finance.returns.minDscr', { as: ratio })
	if (cases === undefined || base.value === null) return []
	const target = targetCover(input)
	const title = chartTitle(input)
	const served = cases
		.map((one) => ({ ...one, cover: one.minDscr ?? 0 }))
		.toSorted((one, other) => one.cover - other.cover)
	return [
		chartOf({
			title,
			measure: `Minimum DSCR by case; target ${ratio(target)}`,
			alt: `${title}. As planned ${base.text}. ${served.map(({ id, cover }) => `${CASE_NAMES[id]}: ${ratio(cover)}.`).join(' ')}`,
			source: 'Each case is a run of the plan with one change.',
			chart: {
				type: 'bars',
				model: {
					unit: '×',
					rows: [
						...served.map(({ id, cover }) => ({
							name: CASE_NAMES[id],
							value: Math.max(0, cover),
							missing: null,
							colour: cover < target ? ('failing' as const) : ('applications' as const),
							shown: cover === 0 ? 'not served' : ratio(cover),
						})),
						barOf(base, { name: 'As planned', colour: 'ink-2' }),
					],
				},
			},
		}),
	]
}
