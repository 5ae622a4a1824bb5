import { evaluate } from '../evaluate.ts'
import { type Expression, mapParts, type Operator } from '../expression.ts'
import { people, renderExpression } from '../render.ts'

/** What one reading of a formula is here: its figure as a number, as text, and what it is called. */
export type FigureOf = {
	readonly value: number
	readonly text: string
	readonly label: string
	/** 0 or 1: no or yes */
	readonly isFlag: boolean
}

type Reads = (name: string) => FigureOf

/**
 * A formula with its figures as it was reckoned here: of a condition only the branch that holds, with the reason; terms
 * that cancel are left out. Null where the branch that holds has no value.
 */
export function inFigures(
	tree: Expression,
	read: Reads,
): { readonly text: string | null; readonly because: string | null } {
	const reasons: string[] = []
	const settled = cancel(settle(tree, read, reasons), read)
	const because = reasons.length === 0 ? null : [...new Set(reasons)].join(' and ')
	if (isNothing(settled)) return { text: null, because }
	return {
		text: renderExpression(
			settled,
			people((name) => read(name).text),
		),
		because,
	}
}

/** `0 / 0`, which stands for «no value» */
function isNothing(tree: Expression): boolean {
	return tree.kind === 'binary' && tree.operator === '/' && isNumber(tree.left, 0) && isNumber(tree.right, 0)
}

const isNumber = (tree: Expression, value: number): boolean => tree.kind === 'number' && tree.value === value

const valueOf = (tree: Expression, read: Reads): number => evaluate(tree, (name) => read(name).value)

/** The same without conditions: each gives way to the branch that holds and leaves its reason. */
function settle(tree: Expression, read: Reads, reasons: string[]): Expression {
	const within = (part: Expression) => settle(part, read, reasons)
	if (tree.kind !== 'call' || tree.name !== 'if') return mapParts(tree, within)
	const [condition = tree, yes = tree, no = tree] = tree.values
	const holds = valueOf(condition, read) !== 0
	reasons.push(reasonOf(condition, holds, read))
	return within(holds ? yes : no)
}

const OPPOSITE: Readonly<Partial<Record<Operator, Operator>>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

/** «energy required is above 0», «12 ≤ 30», «nothing is signed yet: no» */
function reasonOf(condition: Expression, holds: boolean, read: Reads): string {
	const asRead = (tree: Expression) =>
		renderExpression(
			tree,
			people((name) => read(name).text),
		)
	if (condition.kind !== 'binary') return asRead(condition)
	const { left, right, operator } = condition
	const told = left.kind === 'name' && right.kind === 'number' ? besideNumber(read(left.name), operator, right) : null
	if (told !== null) return told
	return asRead({ ...condition, operator: holds ? operator : (OPPOSITE[operator] ?? operator) })
}

/** Of a figure beside a plain number: yes or no of a flag, and on which side of nothing it lies. */
function besideNumber({ label, value, isFlag }: FigureOf, operator: Operator, other: Expression): string | null {
	if (isFlag) return `${label}: ${value > 0 ? 'yes' : 'no'}`
	return operator === '>' && isNumber(other, 0) ? `${label} is ${sideOfZero(value)}` : null
}

function sideOfZero(value: number): string {
	if (value === 0) return '0'
	return value > 0 ? 'above 0' : 'below 0'
}

type Term = { readonly tree: Expression; readonly sign: 1 | -1 }

/** The same sum without terms that come once with plus and once with minus. */
function cancel(tree: Expression, read: Reads): Expression {
	const within = (part: Expression) => cancel(part, read)
	if (!isSum(tree)) return mapParts(tree, within)
	const kept: Term[] = []
	for (const { tree: part, sign } of termsOf(tree, 1)) {
		const value = valueOf(part, read)
		const other = kept.findIndex((known) => known.sign !== sign && valueOf(known.tree, read) === value)
		if (other >= 0 && value !== 0) kept.splice(other, 1)
		else kept.push({ tree: within(part), sign })
	}
	return sumOf(kept)
}

const isSum = (tree: Expression): tree is Extract<Expression, { readonly kind: 'binary' }> =>
	tree.kind === 'binary' && (tree.operator === '+' || tree.operator === '-')

function termsOf(tree: Expression, sign: 1 | -1): readonly Term[] {
	if (!isSum(tree)) return [{ tree, sign }]
	const other = sign === 1 ? -1 : 1
	return [...termsOf(tree.left, sign), ...termsOf(tree.right, tree.operator === '+' ? sign : other)]
}

function sumOf(terms: readonly Term[]): Expression {
	const [first, ...others] = [...terms].sort((one, other) => other.sign - one.sign)
	if (!first) return { kind: 'number', value: 0, text: '0' }
	const start: Expression = first.sign === 1 ? first.tree : { kind: 'minus', of: first.tree }
	return others.reduce<Expression>(
		(left, { tree, sign }) => ({ kind: 'binary', operator: sign === 1 ? '+' : '-', left, right: tree }),
		start,
	)
}
