import type { FunctionName, Operator } from '../expression.ts'

/** Where a loop finds its cells, or leaves them: one after the other from `from`. */
export type Operand = { values: Float64Array; from: number }

/** Fills so many cells. */
export type Loop = (cells: number) => void
type Kernel = (out: Operand, one: Operand, two: Operand) => Loop

// One plain loop an operator: a loop that calls a function a cell is an order slower.
export const OPERATORS: Readonly<Record<Operator, Kernel>> = {
	'+': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l } = one
		const { values: right, from: r } = two
		for (let cell = 0; cell < cells; cell++) values[from + cell] = (left[l + cell] ?? NaN) + (right[r + cell] ?? NaN)
	},
	'-': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l } = one
		const { values: right, from: r } = two
		for (let cell = 0; cell < cells; cell++) values[from + cell] = (left[l + cell] ?? NaN) - (right[r + cell] ?? NaN)
	},
	'*': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l } = one
		const { values: right, from: r } = two
		for (let cell = 0; cell < cells; cell++) values[from + cell] = (left[l + cell] ?? NaN) * (right[r + cell] ?? NaN)
	},
	'/': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l } = one
		const { values: right, from: r } = two
		for (let cell = 0; cell < cells; cell++) values[from + cell] = (left[l + cell] ?? NaN) / (right[r + cell] ?? NaN)
	},
	'^': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l } = one
		const { values: right, from: r } = two
		for (let cell = 0; cell < cells; cell++) values[from + cell] = (left[l + cell] ?? NaN) ** (right[r + cell] ?? NaN)
	},
	'<': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l } = one
		const { values: right, from: r } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell] ?? NaN) < (right[r + cell] ?? NaN) ? 1 : 0
	},
	'<=': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l } = one
		const { values: right, from: r } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell] ?? NaN) <= (right[r + cell] ?? NaN) ? 1 : 0
	},
	'>': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l } = one
		const { values: right, from: r } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell] ?? NaN) > (right[r + cell] ?? NaN) ? 1 : 0
	},
	'>=': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l } = one
		const { values: right, from: r } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell] ?? NaN) >= (right[r + cell] ?? NaN) ? 1 : 0
	},
}

const minimum: Kernel = (out, one, two) => (cells) => {
	const { values, from } = out
	const { values: left, from: l } = one
	const { values: right, from: r } = two
	for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.min(left[l + cell] ?? NaN, right[r + cell] ?? NaN)
}
const maximum: Kernel = (out, one, two) => (cells) => {
	const { values, from } = out
	const { values: left, from: l } = one
	const { values: right, from: r } = two
	for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.max(left[l + cell] ?? NaN, right[r + cell] ?? NaN)
}

type Operation = (out: Operand, of: readonly Operand[]) => Loop

export const negative: Operation =
	(out, [one = out]) =>
	(cells) => {
		const { values, from } = out
		const { values: of, from: start } = one
		for (let cell = 0; cell < cells; cell++) values[from + cell] = -(of[start + cell] ?? NaN)
	}
export const same: Operation =
	(out, [one = out]) =>
	(cells) => {
		const { values, from } = out
		const { values: of, from: start } = one
		for (let cell = 0; cell < cells; cell++) values[from + cell] = of[start + cell] ?? NaN
	}

export const FUNCTIONS: Readonly<Record<FunctionName, Operation>> = {
	min: (out, of) => fold(out, of, minimum),
	max: (out, of) => fold(out, of, maximum),
	clamp: (out, [value = out, low = out, high = out]) => inTurn([maximum(out, value, low), minimum(out, out, high)]),
	ceil:
		(out, [one = out]) =>
		(cells) => {
			const { values, from } = out
			const { values: of, from: start } = one
			for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.ceil(of[start + cell] ?? NaN)
		},
	floor:
		(out, [one = out]) =>
		(cells) => {
			const { values, from } = out
			const { values: of, from: start } = one
			for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.floor(of[start + cell] ?? NaN)
		},
	exp:
		(out, [one = out]) =>
		(cells) => {
			const { values, from } = out
			const { values: of, from: start } = one
			for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.exp(of[start + cell] ?? NaN)
		},
	ln:
		(out, [one = out]) =>
		(cells) => {
			const { values, from } = out
			const { values: of, from: start } = one
			for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.log(of[start + cell] ?? NaN)
		},
	if:
		(out, [condition = out, yes = out, no = out]) =>
		(cells) => {
			const { values, from } = out
			const { values: test, from: t } = condition
			const { values: then, from: y } = yes
			const { values: otherwise, from: n } = no
			for (let cell = 0; cell < cells; cell++)
				values[from + cell] = (test[t + cell] ? then[y + cell] : otherwise[n + cell]) ?? NaN
		},
}

function fold(out: Operand, [first = out, second = first, ...rest]: readonly Operand[], kernel: Kernel): Loop {
	return inTurn([kernel(out, first, second), ...rest.map((next) => kernel(out, out, next))])
}

export function inTurn(loops: readonly Loop[]): Loop {
	return (cells) => {
		for (const loop of loops) loop(cells)
	}
}

/** Gives every cell of a row the row's one figure. */
export function spread(out: Operand, of: Operand, span: number): (rows: number) => void {
	return (rows) => {
		const { values, from } = out
		for (let row = 0; row < rows; row++)
			values.fill(of.values[of.from + row] ?? NaN, from + row * span, from + (row + 1) * span)
	}
}
