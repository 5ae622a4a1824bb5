import { type Expression, type FunctionName, type Operator, RANKS, rankOf } from './expression.ts'

/** How one reading of a formula looks: symbols for people, or a spreadsheet's cells. */
export type Manner = {
	readonly name: (name: string) => string
	readonly number: (text: string, value: number) => string
	readonly operators: Readonly<Record<Operator, string>>
	/** where a power is no operator: a sheet takes −a^2 for (−a)^2, and a^b^c for (a^b)^c */
	readonly power?: (base: string, exponent: string) => string
	readonly call: (name: FunctionName, values: readonly string[]) => string
}

const PEOPLE = {
	'+': ' + ',
	'-': ' − ',
	'*': ' × ',
	'/': ' ÷ ',
	'^': '^',
	'<': ' < ',
	'<=': ' ≤ ',
	'>': ' > ',
	'>=': ' ≥ ',
}
const SHEET = { '+': '+', '-': '-', '*': '*', '/': '/', '^': '^', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }

type Call = (values: readonly string[]) => string
const named =
	(name: string, ...more: readonly string[]): Call =>
	(values) =>
		`${name}(${[...values, ...more].join(',')})`
const SHEET_CALLS: Readonly<Record<FunctionName, Call>> = {
	ceil: named('CEILING', '1'),
	floor: named('FLOOR', '1'),
	exp: named('EXP'),
	ln: named('LN'),
	min: named('MIN'),
	max: named('MAX'),
	if: (values) => named('IF')(values.map((value) => (value === '0/0' ? 'NA()' : value))),
	clamp: ([value = '', low = '', high = '']) => `MIN(MAX(${value},${low}),${high})`,
}
/** What a comparison of nothing is to the engine; a sheet would pass the error on. */
const SPARSE_IF: Call = ([condition = '', ...values]) => SHEET_CALLS.if([`IFERROR(${condition},FALSE())`, ...values])

/** Sets a formula for reading: `renderExpression(tree, people(name => symbol))` gives `P_IT × PUE`. */
export function renderExpression(expression: Expression, manner: Manner): string {
	const inside = (part: Expression, floor: number): string => {
		const text = renderExpression(part, manner)
		return rankOf(part) < floor ? `(${text})` : text
	}
	switch (expression.kind) {
		case 'number':
			return manner.number(expression.text, expression.value)
		case 'name':
			return manner.name(expression.name)
		case 'minus':
			return `${manner.operators['-'].trim()}${inside(expression.of, rankOf(expression))}`
		case 'binary':
			return binary(expression, manner, inside)
		case 'call':
			return manner.call(
				expression.name,
				expression.values.map((value) => renderExpression(value, manner)),
			)
	}
}

function binary(
	{ operator, left, right }: Extract<Expression, { readonly kind: 'binary' }>,
	manner: Manner,
	inside: (part: Expression, floor: number) => string,
): string {
	const isPower = operator === '^'
	if (isPower && manner.power) return manner.power(inside(left, 0), inside(right, 0))
	const rank = RANKS[operator]
	const [leftFloor, rightFloor] = isPower ? [rank + 1, rank] : [rank, rank + 1]
	return `${inside(left, leftFloor)}${manner.operators[operator]}${inside(right, rightFloor)}`
}

/** The manner it is written in. */
export const asWritten: Manner = {
	name: (name) => name,
	number: (text) => text,
	operators: { ...PEOPLE, '-': ' - ', '*': ' * ', '/': ' / ', '^': ' ^ ', '<=': ' <= ', '>=': ' >= ' },
	call: (called, values) => `${called}(${values.join(', ')})`,
}

const ROUNDED: Readonly<Record<string, string>> = { ceil: 'rounded up', floor: 'rounded down' }

/** The manner of a formula in names: `(halls ÷ 3, rounded up)`. */
export function inWords(name: (name: string) => string): Manner {
	return {
		...people(name),
		call: (called, values) => {
			const rounded = ROUNDED[called]
			return rounded === undefined ? `${called}(${values.join(', ')})` : `(${values.join(', ')}, ${rounded})`
		},
	}
}

/** `0 / 0` stands for «no value» */
const isNothing = (text: string | undefined) => text === '0 ÷ 0'

/** The manner of the explain drawer, the command line and the report. */
export function people(name: (name: string) => string): Manner {
	return {
		name,
		number: (text) => text,
		operators: PEOPLE,
		call: (called, values) =>
			called === 'if'
				? `(${values[1] ?? ''} if ${values[0] ?? ''}, else ${isNothing(values[2]) ? 'no value' : (values[2] ?? '')})`
				: `${called}(${values.join(', ')})`,
	}
}

/** The manner of a spreadsheet cell; `name` gives a cell's address. `sparse`: what is read may have no value. */
export function sheet(name: (name: string) => string, { sparse = false } = {}): Manner {
	return {
		name,
		number: (text) => text,
		operators: SHEET,
		power: (base, exponent) => `POWER(${base},${exponent})`,
		call: (called, values) => (sparse && called === 'if' ? SPARSE_IF : SHEET_CALLS[called])(values),
	}
}
