import { FUNCTIONS, inTurn, type Loop, negative, type Operand, OPERATORS, same } from './column-kernels.ts'
import type { Expression } from './expression.ts'

/** An expression as loops: `inputs` are set to where the columns it reads lie, `out` to where it is to be filled. */
export type Loops = { readonly inputs: ReadonlyMap<string, Operand>; readonly out: Operand; readonly fill: Loop }

const NOWHERE = new Float64Array(0)

/** Lays an expression out as loops, one for each of its parts; what lies between them goes into scratch columns. */
export function loopsOf(expression: Expression, scratch: () => Float64Array): Loops {
	const inputs = new Map<string, Operand>()
	const loops: Loop[] = []
	const operand = (part: Expression): Operand => {
		if (part.kind === 'number') return { values: Float64Array.of(part.value), from: 0, step: 0 }
		if (part.kind !== 'name') return lay(part, { values: scratch(), from: 0, step: 1 })
		const input = inputs.get(part.name) ?? { values: NOWHERE, from: 0, step: 1 }
		inputs.set(part.name, input)
		return input
	}
	const lay = (part: Expression, out: Operand): Operand => {
		loops.push(loopOf(part, out, operand))
		return out
	}
	const out = lay(expression, { values: NOWHERE, from: 0, step: 1 })
	return { inputs, out, fill: inTurn(loops) }
}

/** The last loop of an expression; those of its parts are laid out before it. */
function loopOf(expression: Expression, out: Operand, operand: (part: Expression) => Operand): Loop {
	switch (expression.kind) {
		case 'number':
		case 'name':
			return same(out, [operand(expression)])
		case 'minus':
			return negative(out, [operand(expression.of)])
		case 'binary':
			return OPERATORS[expression.operator](out, operand(expression.left), operand(expression.right))
		case 'call':
			return FUNCTIONS[expression.name](out, expression.values.map(operand))
	}
}
