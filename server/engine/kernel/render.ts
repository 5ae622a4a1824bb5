import { type Expression, type Operator, rankOf } from './expression.ts'

/** How one reading of a formula looks: symbols for people, or a spreadsheet's cells. */
export type Manner = {
	readonly name: (name: string) => string
	readonly number: (text: string, value: number) => string
	readonly operators: Readonly<Record<Operator, string>>
	readonly call: (name: string, values: readonly string[]) => string
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
const SHEET_FUNCTIONS: Readonly<Record<string, string>> = {
	ceil: 'CEILING',
	floor: 'FLOOR',
	exp: 'EXP',
	ln: 'LN',
	min: 'MIN',
	max: 'MAX',
	if: 'IF',
}

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
		case 'binary': {
			const rank = rankOf(expression)
			const [leftFloor, rightFloor] = expression.operator === '^' ? [rank + 1, rank] : [rank, rank + 1]
			const operator = manner.operators[expression.operator]
			return `${inside(expression.left, leftFloor)}${operator}${inside(expression.right, rightFloor)}`
		}
		case 'call':
			return manner.call(
				expression.name,
				expression.values.map((value) => renderExpression(value, manner)),
			)
	}
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

/** The manner of a spreadsheet cell; `name` gives a cell's address. */
export function sheet(name: (name: string) => string): Manner {
	return {
		name,
		number: (text) => text,
		operators: SHEET,
		call: (called, values) => {
			if (called === 'clamp') return `MIN(MAX(${values[0] ?? ''},${values[1] ?? ''}),${values[2] ?? ''})`
			const rounding = called === 'ceil' || called === 'floor' ? ',1' : ''
			return `${SHEET_FUNCTIONS[called] ?? called}(${values.join(',')}${rounding})`
		},
	}
}
