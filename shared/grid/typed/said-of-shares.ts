import type { FieldFacts } from '#shared/fields/field.ts'
import type { GridList } from '../grid-lists.ts'
import { findGridFacts } from '../grid-facts.ts'
import { type Doubt, takenAsPerCent } from './bare-share.ts'
import { parseCell } from './parse-cell.ts'
import { isShare } from '#shared/units/units.ts'

type Typed = { readonly field: string; readonly text: string }
type ShareFacts = Pick<FieldFacts, 'kind' | 'label' | 'unit' | 'min' | 'max'>

/** Of a text in a field of per cent that could have been meant as a part of one: both that it may be. */
export function doubtOfShare(facts: ShareFacts, text: string): Doubt | null {
	if (!isShare(facts.unit)) return null
	const read = parseCell(text, { ...facts, required: false })
	const values = read.ok ? [read.value].flat().filter((value) => typeof value === 'number') : []
	return takenAsPerCent(text, values, facts)
}

/** What is said of such a text. */
export function saidOfShare(facts: ShareFacts, text: string): string | null {
	const doubt = doubtOfShare(facts, text)
	return doubt === null ? null : `${facts.label}: ${doubt.why}`
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
