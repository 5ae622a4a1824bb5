/** Which entries of a long list its page shows; left out where it shows them all. */
export type PagePart = {
	/** how the address names the list: `?part=schedule/3` is its third part */
	readonly of: string
	readonly number: number
	readonly last: number
	/** counted from one */
	readonly from: number
	readonly to: number
	readonly total: number
}
export type Parted<Entry> = { readonly entries: readonly Entry[]; readonly part?: PagePart }

/** What an address keeps while it opens a form or another page part of the same list. */
export const PART = 'part'
export const FIND = 'find'

/** Rows of a table: a page stays some 300 KB whatever the size of the plan. */
export const MOST_ROWS = 25

type PartAsk<Entry> = {
	readonly of: string
	readonly search: URLSearchParams
	readonly most?: number
	/** an entry that must be among those shown */
	readonly holds?: ((entry: Entry) => boolean) | undefined
}

/** The part of a list that the address asks for, else the first: whole where it is not long. */
export function partOf<Entry>(
	all: readonly Entry[],
	{ of, search, most = MOST_ROWS, holds }: PartAsk<Entry>,
): Parted<Entry> {
	if (all.length <= most) return { entries: all }
	const last = Math.ceil(all.length / most)
	const held = holds === undefined ? -1 : all.findIndex(holds)
	const asked = held >= 0 ? Math.floor(held / most) + 1 : numberIn(search, of)
	const number = Math.min(Math.max(1, asked), last)
	const from = (number - 1) * most
	const entries = all.slice(from, from + most)
	return { entries, part: { of, number, last, from: from + 1, to: from + entries.length, total: all.length } }
}

function numberIn(search: URLSearchParams, of: string): number {
	const own = search.getAll(PART).findLast((text) => text.startsWith(`${of}/`))
	const number = Number(own?.slice(of.length + 1))
	return Number.isInteger(number) ? number : 1
}

/** The address's query with another part of one list; the parts of other lists stay. */
export function searchOfPart(current: URLSearchParams, { of, number }: { of: string; number: number }): string {
	const others = [...current].filter(([name, value]) => name !== PART || !value.startsWith(`${of}/`))
	const kept = others.filter(([name]) => !['edit', 'add', 'remove', 'row'].includes(name))
	return `?${new URLSearchParams([...kept, [PART, `${of}/${String(number)}`]]).toString()}`
}

/** What a link to a row's form takes along, so that who closes it is where they were: `&part=chipOrders/3`. */
export function keptPlace(current: URLSearchParams): string {
	const kept = [...current].filter(([name]) => name === PART || name === FIND)
	return kept.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('')
}
