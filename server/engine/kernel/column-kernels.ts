import type { FunctionName, Operator } from './expression.ts'

/** Where a loop finds its cells, or leaves them: one after the other from `from`, or (step 0) one figure for all of them. */
export type Operand = { values: Float64Array; from: number; step: 0 | 1 }

/** Fills so many cells. */
export type Loop = (cells: number) => void
type Kernel = (out: Operand, one: Operand, two: Operand) => Loop

// One plain loop an operator: a loop that calls a function a cell is an order slower.
export const OPERATORS: Readonly<Record<Operator, Kernel>> = {
	'+': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l, step: onward } = one
		const { values: right, from: r, step: along } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell * onward] ?? NaN) + (right[r + cell * along] ?? NaN)
	},
	'-': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l, step: onward } = one
		const { values: right, from: r, step: along } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell * onward] ?? NaN) - (right[r + cell * along] ?? NaN)
	},
	'*': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l, step: onward } = one
		const { values: right, from: r, step: along } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell * onward] ?? NaN) * (right[r + cell * along] ?? NaN)
	},
	'/': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l, step: onward } = one
		const { values: right, from: r, step: along } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell * onward] ?? NaN) / (right[r + cell * along] ?? NaN)
	},
	'^': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l, step: onward } = one
		const { values: right, from: r, step: along } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell * onward] ?? NaN) ** (right[r + cell * along] ?? NaN)
	},
	'<': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l, step: onward } = one
		const { values: right, from: r, step: along } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell * onward] ?? NaN) < (right[r + cell * along] ?? NaN) ? 1 : 0
	},
	'<=': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l, step: onward } = one
		const { values: right, from: r, step: along } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell * onward] ?? NaN) <= (right[r + cell * along] ?? NaN) ? 1 : 0
	},
	'>': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l, step: onward } = one
		const { values: right, from: r, step: along } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell * onward] ?? NaN) > (right[r + cell * along] ?? NaN) ? 1 : 0
	},
	'>=': (out, one, two) => (cells) => {
		const { values, from } = out
		const { values: left, from: l, step: onward } = one
		const { values: right, from: r, step: along } = two
		for (let cell = 0; cell < cells; cell++)
			values[from + cell] = (left[l + cell * onward] ?? NaN) >= (right[r + cell * along] ?? NaN) ? 1 : 0
	},
}

const minimum: Kernel = (out, one, two) => (cells) => {
	const { values, from } = out
	const { values: left, from: l, step: onward } = one
	const { values: right, from: r, step: along } = two
	for (let cell = 0; cell < cells; cell++)
		values[from + cell] = Math.min(left[l + cell * onward] ?? NaN, right[r + cell * along] ?? NaN)
}
const maximum: Kernel = (out, one, two) => (cells) => {
	const { values, from } = out
	const { values: left, from: l, step: onward } = one
	const { values: right, from: r, step: along } = two
	for (let cell = 0; cell < cells; cell++)
		values[from + cell] = Math.max(left[l + cell * onward] ?? NaN, right[r + cell * along] ?? NaN)
}

type Operation = (out: Operand, of: readonly Operand[]) => Loop

export const negative: Operation =
	(out, [one = out]) =>
	(cells) => {
		const { values, from } = out
		const { values: of, from: start, step } = one
		for (let cell = 0; cell < cells; cell++) values[from + cell] = -(of[start + cell * step] ?? NaN)
	}
export const same: Operation =
	(out, [one = out]) =>
	(cells) => {
		const { values, from } = out
		const { values: of, from: start, step } = one
		for (let cell = 0; cell < cells; cell++) values[from + cell] = of[start + cell * step] ?? NaN
	}

export const FUNCTIONS: Readonly<Record<FunctionName, Operation>> = {
	min: (out, of) => fold(out, of, minimum),
	max: (out, of) => fold(out, of, maximum),
	clamp: (out, [value = out, low = out, high = out]) => inTurn([maximum(out, value, low), minimum(out, out, high)]),
	ceil:
		(out, [one = out]) =>
		(cells) => {
			const { values, from } = out
			const { values: of, from: start, step } = one
			for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.ceil(of[start + cell * step] ?? NaN)
		},
	floor:
		(out, [one = out]) =>
		(cells) => {
			const { values, from } = out
			const { values: of, from: start, step } = one
			for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.floor(of[start + cell * step] ?? NaN)
		},
	exp:
		(out, [one = out]) =>
		(cells) => {
			const { values, from } = out
			const { values: of, from: start, step } = one
			for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.exp(of[start + cell * step] ?? NaN)
		},
	ln:
		(out, [one = out]) =>
		(cells) => {
			const { values, from } = out
			const { values: of, from: start, step } = one
			for (let cell = 0; cell < cells; cell++) values[from + cell] = Math.log(of[start + cell * step] ?? NaN)
		},
	if:
		(out, [condition = out, yes = out, no = out]) =>
		(cells) => {
			const { values, from } = out
			for (let cell = 0; cell < cells; cell++) {
				const {
					values: chosen,
					from: start,
					step,
				} = condition.values[condition.from + cell * condition.step] ? yes : no
				values[from + cell] = chosen[start + cell * step] ?? NaN
			}
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
