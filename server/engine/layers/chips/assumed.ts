import { ASSUMPTIONS, type AssumptionKey } from '#shared/fields/assumptions.ts'
import { defineInput, type InputNode } from '../../kernel/quantity.ts'
import { fromAssumption } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'

type Assumed = {
	readonly id: string
	readonly symbol: string
	/** of the whole plan, or a site's own where it has one */
	readonly scope: 'plan' | 'site'
	readonly rule: string
}

/** An assumption of the plan as a quantity: its default, or the override of the plan or the site. */
export function assumed(key: AssumptionKey, { id, symbol, scope, rule }: Assumed): InputNode {
	const { label, unit, source } = ASSUMPTIONS[key]
	return defineInput({
		id,
		symbol,
		label,
		scope,
		per: 'horizon',
		kind: 'rate',
		unit,
		rule,
		source,
		read: ({ model }: EngineWorld, index) => fromAssumption(model, key, scope === 'site' ? index : null),
	})
}
