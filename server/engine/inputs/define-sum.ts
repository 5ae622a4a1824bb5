import type { Unit } from '#shared/units/units.ts'
import {
	defineFormula,
	type FormulaNode,
	type Meaning,
	type Named,
	type QuantityNode,
	sumOver,
} from '../kernel/quantity.ts'

type Summing = Named & Omit<Meaning<Unit>, 'id' | 'key' | 'per' | 'kind' | 'unit'> & { readonly of: QuantityNode }

/** What lies under a scope, added up: months, kind and unit are those of its parts. */
export function defineSum({ of, ...meaning }: Summing): FormulaNode {
	const { per, kind, unit } = of
	return defineFormula({
		...meaning,
		...{ per, kind, unit },
		inputs: { parts: sumOver(of) },
		expression: 'parts',
		examples: [{ inputs: { parts: 3 }, value: 3 }],
	})
}
