import type { PlanResult } from '#shared/result.ts'
import { buildBalanceView } from '../../pages/balance-view.ts'
import type { BalanceView, HeatCell } from '../../pages/balance-view.ts'
import { stripFinding } from '../../findings/strip-finding.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { amountOf } from '../../messages/counts.ts'
import type { HeatModel } from '../heat-chart.ts'
import { chartOf, tableOf } from '../parts/blocks.ts'
import type { ChartBlock, ReportInput, SectionBody, TableBlock } from '../report-model.ts'
import { buildFlow } from '../../pages/flow-view.ts'
import { left, words } from '../parts/report-parts.ts'
import { reportMonth } from '../parts/report-month.ts'
import { waysOut } from '../parts/ways-out.ts'
import { flowBlocks, workloadsTable } from './models.ts'

const MOST_PERIODS = 12

function worstOf(cells: readonly HeatCell[]): HeatCell {
	const [first, ...rest] = cells
	const none: HeatCell = {
		share: null,
		value: null,
		unit: 'ratio',
		text: MISSING,
		binds: false,
		detail: 'Nothing needed',
		why: { quantity: 'layers.energy.coverage', scope: 'plan', month: null },
	}
	const worst = rest.reduce(
		(low, cell) => (cell.share !== null && (low.share === null || cell.share < low.share) ? cell : low),
		first ?? none,
	)
	return { ...worst, binds: cells.some((cell) => cell.binds) }
}

/** Quarters while they fit, then years, then pairs of years and so on; each shows its worst month. */
function heatFor(view: BalanceView): HeatModel & { readonly period: string } {
	if (view.quarters.length <= MOST_PERIODS)
		return { periods: view.quarters.map((name) => name.replace(/ 20/, ' ’')), rows: view.rows, period: 'quarter' }
	const years = [...new Set(view.quarters.map((name) => name.slice(-4)))]
	const each = Math.ceil(years.length / MOST_PERIODS)
	const groups = Array.from({ length: Math.ceil(years.length / each) }, (_, index) =>
		years.slice(index * each, (index + 1) * each),
	)
	const cellsIn = (cells: readonly HeatCell[], group: readonly string[]) =>
		cells.filter((_, index) => group.includes(view.quarters[index]?.slice(-4) ?? ''))
	return {
		periods: groups.map((group) =>
			group.length > 1 ? `${group[0] ?? ''}–${(group.at(-1) ?? '').slice(2)}` : (group[0] ?? ''),
		),
		rows: view.rows.map((row) => ({ ...row, cells: groups.map((group) => worstOf(cellsIn(row.cells, group))) })),
		period: each === 1 ? 'year' : `${each} years`,
	}
}

function heatBlock(result: PlanResult, view: BalanceView): ChartBlock {
	const { periods, rows, period } = heatFor(view)
	const title = stripFinding(result)
	const texts = rows.map(
		(row) =>
			`${row.name}: ${row.cells.map((cell, index) => `${periods[index] ?? ''} ${cell.text}${cell.binds ? ' limits' : ''}`).join(', ')}.`,
	)
	return chartOf({
		title,
		measure: `Lowest monthly coverage, by layer and ${period}`,
		alt: `${title}. ${texts.join(' ')}`,
		source: 'Solid: the layer limits in a month of the period. Hatched: missing.',
		chart: { type: 'heat', model: { periods, rows } },
	})
}

type BalanceCause = BalanceView['causes'][number]

/** A cause that lasts is told once, over all its quarters and with its largest figures, though they change by the quarter. */
function onceEach(causes: readonly BalanceCause[]): readonly BalanceCause[] {
	const keys = causes.map(({ layer, text }) => `${layer} ${text.replace(/[\d.,]+/g, '')}`)
	return [...new Set(keys)].map((key) => {
		const spans = causes.filter((_, index) => keys[index] === key)
		const most = spans.reduce((worst, span) => (span.lostItMW > worst.lostItMW ? span : worst))
		const [from, to] = [spans[0]?.quarter.split(' to ')[0] ?? '', spans.at(-1)?.quarter.split(' to ').at(-1) ?? '']
		const broken = keys.lastIndexOf(key) - keys.indexOf(key) >= spans.length
		return { ...most, quarter: `${from === to ? from : `${from} to ${to}`}${broken ? ', with breaks' : ''}` }
	})
}

/** Where single changes were run, they stand beneath and say what would move it; else the rule of thumb does. */
export function causesTable(view: Pick<BalanceView, 'causes'>, ran: boolean): TableBlock {
	return tableOf({
		title: ran ? 'What limits the plan' : 'What limits the plan, and what would fix it',
		columns: [
			left('When', 0.35),
			left('Layer', 0.5),
			left('Cause', 1.5),
			...(ran ? [] : [left('What would move it', 1.5)]),
		],
		rows: onceEach(view.causes).map((row) => [
			words(row.quarter),
			{ text: row.layer, strong: true },
			words(row.text),
			...(ran ? [] : [words(row.mend)]),
		]),
		least: 3,
		noun: 'causes',
		empty: 'All demand is served in every month.',
	})
}

/** What is missing in the first month that falls short, site by site and pool by pool. */
function firstFailure({ result, ...of }: ReportInput): string {
	const index = result.binding.findIndex((layer) => layer !== null && layer !== 'applications')
	const layer = result.binding[index] ?? null
	if (layer === null) return ''
	const { required, coverage } = result.layers[layer]
	const missing = (required[index] ?? 0) * (1 - (coverage[index] ?? 1))
	const month = result.months[index] ?? ''
	const falls = month < reportMonth(of) ? 'fell' : 'falls'
	return `The plan first ${falls} short in ${longMonth(month)}: ${amountOf(layer, missing)} missing.`
}

const bodyOf = (input: ReportInput) => {
	const { plan, result } = input
	const view = buildBalanceView(plan, result)
	return {
		view,
		bookmark: 'Balance',
		finding: view.finding.title,
		lede: [view.finding.lede, firstFailure(input)].filter((part) => part !== '').join(' '),
	}
}

/** The chain over time: first failure, causes, decisions, and the month that lacks most from megawatts to tokens. */
export function balanceSection(input: ReportInput): SectionBody {
	const { plan, result, remedies } = input
	const { view, ...body } = bodyOf(input)
	return {
		...body,
		blocks: [
			heatBlock(result, view),
			...flowBlocks(buildFlow(plan, result)),
			causesTable(view, remedies !== undefined),
			...waysOut(input),
		],
	}
}

/** The same on a page: the best way out of each shortfall, and who is served how far. */
export function balancePage(input: ReportInput): SectionBody {
	const { plan, result, remedies } = input
	const { view, ...body } = bodyOf(input)
	return {
		...body,
		bookmark: 'Balance, models and applications',
		blocks: [
			heatBlock(result, view),
			...(remedies === undefined ? [causesTable(view, false)] : []),
			...waysOut(input, 1),
			...flowBlocks(buildFlow(plan, result)),
			workloadsTable({ plan, result }),
		],
	}
}
