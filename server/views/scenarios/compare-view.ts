import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { figuresFrom, figureText, type Figures } from '../figures/figure.ts'
import { FULL_POWER, fullPowerText } from '../messages/milestones.ts'
import { fullPowerOf } from '#shared/document/full-power.ts'
import type { Figure, WhyTarget } from '#shared/formats/key-figure.ts'
import { lossesToTell, lossPlace, lossWords } from '../messages/verdict/loss-words.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { tradeName } from '#shared/formats/names.ts'
import type { CompareViewCell } from './compare-cell.ts'
import { scenarioOutcome, type ScenarioOutcome } from './scenario-outcome.ts'

const LOST = 'Unserved load by cause, MW-months'
const TRADES = 'Peak headcount by trade'
/** Trades that are compared: those with the highest peaks in any of the scenarios. */
const MOST_TRADES = 8
const GROUPS = ['Figures', LOST, TRADES, 'Dates'] as const
type CompareViewGroup = (typeof GROUPS)[number]

/** What one scenario brings to a comparison: made where its run is. */
export type ComparedPlan = {
	readonly groups: Readonly<Record<CompareViewGroup, readonly CompareViewCell[]>>
	readonly outcome: ScenarioOutcome
	readonly money: Figures['money']
	readonly months: readonly string[]
}
export function buildComparedPlan(plan: PlanFile, result: PlanResult): ComparedPlan {
	const { figure, money, months } = figuresFrom({ plan, result })
	const cell = (
		row: string,
		of: Figure,
		told: Partial<Pick<CompareViewCell, 'better' | 'note'>> = {},
	): CompareViewCell => {
		const { value, unit, text, why } = of
		return { row, text, why: value === null ? null : why, value, unit, note: '', better: null, ...told }
	}
	return {
		money,
		months,
		outcome: scenarioOutcome({ plan, result }),
		groups: {
			Figures: [
				cell('Unserved', figure('shortfall.lostMWMonths'), { better: 'less', note: 'MW-months of demand' }),
				cell('Lowest share served', figure('servedShare', { at: 'least' }), { better: 'more' }),
				cell('IT capacity, full build', figure('layers.infrastructure.available', { at: 'last' }), { note: 'MW IT' }),
				dated(FULL_POWER, fullPowerText(fullPowerOf(result))),
				cell('Stranded chips', figure('stranded.acceleratorMonths'), { better: 'less', note: 'accelerator-months' }),
				cell('Peak construction headcount', figure('workforce.construction.headcount', { at: 'largest' }), {
					note: 'people',
				}),
				cell('Capex', figure('finance.totals.capexUsd'), { better: 'less' }),
				cell('Opex', figure('finance.totals.opexUsd'), { better: 'less', note: 'over the plan' }),
				cell('Cost per million tokens', figure('finance.totals.usdPerMillionTokens'), {
					better: 'less',
					note: 'output, excl. idle capacity',
				}),
			],
			[LOST]: lossesToTell(result.verdict)
				.filter(({ mwMonths }) => mwMonths > 0)
				.map((loss) => ({
					...plain(lossWords(plan, loss).title, formatFigure(loss.mwMonths, { digits: 3 })),
					note: lossPlace(plan, loss),
					key: [loss.kind, loss.layer, loss.cause, loss.siteId, loss.item].join(' '),
					value: loss.mwMonths,
					unit: 'itMWMonths',
					page: '',
					better: 'less',
				})),
			[TRADES]: Object.keys(result.workforce.trades).map((trade) =>
				cell(sentenceCase(tradeName(trade)), figure('workforce.trades.peak.headcount', { of: `trade:${trade}` })),
			),
			Dates: Object.entries(result.schedule).map(([ref, { name, finish }]) => ({
				...dated(name, finish === null ? MISSING : shortMonth(finish)),
				why:
					finish === null ? null : { quantity: `schedule.${ref.replace(/:.*/s, '')}.finish`, scope: ref, month: null },
				value: finish === null ? null : monthsBetween(months[0] ?? finish, finish),
			})),
		},
	}
}

const plain = (row: string, text: string): CompareViewCell => ({
	row,
	note: '',
	text,
	why: null,
	value: null,
	unit: null,
	better: null,
})
const dated = (row: string, text: string): CompareViewCell => ({ ...plain(row, text), unit: 'months', better: 'less' })

export type CompareCell = {
	readonly text: string
	readonly why: WhyTarget | null
	readonly page: string | null
	/** against the first scenario: `−157`, `same`; '' of the first itself */
	readonly delta: string
	/** against the first; null where neither is better, or they are the same */
	readonly sense: 'better' | 'worse' | null
	readonly best: boolean
}
export type CompareRow = {
	readonly key: string
	readonly name: string
	readonly note: string
	readonly cells: readonly CompareCell[]
}
export type CompareView = {
	readonly finding: string
	readonly groups: readonly { readonly name: string; readonly note: string; readonly rows: readonly CompareRow[] }[]
}

export type LabelledPlan = { readonly label: string; readonly plan: ComparedPlan }

/** Scenarios side by side, each figure against the first one; of dates only those that move. */
export function buildCompareView(compared: readonly LabelledPlan[]): CompareView {
	const groups = GROUPS.map((name) => {
		const keyed = compared.map(
			({ plan }) =>
				new Map(
					plan.groups[name].map((cell) => [cell.key ?? `${cell.row} ${name === GROUPS[0] ? '' : cell.note}`, cell]),
				),
		)
		const all = [...new Set(keyed.flatMap((cells) => [...cells.keys()]))]
		const peak = (key: string) => Math.max(...keyed.map((cells) => cells.get(key)?.value ?? 0))
		const keys = name === TRADES ? all.toSorted((a, b) => peak(b) - peak(a)).slice(0, MOST_TRADES) : all
		const rows = keys.map((key) =>
			rowOf(
				key,
				keyed.map((cells) => cells.get(key) ?? (name === LOST ? NONE_LOST : undefined)),
				compared,
			),
		)
		if (name !== 'Dates') return { name, note: name === 'Figures' ? 'and change from the first' : '', rows }
		const moving = rows.filter(({ cells }) => cells.some(({ text }) => text !== cells[0]?.text))
		return { name: 'Dates that move', note: `${String(moving.length)} of ${String(rows.length)}`, rows: moving }
	})
	return { finding: findingOf(compared), groups: groups.filter(({ rows }) => rows.length > 0) }
}

/** What holds one scenario back and not another costs the other nothing. */
const NONE_LOST: CompareViewCell = { ...plain('', '0'), value: 0, unit: 'itMWMonths', page: '', better: 'less' }

export function rowOf(
	key: string,
	cells: readonly (CompareViewCell | undefined)[],
	compared: readonly LabelledPlan[],
): CompareRow {
	const told = cells.filter((cell) => cell !== undefined && cell !== NONE_LOST)
	const [known] = told
	const best = bestOf(cells)
	const differ = new Set(cells.map((cell) => cell?.text)).size > 1
	// A site stands beside a loss where every scenario loses it there.
	const alike = told.every((cell) => cell?.note === known?.note)
	return {
		key,
		name: known?.row ?? '',
		note: (alike ? known?.note : known?.note.split(', ')[0]) ?? '',
		cells: cells.map((cell, index) => ({
			text: cell?.text ?? MISSING,
			why: cell?.why ?? null,
			page: cell?.page ?? null,
			delta: index === 0 ? '' : deltaText(cells[0], cell, compared[index]?.plan),
			sense: index === 0 ? null : senseOf(cells[0], cell),
			best: differ && best !== null && cell?.value === best,
		})),
	}
}

function senseOf(base: CompareViewCell | undefined, cell: CompareViewCell | undefined): CompareCell['sense'] {
	if (base === undefined || cell === undefined || base.text === cell.text || cell.better === null) return null
	if (base.value === null || cell.value === null || base.value === cell.value) return null
	return cell.value < base.value === (cell.better === 'less') ? 'better' : 'worse'
}

/** The better value of a row; null where one scenario has none to compare. */
function bestOf(cells: readonly (CompareViewCell | undefined)[]): number | null {
	const better = cells.find((cell) => cell !== undefined)?.better ?? null
	const values = cells.flatMap((cell) => (cell?.value === null || cell?.value === undefined ? [] : [cell.value]))
	if (better === null || values.length < cells.length) return null
	return better === 'less' ? Math.min(...values) : Math.max(...values)
}

function deltaText(
	base: CompareViewCell | undefined,
	cell: CompareViewCell | undefined,
	plan: ComparedPlan | undefined,
): string {
	if (base === undefined || cell === undefined || plan === undefined) return ''
	if (base.text === cell.text) return 'same'
	const { unit } = cell
	if (base.value === null || cell.value === null || unit === null) return ''
	const change = cell.value - base.value
	const sign = change < 0 ? '−' : '+'
	const size = Math.abs(change)
	if (unit === 'months') return `${sign}${String(size)} mo`
	if (unit === 'share') return `${sign}${formatFigure(size * 100, { digits: 2 })} pt`
	return `${sign}${figureText(size, unit, plan)}`
}

/** `“Phase 2 in April” leaves 618 fewer MW-months unserved than “Baseline”`. */
function findingOf(compared: readonly LabelledPlan[]): string {
	const lost = compared.map(({ label, plan }) => ({ label, lost: plan.groups.Figures[0]?.value ?? 0 }))
	const [first, ...others] = lost
	const best = others.toSorted((one, other) => one.lost - other.lost)[0]
	if (first === undefined || best === undefined) return 'Choose two scenarios or more'
	const won = first.lost - best.lost
	if (Math.abs(won) < 0.5)
		return `None of ${counted(others.length + 1, 'scenario')} has less unserved load than “${first.label}”`
	const size = formatFigure(Math.round(Math.abs(won)), { whole: true })
	return won > 0
		? `“${best.label}” leaves ${size} fewer MW-months unserved than “${first.label}”`
		: `“${first.label}” leaves the least unserved: ${size} MW-months fewer than “${best.label}”`
}
