import { nounAndName } from '#shared/formats/list-nouns.ts'
import { GRID_KINDS, gridList } from '#shared/grid/grid-lists.ts'
import { isOfRange, notedPlace, type EditedPlace, type NameOf, placeInWords } from '../messages/edited-place.ts'

/** What somebody did to a plan, as the log has it. */
export type Deed = EditedPlace & {
	readonly action: string
	/** what an entry that came or went was called; null where that was not kept */
	readonly name: string | null
}

/** `changed Capacity of Utility, phase 1`, `added contract Gensets`. */
export function deedInWords({ action, name, ...place }: Deed, nameOf: NameOf): string {
	const { kind, itemId, field } = place
	if (action === 'create') return 'created the plan'
	if (action !== 'update') {
		const what = name ?? placeInWords({ ...place, field: '' }, nameOf)
		const noun = nounOf(kind)
		return `${action === 'add' ? 'added' : 'removed'} ${noun === '' ? what : nounAndName(noun, what)}`
	}
	if (!isOfRange(kind, field)) return `changed ${placeInWords(place, nameOf)}`
	return `changed the range of ${placeInWords(notedPlace({ itemId }), nameOf)}`
}

function nounOf(kind: string): string {
	const list = GRID_KINDS.find((known) => known === kind)
	return list === undefined ? '' : gridList(list).noun
}
