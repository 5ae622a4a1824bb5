import { type Expression, type FunctionName, type Operator } from './expression.ts'

const OPERATORS: Readonly<Record<Operator, (left: number, right: number) => number>> = {
	'+': (left, right) => left + right,
	'-': (left, right) => left - right,
	'*': (left, right) => left * right,
	'/': (left, right) => left / right,
	'^': (left, right) => left ** right,
	'<': (left, right) => Number(left < right),
	'<=': (left, right) => Number(left <= right),
	'>': (left, right) => Number(left > right),
	'>=': (left, right) => Number(left >= right),
}

const FUNCTIONS: Readonly<Record<FunctionName, (...values: number[]) => number>> = {
	min: Math.min,
	max: Math.max,
	ceil: Math.ceil,
	floor: Math.floor,
	clamp: (value = NaN, low = NaN, high = NaN) => Math.min(Math.max(value, low), high),
	exp: Math.exp,
	ln: Math.log,
	if: (condition, yes = NaN, no = NaN) => (condition ? yes : no),
}

/** The value of an expression for given values of its names. Throws on a name without a value. */
export function evaluate(expression: Expression, values: Readonly<Record<string, number>>): number {
	switch (expression.kind) {
		case 'number':
			return expression.value
		case 'name': {
			const value = values[expression.name]
			if (value === undefined) throw new Error(`${expression.name} has no value.`)
			return value
		}
		case 'minus':
			return -evaluate(expression.of, values)
		case 'binary':
			return OPERATORS[expression.operator](evaluate(expression.left, values), evaluate(expression.right, values))
		case 'call':
			return FUNCTIONS[expression.name](...expression.values.map((value) => evaluate(value, values)))
	}
}
