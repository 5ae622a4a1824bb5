import type { Expression, FunctionName, Operator } from './expression.ts'

/** Scratch columns of one length, handed out and taken back, so that a run allocates each only once. */
export class ColumnPool {
	readonly #length: number
	readonly #free: Float64Array[] = []

	constructor(length: number) {
		this.#length = length
	}

	take(): Float64Array {
		return this.#free.pop() ?? new Float64Array(this.#length)
	}

	giveBack(column: Float64Array): void {
		this.#free.push(column)
	}
}

type Kernel = (out: Float64Array, left: Float64Array, right: Float64Array) => void

// One plain loop an operator: a loop that calls a function a cell is an order slower.
const OPERATORS: Readonly<Record<Operator, Kernel>> = {
	'+': (out, left, right) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = (left[cell] ?? NaN) + (right[cell] ?? NaN)
	},
	'-': (out, left, right) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = (left[cell] ?? NaN) - (right[cell] ?? NaN)
	},
	'*': (out, left, right) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = (left[cell] ?? NaN) * (right[cell] ?? NaN)
	},
	'/': (out, left, right) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = (left[cell] ?? NaN) / (right[cell] ?? NaN)
	},
	'^': (out, left, right) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = (left[cell] ?? NaN) ** (right[cell] ?? NaN)
	},
	'<': (out, left, right) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = (left[cell] ?? NaN) < (right[cell] ?? NaN) ? 1 : 0
	},
	'<=': (out, left, right) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = (left[cell] ?? NaN) <= (right[cell] ?? NaN) ? 1 : 0
	},
	'>': (out, left, right) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = (left[cell] ?? NaN) > (right[cell] ?? NaN) ? 1 : 0
	},
	'>=': (out, left, right) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = (left[cell] ?? NaN) >= (right[cell] ?? NaN) ? 1 : 0
	},
}

const minimum: Kernel = (out, left, right) => {
	for (let cell = 0; cell < out.length; cell++) out[cell] = Math.min(left[cell] ?? NaN, right[cell] ?? NaN)
}
const maximum: Kernel = (out, left, right) => {
	for (let cell = 0; cell < out.length; cell++) out[cell] = Math.max(left[cell] ?? NaN, right[cell] ?? NaN)
}

type Values = readonly Float64Array[]
const FUNCTIONS: Readonly<Record<FunctionName, (out: Float64Array, values: Values) => void>> = {
	min: (out, values) => {
		fold(out, values, minimum)
	},
	max: (out, values) => {
		fold(out, values, maximum)
	},
	clamp: (out, [value = out, low = out, high = out]) => {
		maximum(out, value, low)
		minimum(out, out, high)
	},
	ceil: (out, [value = out]) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = Math.ceil(value[cell] ?? NaN)
	},
	floor: (out, [value = out]) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = Math.floor(value[cell] ?? NaN)
	},
	exp: (out, [value = out]) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = Math.exp(value[cell] ?? NaN)
	},
	ln: (out, [value = out]) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = Math.log(value[cell] ?? NaN)
	},
	if: (out, [condition = out, yes = out, no = out]) => {
		for (let cell = 0; cell < out.length; cell++) out[cell] = condition[cell] ? (yes[cell] ?? NaN) : (no[cell] ?? NaN)
	},
}

function fold(out: Float64Array, values: Values, kernel: Kernel): void {
	const [first = out, second = first, ...rest] = values
	kernel(out, first, second)
	for (const next of rest) kernel(out, out, next)
}

/**
 * Evaluates an expression for whole columns at once, into `out`. `read` gives the column of a name; columns of the
 * pool are scratch.
 */
export function evaluateColumns(
	expression: Expression,
	place: { readonly out: Float64Array; readonly pool: ColumnPool; readonly read: (name: string) => Float64Array },
): void {
	const { out, pool } = place
	const operand = (part: Expression): { readonly column: Float64Array; readonly scratch: boolean } => {
		if (part.kind === 'name') return { column: place.read(part.name), scratch: false }
		const column = pool.take()
		evaluateColumns(part, { ...place, out: column })
		return { column, scratch: true }
	}
	const withOperands = (parts: readonly Expression[], apply: (columns: Values) => void): void => {
		const operands = parts.map(operand)
		apply(operands.map(({ column }) => column))
		for (const { column, scratch } of operands) if (scratch) pool.giveBack(column)
	}
	switch (expression.kind) {
		case 'number':
			out.fill(expression.value)
			return
		case 'name':
			out.set(place.read(expression.name))
			return
		case 'minus':
			withOperands([expression.of], ([value = out]) => {
				for (let cell = 0; cell < out.length; cell++) out[cell] = -(value[cell] ?? NaN)
			})
			return
		case 'binary':
			withOperands([expression.left, expression.right], ([left = out, right = out]) => {
				OPERATORS[expression.operator](out, left, right)
			})
			return
		case 'call':
			withOperands(expression.values, (values) => {
				FUNCTIONS[expression.name](out, values)
			})
	}
}
