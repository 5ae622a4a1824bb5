import { ASSUMPTIONS, type AssumptionKey } from '#shared/fields/assumptions.ts'
import type { Unit } from '#shared/units/units.ts'
import { defineInput, type InputNode, type Meaning, type Named, type Sourced } from '../kernel/quantity.ts'
import { fromAssumption } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

type Assumed = Named &
	Pick<Meaning<Unit>, 'symbol' | 'rule'> &
	Partial<Pick<Meaning<Unit>, 'kind' | 'turns' | 'short'>> & {
		/** of the whole plan, or of what stands at a site, which may have its own */
		readonly scope: 'plan' | 'site' | 'phase' | 'order' | 'contract'
		/** where something else than the assumption holds; null: the assumption */
		readonly settled?: (world: EngineWorld, index: number) => Sourced | null
	}

/** An assumption of the plan as a quantity: its default, or the override of the plan or the site. */
export function assumed(key: AssumptionKey, { settled, ...meaning }: Assumed): InputNode {
	const { label, unit, source } = ASSUMPTIONS[key]
	return defineInput({
		per: 'horizon',
		kind: 'rate',
		label,
		unit,
		source,
		...meaning,
		read: (world: EngineWorld, index) =>
			settled?.(world, index) ?? fromAssumption(world.model, key, world.link(meaning.scope, 'site')?.[index] ?? null),
	})
}
