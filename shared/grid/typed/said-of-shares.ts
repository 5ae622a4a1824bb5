import type { FieldFacts } from '#shared/fields/field.ts'
import type { GridList } from '../grid-lists.ts'
import { findGridFacts } from '../grid-facts.ts'
import { takenAsPerCent } from './bare-share.ts'
import { parseCell } from './parse-cell.ts'
import { isShare } from '#shared/units/units.ts'

type Typed = { readonly field: string; readonly text: string }
type ShareFacts = Pick<FieldFacts, 'kind' | 'label' | 'unit' | 'min' | 'max'>

/** What is said of a text in a field of per cent that could have been meant as a part of one. */
export function saidOfShare(facts: ShareFacts, text: string): string | null {
	if (!isShare(facts.unit)) return null
	const read = parseCell(text, { ...facts, required: false })
	const values = read.ok ? [read.value].flat().filter((value) => typeof value === 'number') : []
	const said = takenAsPerCent(text, values, facts)
	return said === null ? null : `${facts.label}: ${said}`
}

/** The same of all texts of an edit of a list, each field once; null where nothing need be said. */
export function saidOfShares(list: GridList, typed: readonly Typed[]): string | null {
	const said = typed.flatMap(({ field, text }) => {
		const facts = findGridFacts(list, field.replaceAll(/\.\d+(?=\.)/g, ''))
		return facts === null ? [] : (saidOfShare(facts, text) ?? [])
	})
	return said.length === 0 ? null : [...new Set(said)].slice(0, MOST_SAID).join(' ')
}
/** More of them are read by nobody. */
const MOST_SAID = 3
