import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { ITEM_KINDS, type ItemKind } from '../plan-items.ts'
import type { Problem } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'
import { keysOf, missing } from './keys.ts'

/** What a reference may name, by the word the field registry uses for it. */
function targetsOf({ ids, catalogue, writtenRows }: Draft): ReadonlyMap<string, ReadonlySet<string>> {
	const rows = (
		table:
			| 'chips'
			| 'models'
			| 'archetypes'
			| 'powerContractTypes'
			| 'climates'
			| 'coolingTechnologies'
			| 'gridRegions'
			| 'labourMarkets'
			| 'costs',
	) => keysOf(catalogue[table], writtenRows.get(table))
	return new Map<string, ReadonlySet<string>>([
		['sites', ids.sites],
		['buildPhases', ids.buildPhases],
		['chips', rows('chips')],
		['models', rows('models')],
		['archetypes', rows('archetypes')],
		['powerContractTypes', rows('powerContractTypes')],
		['climates', rows('climates')],
		['coolingTechnologies', rows('coolingTechnologies')],
		['gridRegions', rows('gridRegions')],
		['labourMarkets', rows('labourMarkets')],
		['costs', rows('costs')],
		['trades', new Set<string>(TRADES)],
	])
}

function referencesOf(
	kind: ItemKind,
	{ item, index }: Entry<Readonly<Record<string, unknown>>>,
	targets: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Problem[] {
	return fieldsOf(kind).flatMap(({ name, reference, kind: fieldKind }) => {
		const known = reference === null ? undefined : targets.get(reference)
		const key = item[name]
		if (!known || fieldKind !== 'reference' || typeof key !== 'string' || key === '') return []
		return missing({
			path: `${kind}[${index}].${name}`,
			key,
			known,
			noun: `a key of ${reference}`,
			see: 'Name one that exists.',
		})
	})
}

/** References of items that are wrong in another field too, so that a person mends both in one go. */
export function checkReferences(draft: Draft): readonly Problem[] {
	const targets = targetsOf(draft)
	return ITEM_KINDS.flatMap((kind) => draft.unreadable[kind].flatMap((entry) => referencesOf(kind, entry, targets)))
}
