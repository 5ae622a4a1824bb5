import { type Expression, type FunctionName, type Operator } from '../expression.ts'
import { type Measure, measureText, over, PLAIN, power, sameMeasure, times } from './measure.ts'
import { people, renderExpression } from '../render.ts'

/** What a part of a formula is measured in; null where it is nothing, or no value, of any unit. */
type UnitAlgebraFound = Measure | null

/**
 * What a formula comes to is measured in: `*` and `/` combine, sums, comparisons, the lesser of two and the branches of a
 * condition need one measure, basis and size included. Throws at the first part that mixes two.
 */
export function measureOfExpression(tree: Expression, read: (name: string) => Measure): UnitAlgebraFound {
	const of = (part: Expression) => measureOfExpression(part, read)
	switch (tree.kind) {
		case 'number':
			return tree.value === 0 ? null : PLAIN
		case 'name':
			return read(tree.name)
		case 'minus':
			return of(tree.of)
		case 'call':
			return ofCall(tree, tree.values.map(of))
		case 'binary':
			return ofPair(tree, of(tree.left), of(tree.right))
	}
}

type Pair = Extract<Expression, { readonly kind: 'binary' }>
type Call = Extract<Expression, { readonly kind: 'call' }>

function ofPair(tree: Pair, left: UnitAlgebraFound, right: UnitAlgebraFound): UnitAlgebraFound {
	const { operator } = tree
	if (operator === '*' || operator === '/') return left && right && (operator === '*' ? times : over)(left, right)
	if (operator === '^') return ofPower(tree, left, right)
	const both = oneOf(tree, [left, right])
	return COMPARISONS.includes(operator) ? PLAIN : both
}

const COMPARISONS: readonly Operator[] = ['<', '<=', '>', '>=']

function ofPower(tree: Pair, base: UnitAlgebraFound, exponent: UnitAlgebraFound): UnitAlgebraFound {
	if (tree.right.kind === 'number') return base && power(base, tree.right.value)
	return plain(tree, [base, exponent])
}

const CALLS: Readonly<Record<FunctionName, (tree: Call, values: readonly UnitAlgebraFound[]) => UnitAlgebraFound>> = {
	min: oneOf,
	max: oneOf,
	clamp: oneOf,
	ceil: oneOf,
	floor: oneOf,
	if: (tree, [, ...branches]) => oneOf(tree, branches),
	exp: plain,
	ln: plain,
}

const ofCall = (tree: Call, values: readonly UnitAlgebraFound[]): UnitAlgebraFound => CALLS[tree.name](tree, values)

function plain(tree: Expression, values: readonly UnitAlgebraFound[]): UnitAlgebraFound {
	for (const value of values) oneOf(tree, [value, PLAIN])
	return PLAIN
}

function oneOf(tree: Expression, values: readonly UnitAlgebraFound[]): UnitAlgebraFound {
	const [first = null, ...others] = values.filter((value) => value !== null)
	const strange = first && others.find((value) => !sameMeasure(first, value))
	if (first && strange) throw new Error(`«${textOf(tree)}» mixes ${measureText(first)} with ${measureText(strange)}.`)
	return first
}

const textOf = (tree: Expression): string =>
	renderExpression(
		tree,
		people((name) => name),
	)
