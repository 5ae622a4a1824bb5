import type { Figure } from '#shared/formats/key-figure.ts'
import type { ListEntry, NamedList } from '../pages/layer-page.ts'

type EntryText = Pick<ListEntry, 'title' | 'note'> & Partial<Pick<ListEntry, 'key' | 'status' | 'statusText'>>

/** A line of a list whose value is a figure that opens. */
export const figureEntry = (open: Figure, words: EntryText): ListEntry => ({
	key: `${open.why.scope}/${open.why.quantity}`,
	status: null,
	value: '',
	open,
	...words,
})

/** Nothing to list is no list. */
export const unlessEmpty = (list: NamedList): NamedList | null => (list.entries.length === 0 ? null : list)
