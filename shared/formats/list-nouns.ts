import { gridList, type GridList } from '#shared/grid/grid-lists.ts'

/** What one entry of a list is called on its page. */
export const gridNoun = (list: GridList): string => gridList(list).noun

/**
 * A noun (or the verb that sounds like it) before a name: `hall North`; the name alone where it begins with the noun or the last
 * word of it, in one or many: `Hall 2`, of a chip order `Orders for 2027`.
 */
export function nounAndName(noun: string, name: string): string {
	const last = noun.slice(noun.lastIndexOf(' ') + 1)
	const isDoubled = new RegExp(`^(${noun}|${last})s?(?![\\p{L}\\p{N}])`, 'iu').test(name)
	return isDoubled ? name : `${noun} ${name}`
}
