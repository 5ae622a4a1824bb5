import type { Reason, Statement, Operand } from '#shared/explanation.ts'
import { evaluate } from '../evaluate.ts'
import { type Expression, mapParts, type Operator } from '../expression.ts'
import { inWords, people, renderExpression } from '../render.ts'

/** What one reading of a formula is here, by name and in figures. */
export type FigureOf = Operand & {
	readonly label: string
	/** of which a share may be told: MW IT of MW IT */
	readonly unit: string
	/** 0 or 1: no or yes */
	readonly isFlag: boolean
}

type Reads = (name: string) => FigureOf

export type InFigures = {
	/** the part of the formula that held, with its figures; null where it has no value */
	readonly figures: string | null
	/** the same with names */
	readonly words: string | null
	readonly reasons: readonly Reason[]
	readonly said: Statement | null
}

/**
 * A formula as it was reckoned here: of a condition, a least and a largest only the branch that holds, with the reason;
 * terms that cancel are left out.
 */
export function inFigures(tree: Expression, read: Reads): InFigures {
	const found: InFiguresFound[] = []
	const settled = cancel(settle(tree, read, found), read)
	const nothing = isNothing(settled)
	const reasons = unlike(found.flatMap(({ reason, guards }) => (guards && !nothing ? [] : [reason])))
	if (nothing) return { figures: null, words: null, reasons, said: null }
	const figures = renderExpression(
		settled,
		people((name) => read(name).text),
	)
	const words = renderExpression(
		settled,
		inWords((name) => read(name).label),
	)
	return { figures, words, reasons, said: saidOf(settled, read) }
}

/** `guards` only keeps a formula from what makes no sense: a division by nothing, less than none. */
type InFiguresFound = { readonly reason: Reason; readonly guards: boolean }

/** Each once; of several limits that one reading is held against, the last that was asked. */
function unlike(reasons: readonly Reason[]): readonly Reason[] {
	const keyOf = (reason: Reason) =>
		'other' in reason && reason.other.label === null
			? `${reason.one.text} ${String(reason.one.label)}`
			: JSON.stringify(reason)
	return [...new Map(reasons.map((reason) => [keyOf(reason), reason])).values()]
}

/** `0 / 0`, which stands for «no value» */
function isNothing(tree: Expression): boolean {
	return tree.kind === 'binary' && tree.operator === '/' && isNumber(tree.left, 0) && isNumber(tree.right, 0)
}

const isNumber = (tree: Expression, value: number): boolean => tree.kind === 'number' && tree.value === value

const valueOf = (tree: Expression, read: Reads): number => evaluate(tree, (name) => read(name).value)

/** A share of like units, and what a formula gives way to where one reading is all that holds. */
function saidOf(tree: Expression, read: Reads): Statement | null {
	if (tree.kind !== 'binary' || tree.operator !== '/') return null
	const { left, right } = tree
	if (left.kind !== 'name' || right.kind !== 'name') return null
	const [part, whole] = [read(left.name), read(right.name)]
	return part.unit === whole.unit && part.unit !== '' ? { is: 'share', part: toldOf(part), whole: toldOf(whole) } : null
}

const toldOf = ({ label, value, text }: FigureOf): Operand => ({ label, value, text })

/** The same without conditions: each gives way to the branch that holds and leaves its reason. */
function settle(tree: Expression, read: Reads, found: InFiguresFound[]): Expression {
	const within = (part: Expression) => settle(part, read, found)
	if (tree.kind !== 'call') return mapParts(tree, within)
	const { name, values } = tree
	if (name === 'if') return within(branch(values, read, found))
	return name === 'min' || name === 'max'
		? within(bound(values, { least: name === 'min', read, found }))
		: mapParts(tree, within)
}

function branch([condition, yes, no]: readonly Expression[], read: Reads, found: InFiguresFound[]): Expression {
	if (!condition || !yes || !no) throw new Error('A condition has two branches.')
	const holds = valueOf(condition, read) !== 0
	const [taken, other] = holds ? [yes, no] : [no, yes]
	const guards = taken.kind !== 'number' && (isNothing(other) || other.kind === 'number')
	found.push({ reason: reasonOf(condition, holds, read), guards })
	return taken
}

/** The least or largest of several, with the others as the reason. A plain number that does not decide goes unsaid. */
function bound(
	values: readonly Expression[],
	{ least, read, found }: { readonly least: boolean; readonly read: Reads; readonly found: InFiguresFound[] },
): Expression {
	const sized = values.map((tree) => ({ tree, value: valueOf(tree, read) * (least ? 1 : -1) }))
	const first = sized.reduce((best, one) => (one.value < best.value ? one : best))
	const others = sized.filter((one) => one !== first && one.tree.kind !== 'number' && one.value !== first.value)
	if (others.length > 0) {
		const rest = others.map(({ tree }) => nameOf(tree, read))
		found.push({
			reason: { is: least ? 'least' : 'largest', one: nameOf(first.tree, read), others: rest },
			guards: false,
		})
	}
	return first.tree
}

type Comparing = Extract<Operator, '<' | '<=' | '>' | '>='>
const SIDES: Readonly<Record<Comparing, readonly [Extract<Reason, { other: Operand }>['is'], Comparing]>> = {
	'<': ['below', '>='],
	'<=': ['atMost', '>'],
	'>': ['above', '<='],
	'>=': ['atLeast', '<'],
}
const isComparing = (operator: Operator): operator is Comparing => Object.hasOwn(SIDES, operator)

function reasonOf(condition: Expression, holds: boolean, read: Reads): Reason {
	const flag = flagIn(condition, read)
	if (flag) return { is: flag.value > 0 ? 'yes' : 'no', one: toldOf(flag) }
	if (condition.kind !== 'binary' || !isComparing(condition.operator))
		return { is: holds ? 'yes' : 'no', one: nameOf(condition, read) }
	const { left, right, operator } = condition
	const [is] = SIDES[holds ? operator : SIDES[operator][1]]
	return { is, one: nameOf(left, read), other: nameOf(right, read) }
}

/** The yes or no that a condition asks for; null where it asks for something else. */
function flagIn(condition: Expression, read: Reads): FigureOf | null {
	if (condition.kind !== 'binary' || condition.left.kind !== 'name' || condition.right.kind !== 'number') return null
	const asked = read(condition.left.name)
	return asked.isFlag ? asked : null
}

/** A part of a formula by its name, where it is one reading; else by its figures. */
function nameOf(tree: Expression, read: Reads): Operand {
	if (tree.kind === 'name') return toldOf(read(tree.name))
	const settled = settle(tree, read, [])
	const text = renderExpression(
		settled,
		people((name) => read(name).text),
	)
	return { label: null, value: valueOf(settled, read), text }
}

type Term = { readonly tree: Expression; readonly sign: 1 | -1 }

/** The same sum without terms that come once with plus and once with minus. */
function cancel(tree: Expression, read: Reads): Expression {
	const within = (part: Expression) => cancel(part, read)
	if (!isSum(tree)) return mapParts(tree, within)
	const kept: Term[] = []
	for (const { tree: part, sign } of termsOf(tree, 1)) {
		if (isNumber(part, 0)) continue
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
