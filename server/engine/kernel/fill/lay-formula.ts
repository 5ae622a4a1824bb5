import { type Loops, loopsOf } from './loops.ts'
import { type FormulaNode, isAggregate, type QuantityNode, type Reading, sourcesOf } from '../quantity.ts'
import type { InPlace, PlaceOf } from '../columns.ts'
import { AncestorRows, GatheredRows, OwnRows, type Source } from './sources.ts'

/** A formula as loops, laid out once for plans of so many months. */
export type LaidFormula = Loops & {
	/** cells of a row, and rows that are filled at once */
	readonly span: number
	readonly atOnce: number
	readonly sources: readonly Source[]
}

/** Cells filled at once: few enough to stay near the processor, enough that starting a loop costs little. */
const CELLS_AT_ONCE = 512

/** `placeOf` says where in a run the column of a quantity stands. */
export function layFormula(formula: FormulaNode, span: number, placeOf: PlaceOf): LaidFormula {
	const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / span))
	const scratch = scratchOf(atOnce * span)
	const sources: Source[] = []
	const read = (name: string): Source => {
		const source = sourceOf(formula, name, { span, scratch, placeOf })
		sources.push(source)
		return source
	}
	const number = (value: number) => numberSheet(value, atOnce * span)
	return { ...loopsOf(formula.tree, { read, span, scratch, number }), span, atOnce, sources }
}

type Scratch = () => Float64Array
const sheets: Float64Array[] = []

/** Room for so many cells, again and again; one formula is filled at a time, and the next writes over what it left. */
function scratchOf(cells: number): Scratch {
	let used = 0
	return () => {
		const known = sheets[used]
		const sheet = known && known.length >= cells ? known : new Float64Array(cells)
		sheets[used++] = sheet
		return sheet
	}
}

const numbers = new Map<number, Float64Array>()

/** A number in so many cells: the same for all formulas that have it, as nobody writes there. */
function numberSheet(value: number, cells: number): Float64Array {
	const known = numbers.get(value)
	if (known && known.length >= cells) return known
	const made = new Float64Array(cells).fill(value)
	numbers.set(value, made)
	return made
}

type LayFormulaLayout = { readonly span: number; readonly scratch: Scratch; readonly placeOf: PlaceOf }

function sourceOf(formula: FormulaNode, name: string, { span, scratch, placeOf }: LayFormulaLayout): Source {
	const reading = formula.inputs[name]
	if (!reading) throw new Error(`${formula.id} reads ${name}, which is not among its inputs.`)
	const perRow = !hasMonths(reading)
	if (!perRow && formula.per === 'horizon') refuseMonths(reading, formula)
	const inPlace = (quantity: QuantityNode): InPlace => ({ quantity, place: placeOf(quantity) })
	if (isAggregate(reading)) {
		const at = { scope: formula.scope, of: inPlace(reading.of), by: reading.by ? inPlace(reading.by) : null }
		return new GatheredRows(reading, at, { perRow, span, into: scratch() })
	}
	if (reading.scope === formula.scope) return new OwnRows(inPlace(reading), { perRow, span })
	return new AncestorRows(formula, inPlace(reading), { perRow, span, into: scratch() })
}

function hasMonths(reading: Reading): boolean {
	return sourcesOf(reading).some(({ per }) => per === 'month')
}

function refuseMonths(reading: Reading, formula: FormulaNode): never {
	const { id } = isAggregate(reading) ? reading.of : reading
	throw new Error(`${formula.id} holds for the whole horizon and can't read ${id}, which has months.`)
}
