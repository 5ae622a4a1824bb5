import { notedIn } from '#shared/schemas/note-key.ts'
import { linkOfPath, listAddress } from '#shared/grid/field-links.ts'
import { ownRowsAddress } from '#shared/grid/own-tables.ts'
import type { EditedPlace } from '../messages/edited-place.ts'

/** Where in a plan an edited place is read and edited: its row, its page. Pages that only link to lists need none of this. */
export function placeAddress({ kind, itemId, field }: EditedPlace): string {
	const at = (path: string) => linkOfPath(path, () => null) ?? ''
	if (kind === 'head') return field.startsWith('catalogue.') ? ownRowsAddress() : at(field)
	if (kind === 'assumptions') return at(`assumptions.${itemId.slice(itemId.lastIndexOf('/') + 1)}`)
	const { list, id } = kind === 'notes' ? notedIn(itemId) : { list: kind, id: itemId }
	return listAddress(list, id === '' ? undefined : `row=${encodeURIComponent(`${list}/${id}`)}`)
}
