import { isBlank } from '#shared/is-record.ts'
import { belongs, kindOf, traitsOf } from '#shared/fields/kinds.ts'
import type { ItemKind } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'

type StraysItem = Readonly<Record<string, unknown>>
type ContractTypes = readonly { readonly id: string }[]

/** Once every hall had to say its months: a plan that says them of one that stands already stays a plan. */
const ONCE_REQUIRED = new Set(['buildPhases.durationMonths'])

/**
 * Fields in which an item says something that means nothing for its kind. To say nothing, or what holds anyway, is no
 * stray, and what every item must have, or had to, is not taken amiss of one that needs none.
 */
export function strayFields(list: ItemKind, item: StraysItem, contractTypes: ContractTypes): readonly string[] {
	const traits = traitsOf(list, kindOf(list, item), contractTypes)
	return fieldsOf(list).flatMap((facts) => {
		const value = item[facts.name]
		const silent = isBlank(value) || value === facts.default || facts.required
		if (ONCE_REQUIRED.has(`${list}.${facts.name}`)) return []
		return silent || belongs(facts, traits) ? [] : [facts.name]
	})
}

/** The item without its strays. */
export function withoutStrays(list: ItemKind, item: StraysItem, contractTypes: ContractTypes): StraysItem {
	const strays = strayFields(list, item, contractTypes)
	return Object.fromEntries(Object.entries(item).filter(([name]) => !strays.includes(name)))
}
