import type { FieldFacts } from '#shared/fields/field.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { monthsBetween } from '#shared/units/months.ts'
import type { Unit } from '#shared/units/units.ts'
import { defineInput, type InputNode, type Meaning, type Named, type Sourced } from '../kernel/quantity.ts'
import type { TypedIn } from '#shared/workings.ts'
import { fromDefault, fromPlan, fromRule, isNoted, pathOf } from '../sourced.ts'
import { impliedFigure, statedPlace } from './implied-orders.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import type { Remark } from '#shared/remarks.ts'

/** The scope of a list's items, and the paper that a plan takes their figures from. */
const LISTS = {
	sites: { scope: 'site', source: 'Sites, as entered' },
	powerContracts: { scope: 'contract', source: 'Power contracts, as entered' },
	gatingWorks: { scope: 'work', source: 'Third-party upgrades, as entered' },
	buildPhases: { scope: 'phase', source: 'Construction plan, as entered' },
	chipOrders: { scope: 'order', source: 'Chip orders, as entered' },
	leases: { scope: 'lease', source: 'Leases, as entered' },
	applications: { scope: 'application', source: 'Applications, as entered' },
	workloads: { scope: 'workload', source: 'Workloads, as entered' },
} as const
type List = keyof typeof LISTS
export type ItemOf<L extends List> = EngineModel['plan'][L][number]

/** When a part of a delay says no more than leaving it out. */
const FILLED: Readonly<Record<string, (stated: number, likely: number | null) => boolean>> = {
	p50: (stated) => stated === 0,
	p90: (stated, likely) => stated === likely,
}

/** An item of the plan, where its field is read. */
export type At<L extends List> = {
	readonly world: EngineWorld
	readonly model: EngineModel
	readonly index: number
	readonly item: ItemOf<L>
	/** no figure of the plan: a value that a rule settles, and why */
	readonly none: (text: Remark, value?: number) => Sourced
}

export type FieldInput<L extends List> = Named &
	Pick<Meaning<Unit>, 'symbol' | 'rule'> &
	Partial<Pick<Meaning<Unit>, 'kind' | 'across' | 'turns' | 'sparse' | 'short'>> & {
		/** settles the figure before the plan is asked; null: the plan is asked */
		readonly settled?: (at: At<L>) => Sourced | null
		/** where the plan is silent and the field has no default: another source, or why there is nothing */
		readonly otherwise?: Remark | ((at: At<L>) => Sourced)
		/** a figure reckoned from the field rather than the field itself: it says what it is */
		readonly as?: {
			readonly label?: string
			readonly unit?: Unit
			readonly value: (stated: number, at: At<L>) => number
			/** nothing but so many times the field */
			readonly scales?: true
		}
	}

/**
 * An input that is a field of the plan: label, unit, default and its source are the registry's, and a month counts from the
 * plan's first. A field that the registry lacks throws where it is defined.
 */
export function fromField<L extends List>(list: L, field: string, input: FieldInput<L>): InputNode {
	const { settled, otherwise, as, rule, sparse } = input
	const { scope, source } = LISTS[list]
	const path = field.split('.')
	const none = (text: Remark, value = sparse === true ? NaN : 0) => fromRule(value, { rule, text, source })
	const silent = (at: At<L>): Sourced => {
		if (otherwise === undefined) return fromDefault(statedPlace(at.model, { list, index: at.index, field }))
		return typeof otherwise === 'function' ? otherwise(at) : none(otherwise)
	}
	// Of a delay the schema fills in what is left out: what nobody noted and would hold anyway was not entered.
	const isFilledIn = (at: At<L>, stated: number): boolean =>
		FILLED[path.at(-1) ?? '']?.(stated, statedAt(at.model, at.item, [...path.slice(0, -1), 'p50'])) === true &&
		!isNoted(at.model, { list, index: at.index, field })
	const takesField = as === undefined || as.scales === true
	const typedIn = (at: At<L>): TypedIn | null => {
		const place = { list, index: at.index, field }
		const stated = statedAt(at.model, at.item, path)
		const isFilled = stated !== null && isFilledIn(at, stated)
		const isOwn = !isFilled && statedPlace(at.model, place).index === at.index && !settled?.(at)
		return isOwn ? { path: pathOf(place), times: as?.value(1, at) ?? 1 } : null
	}
	const read = (at: At<L>): Sourced => {
		const stated = statedAt(at.model, at.item, path)
		if (stated === null || isFilledIn(at, stated)) return silent(at)
		const value = as ? as.value(stated, at) : stated
		const place = statedPlace(at.model, { list, index: at.index, field })
		return impliedFigure(at.model, { list, index: at.index, field }, value) ?? fromPlan(at.model, place, value)
	}
	const itemAt = (world: EngineWorld, index: number): At<L> => {
		const { model } = world
		const item: ItemOf<L> | undefined = model.plan[list][index]
		if (item === undefined) throw new Error(`There is no ${list}[${String(index)}].`)
		return { world, model, index, item, none }
	}
	return defineInput({
		scope,
		per: 'horizon',
		source,
		...meaningOf(fieldFacts(list, field), input),
		read: (world: EngineWorld, index) => {
			const at = itemAt(world, index)
			return settled?.(at) ?? read(at)
		},
		typedIn: (world: EngineWorld, index) => (takesField ? typedIn(itemAt(world, index)) : null),
	})
}

function meaningOf<L extends List>(facts: FieldFacts, { settled: _, otherwise: __, as, ...meaning }: FieldInput<L>) {
	const measured = facts.kind === 'month' ? MONTH : { kind: 'rate' as const, unit: facts.unit ?? 'ratio' }
	const own = { label: facts.label, ...measured, ...as, ...meaning }
	return { ...(own.kind === 'when' && { across: 'lowest' as const }), ...own }
}

const MONTH = { unit: 'gridMonths', kind: 'when' } as const

/** The number an item states, a month counted from the plan's first; null where it states none. */
function statedAt({ plan }: EngineModel, item: object, path: readonly string[]): number | null {
	const value = path.reduce<unknown>(partOf, item)
	if (typeof value === 'string') return monthsBetween(plan.startMonth, value)
	return typeof value === 'number' ? value : null
}

function partOf(of: unknown, name: string): unknown {
	return typeof of === 'object' && of !== null ? Reflect.get(of, name) : null
}
