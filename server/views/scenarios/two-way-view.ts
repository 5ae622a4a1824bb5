import type { TriedChange } from '#shared/tried-change.ts'
import { enteredUnit, inMoney, isMoney, type Money, typedAmount } from '#shared/units/money.ts'
import type { Unit } from '#shared/units/units.ts'
import { figureText } from '../figures/figure.ts'
import type { Figure, WhyTarget } from '#shared/formats/key-figure.ts'
import { valueWithUnit, wordValue } from '../explain/origin-words.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import type { PlanInput } from './plan-inputs.ts'

type TwoWayViewValue = number | string
/** One side of a table: an input and the values it takes. */
export type Side = { readonly input: PlanInput; readonly values: readonly TwoWayViewValue[] }
/** One run of the engine: what was set, and the figure; null where the plan would not be valid. */
export type Tried = { readonly change: TriedChange; readonly figure: Figure } | null

type Axis = {
	readonly label: string
	readonly unit: string
	readonly heads: readonly { readonly text: string; readonly now: boolean }[]
}
export type TwoWayCell = {
	readonly text: string
	/** `Beds at Abilene 2,900, Utility, phase 2: Start April 2026`: a scenario of these two is called so */
	readonly name: string
	/** against the plan as it is: `774 less`, `as the plan is` */
	readonly against: string
	/** as the currency of the plan has it, for a file; null where there is none */
	readonly value: number | null
	/** how far between the lowest and the highest of the table, 0 to 1 */
	readonly share: number
	readonly why: WhyTarget | null
	readonly change: string
	readonly now: boolean
}
export type TwoWayView = {
	/** what the table says, with its figures */
	readonly finding: string
	readonly lede: string
	readonly figure: string
	readonly unit: string
	readonly across: Axis
	readonly down: Axis
	readonly rows: readonly (readonly TwoWayCell[])[]
}

const unitOf = (unit: Unit | null, money: Money) => (unit === null ? '' : enteredUnit(unit, money))

function valueText({ unit }: PlanInput, value: TwoWayViewValue, money: Money): string {
	return typeof value === 'string'
		? shortMonth(value)
		: wordValue(typedAmount(value, unit, money), unit === 'sharePerYear' ? 'share' : keyUnit(unit, money)).figure
}
const keyUnit = (unit: Unit | null, money: Money) => (unit === 'share' ? unit : unitOf(unit, money))

const axisOf = ({ input, values }: Side, money: Money): Axis => ({
	label: input.label,
	unit: input.unit === 'share' || input.kind === 'month' ? '' : unitOf(input.unit, money),
	heads: values.map((value) => ({ text: valueText(input, value, money), now: value === input.now })),
})

function setText({ input: { label, unit } }: Side, value: TwoWayViewValue, money: Money): string {
	if (typeof value === 'string') return `${label} ${shortMonth(value)}`
	return `${label} ${valueWithUnit(typedAmount(value, unit, money), keyUnit(unit, money))}`
}

type TriedTable = {
	readonly across: Side
	readonly down: Side
	readonly figure: { readonly label: string; readonly now: Figure }
	/** row by row, those of the down side under each other */
	readonly tried: readonly (readonly Tried[])[]
	readonly money: Money
	readonly months: readonly string[]
}

/** A table of two inputs on one figure, as it is read. */
export function buildTwoWayView(made: TriedTable): TwoWayView {
	const { across, down, figure, tried, money } = made
	const { now } = figure
	const known = tried.flat().flatMap((one) => (one === null || one.figure.value === null ? [] : [one.figure.value]))
	const [least, most] = [Math.min(...known), Math.max(...known)]
	const against = (value: number | null) => differenceText(value, made)
	const rows = down.values.map((downValue, row) =>
		across.values.map((acrossValue, column): TwoWayCell => {
			const one = tried[row]?.[column] ?? null
			const value = one?.figure.value ?? null
			return {
				text: one === null ? MISSING : one.figure.text,
				name: `${setText(across, acrossValue, money)}, ${setText(down, downValue, money)}`,
				against: one === null ? 'the plan would be invalid' : against(value),
				value: value === null ? null : inMoney(value, now.unit, money),
				share: value === null || most === least ? 0 : (value - least) / (most - least),
				why: one === null || value === null ? null : { ...one.figure.why, change: JSON.stringify(one.change) },
				change: one === null ? '' : JSON.stringify(one.change),
				now: acrossValue === across.input.now && downValue === down.input.now,
			}
		}),
	)
	const unit = now.unit === 'share' || now.unit === 'gridMonths' ? '' : unitOf(now.unit, money)
	return {
		...findingOf(made, [least, most]),
		figure: figure.label,
		unit: isMoney(now.unit) ? '' : unit,
		across: axisOf(across, money),
		down: axisOf(down, money),
		rows,
	}
}

/** `774 less`, `the same`; of dates `three months earlier`. */
function differenceText(value: number | null, { figure: { now }, money, months }: TriedTable): string {
	if (value === null || now.value === null) return ''
	const change = value - now.value
	const { unit } = now
	if (unit === 'gridMonths')
		return change === 0 ? 'the same' : `${counted(Math.abs(change), 'month')} ${change < 0 ? 'earlier' : 'later'}`
	const size = figureText(Math.abs(change), unit, { money, months })
	if (size === figureText(0, unit, { money, months })) return 'the same'
	const points = unit === 'share' ? `${size.replace('%', '')} points` : size
	return `${points} ${change < 0 ? 'less' : 'more'}`
}

function findingOf(made: TriedTable, [least, most]: readonly [number, number]): Pick<TwoWayView, 'finding' | 'lede'> {
	const { across, down, figure, tried, money, months } = made
	const runs = `${String(tried.flat().length)} plans computed`
	const text = (value: number) => figureText(value, figure.now.unit, { money, months })
	const now = figure.now.text
	if (!Number.isFinite(least)) return { finding: `${figure.label} has no value anywhere in this table`, lede: runs }
	if (text(least) === text(most))
		return {
			finding: `Neither input changes it: ${text(least)} throughout`,
			lede: `${figure.label}. ${sentenceCase(runs)}.`,
		}
	const columns = across.values.map((_, column) => tried.map((row) => row[column] ?? null))
	const alone = [
		{ label: across.input.label, moves: largestSpan(tried) },
		{ label: down.input.label, moves: largestSpan(columns) },
	]
	const months_ = figure.now.unit === 'gridMonths'
	const size = (moves: number) => (months_ ? counted(moves, 'month') : text(moves))
	const each = alone.map(({ label, moves }) => `${label} alone changes it by up to ${size(moves)}`).join('; ')
	return {
		finding: `${figure.label} ranges from ${text(least)} to ${text(most)}; today ${now}`,
		lede: `${each}. ${sentenceCase(runs)}.`,
	}
}

/** The furthest that a figure moves along any of the lines. */
function largestSpan(lines: readonly (readonly Tried[])[]): number {
	return Math.max(
		0,
		...lines.map((line) => {
			const known = line.flatMap((one) => (one === null || one.figure.value === null ? [] : [one.figure.value]))
			return known.length === 0 ? 0 : Math.max(...known) - Math.min(...known)
		}),
	)
}

const quoted = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The table as a file: values across in the first line, down in the first column, figures with every digit. */
export function twoWayCsv({ figure, unit, across, down, rows }: TwoWayView): string {
	const named = ({ label, unit: of }: Pick<Axis, 'label' | 'unit'>) => (of === '' ? label : `${label}, ${of}`)
	const lines = [
		[quoted(named({ label: figure, unit }))],
		[quoted(`${named(down)} (down) by ${named(across)} (across)`), ...across.heads.map(({ text }) => quoted(text))],
		...rows.map((cells, row) => [
			quoted(down.heads[row]?.text ?? ''),
			...cells.map(({ value, text }) =>
				value === null ? '' : /\d{4}$/.test(text) && unit === '' ? quoted(text) : String(value),
			),
		]),
	]
	return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}
