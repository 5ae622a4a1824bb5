import { isBlank } from '#shared/is-record.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { belongs, kindField, traitsOf } from '#shared/fields/kinds.ts'
import type { ItemKind } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { idIn } from './removal.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

type Patch = { readonly kind: ItemKind; readonly itemId: string; readonly field: string; readonly value: unknown }
export type Settled = { readonly kind: ItemKind; readonly itemId: string; readonly field: string }

/**
 * What an item says that means nothing any more once its kind is another: it is emptied in the same edit. What holds anyway
 * is no stray (`strayFields`) and stays.
 */
export function settledByKind(plan: PlanFile, patches: readonly Patch[]): readonly Settled[] {
	const { powerContractTypes } = catalogueFor(plan)
	return patches.flatMap(({ kind, itemId, field, value }) => {
		if (field === '' || field !== kindField(kind) || typeof value !== 'string') return []
		const items: readonly Readonly<Record<string, unknown>>[] = plan[kind]
		const item = items.find((one) => idIn(kind, one) === itemId)
		const traits = traitsOf(kind, value, powerContractTypes)
		if (item === undefined || traits === null) return []
		const typed = new Set(patches.filter((other) => other.itemId === itemId).map((other) => other.field))
		return fieldsOf(kind)
			.filter((facts) => {
				const said = item[facts.name]
				return !belongs(facts, traits) && !isBlank(said) && said !== facts.default && !typed.has(facts.name)
			})
			.map(({ name }) => ({ kind, itemId, field: name }))
	})
}
