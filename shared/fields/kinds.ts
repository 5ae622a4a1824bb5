import type { FieldFacts, KindRule } from './field.ts'
import type { ItemKind } from './lists.ts'
import { fieldFacts, type FieldList } from './registry.ts'

/** The field that says of what kind an item is, in the lists that have kinds. */
const KIND_FIELDS: { readonly [K in ItemKind]?: string } = {
	powerContracts: 'kind',
	buildPhases: 'scope',
	workloads: 'kind',
}

/** What is known of a kind: a row of the catalogue, or the one word of a choice. Null where the kind is not known. */
export type KindTraits = Readonly<Record<string, unknown>> | null

/** Name of the field that decides which other fields an item has; null in a list without kinds. */
export function kindField(list: FieldList): string | null {
	return list === 'plan' || list === 'notes' ? null : (KIND_FIELDS[list] ?? null)
}

/** The key of an item's kind as written, or the one that stands where nothing is written. */
export function kindOf(list: FieldList, item: Readonly<Record<string, unknown>>): string | null {
	const name = kindField(list)
	if (name === null) return null
	const written = item[name] ?? fieldFacts(list, name).default
	return typeof written === 'string' ? written : null
}

/** What rules ask of a kind. A contract's kind is a row of the catalogue, or of the plan's own. */
export function traitsOf(
	list: FieldList,
	kind: string | null,
	contractTypes: readonly { readonly id: string }[],
): KindTraits {
	const name = kindField(list)
	if (name === null || kind === null) return null
	if (list !== 'powerContracts') return { [name]: kind }
	const row = contractTypes.find(({ id }) => id === kind)
	return row === undefined ? null : Object.fromEntries(Object.entries(row))
}

const fits = (rule: KindRule, traits: KindTraits): boolean =>
	traits !== null && Object.entries(rule).every(([name, values]) => values.some((value) => value === traits[name]))

/** Whether a field means something for a kind. Of an unknown kind nothing is said, so everything may stand. */
export function belongs({ meantFor }: Pick<FieldFacts, 'meantFor'>, traits: KindTraits): boolean {
	return meantFor === null || traits === null || fits(meantFor, traits)
}

/** Whether an item of a kind must have the field. */
export function isNeeded(
	{ required, neededFor, meantFor }: Pick<FieldFacts, 'required' | 'neededFor' | 'meantFor'>,
	traits: KindTraits,
): boolean {
	if (neededFor !== null) return fits(neededFor, traits)
	return required && belongs({ meantFor }, traits)
}
