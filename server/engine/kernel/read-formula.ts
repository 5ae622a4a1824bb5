import { CONVERSIONS } from '#shared/units/named-conversions.ts'
import { type Expression, mapParts, namesIn, parseExpression } from './expression.ts'
import { type Measure, measureOfConversion, measureText, sameMeasure } from './units/measure.ts'
import { asWritten, renderExpression } from './render.ts'
import { measureOfExpression } from './units/unit-algebra.ts'

type ReadFormulaParams = {
	readonly id: string
	readonly expression: string
	/** what each input is measured in */
	readonly measures: ReadonlyMap<string, Measure>
	/** what the formula says it comes to; null where a fit keeps no dimensions */
	readonly gives: Measure | null
}

/** Reads a formula: its tree, with conversions as the numbers they are. Throws where names or units do not hold. */
export function readFormula({ id, expression, measures, gives }: ReadFormulaParams) {
	const written = parseExpression(expression)
	const names = namesIn(written)
	for (const name of measures.keys()) {
		if (!names.includes(name)) throw new Error(`${id} does not read its input ${name}.`)
		if (CONVERSIONS[name]) throw new Error(`${id} gives an input the name of the conversion ${name}.`)
	}
	const measure = (name: string): Measure => {
		const conversion = CONVERSIONS[name]
		const found = measures.get(name) ?? (conversion && measureOfConversion(conversion))
		if (!found) throw new Error(`${id} reads ${name}, which is neither an input nor a conversion.`)
		return found
	}
	try {
		if (gives) requireMeasure(measureOfExpression(written, measure), gives)
		else names.forEach(measure)
	} catch (error) {
		throw new Error(`The units of ${id} do not hold.`, { cause: error })
	}
	const tree = inNumbers(written)
	return { expression: renderExpression(tree, asWritten), tree }
}

function requireMeasure(found: Measure | null, gives: Measure): void {
	if (found && !sameMeasure(found, gives))
		throw new Error(`It comes to ${measureText(found)} and says ${measureText(gives)}.`)
}

/** Conversions as numbers; one that is 1 only changes the basis and leaves no trace in a product. */
function inNumbers(tree: Expression): Expression {
	const bare = withoutOne(tree)
	const value = numberOf(bare)
	return value === null ? mapParts(bare, inNumbers) : { kind: 'number', value, text: String(value) }
}

function withoutOne(tree: Expression): Expression {
	if (tree.kind !== 'binary' || (tree.operator !== '*' && tree.operator !== '/')) return tree
	if (numberOf(tree.right) === 1) return withoutOne(tree.left)
	return tree.operator === '*' && numberOf(tree.left) === 1 ? withoutOne(tree.right) : tree
}

/** The number a conversion is; null of everything else. */
const numberOf = (tree: Expression): number | null =>
	tree.kind === 'name' ? (CONVERSIONS[tree.name]?.value ?? null) : null
