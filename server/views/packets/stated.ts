import { fieldFacts, type FieldList } from '#shared/fields/registry.ts'

/** What a plan leaves out stands at the field’s default. */
export function statedNumber(value: number | null, list: FieldList, field: string): number {
	const usual = value ?? fieldFacts(list, field).default
	if (typeof usual !== 'number') throw new Error(`${list}.${field} has no number for a default.`)
	return usual
}

export function statedText(value: string | null, list: FieldList, field: string): string {
	const usual = value ?? fieldFacts(list, field).default
	if (typeof usual !== 'string') throw new Error(`${list}.${field} has no word for a default.`)
	return usual
}

/** Text that says something, or nothing. */
export const said = (value: string | null): string | null => (value === null || value.trim() === '' ? null : value)
