import { FUNCTIONS, inTurn, type Loop, negative, type Operand, OPERATORS, same, spread } from './column-kernels.ts'
import type { Expression } from '../expression.ts'

/** What an expression reads: where its figures lie, one for every cell, or one that stands for all cells of a row. */
export type Input = { readonly operand: Operand; readonly perRow: boolean }

type LoopsLayout = {
	readonly read: (name: string) => Input
	/** cells of a row */
	readonly span: number
	/** room for what lies between two loops, for as many cells as are ever filled at once */
	readonly scratch: () => Float64Array
	/** as many cells that hold a number; left out: of scratch, which nobody else may write on then */
	readonly number?: (value: number) => Float64Array
}

/** An expression as loops: `out` is set to where it is to be filled, `fill` fills so many rows. */
export type Loops = { readonly out: Operand; readonly fill: (rows: number) => void }

/**
 * Lays an expression out as loops, one for each of its parts; what lies between them goes into scratch columns. A part that
 * reads nothing but figures that stand for a whole row is reckoned once a row.
 */
export function loopsOf(expression: Expression, { read, span, scratch, ...layout }: LoopsLayout): Loops {
	const out: Operand = { values: NOWHERE, from: 0 }
	const fills: Loops['fill'][] = []
	const inputs = new Map<string, Input>()
	const everyCell = new Map<Operand, Operand>()
	const place = (): Operand => ({ values: scratch(), from: 0 })

	const number = (value: number): Input => {
		const operand = { values: layout.number?.(value) ?? scratch().fill(value), from: 0 }
		everyCell.set(operand, operand)
		return { operand, perRow: true }
	}
	const input = (name: string): Input => {
		const known = inputs.get(name) ?? read(name)
		inputs.set(name, known)
		return known
	}
	const inEveryCell = ({ operand, perRow }: Input): Operand => {
		if (!perRow || span === 1) return operand
		const known = everyCell.get(operand)
		if (known) return known
		const cells = place()
		everyCell.set(operand, cells)
		fills.push(spread(cells, operand, span))
		return cells
	}
	const lay = (part: Expression): Input => {
		if (part.kind === 'number') return number(part.value)
		if (part.kind === 'name') return input(part.name)
		const read = partsOf(part).map(lay)
		const perRow = read.every((of) => of.perRow)
		const operand = part === expression && (span === 1 || !perRow) ? out : place()
		const loop = loopOf(part, operand, perRow ? read.map((of) => of.operand) : read.map(inEveryCell))
		fills.push(perRow ? loop : (rows) => loop(rows * span))
		return { operand, perRow }
	}
	const whole = lay(expression)
	if (whole.operand !== out) {
		const loop = same(out, [inEveryCell(whole)])
		fills.push((rows) => loop(rows * span))
	}
	return { out, fill: inTurn(fills) }
}

/** Where nothing is to be read or filled yet. */
export const NOWHERE = new Float64Array(0)

/** A part that is made of others. */
type PartsOfParams = Exclude<Expression, { readonly kind: 'number' | 'name' }>

function partsOf(part: PartsOfParams): readonly Expression[] {
	if (part.kind === 'minus') return [part.of]
	return part.kind === 'binary' ? [part.left, part.right] : part.values
}

/** The loop that makes a part of those it is made of. */
function loopOf(part: PartsOfParams, out: Operand, of: readonly Operand[]): Loop {
	if (part.kind === 'minus') return negative(out, of)
	if (part.kind === 'call') return FUNCTIONS[part.name](out, of)
	const [left = out, right = out] = of
	return OPERATORS[part.operator](out, left, right)
}
