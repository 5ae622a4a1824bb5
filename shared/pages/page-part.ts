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

/** Names in the address of a page. */
export const PART = 'part'
export const FIND = 'find'
export const TAB = 'tab'
/** the month that a page's figures are of */
export const PERIOD = 'period'
export const SORT = 'sort'
export const COLUMNS = 'cols'
/** of an explanation: with the parts that take longer than its figure */
export const WHOLE = 'whole'
/** parts of a whole list that whoever asks for it has already */
export const HAVE = 'have'
/** What an address keeps while it opens a form over its page, or closes it. */
const PLACE = ['scenario', 'compare', 'trade', TAB, PERIOD, PART, FIND, SORT, COLUMNS]
/** What is open over a page. */
const OPEN = ['promote', 'edit', 'add', 'remove', 'row', 'own', 'new', 'from']
/** What else pages read of their address: the explanation, what is looked for, the schedule's view, the flow's month. */
const VIEW = ['favor', 'why', 'scope', 'month', 'change', 'q', 'table', 'zoom', 'at', 'behind', 'turned', 'in']
const TWO_WAY = ['across', 'acrossFrom', 'acrossTo', 'down', 'downFrom', 'downTo', 'figure']
const OWN = new Set([...PLACE, ...OPEN, ...VIEW, ...TWO_WAY])
/** A page has hundreds of links, and each has its address in it. */
const LONGEST = 200
const MOST_LETTERS = 1000

/** Rows of a table. */
export const MOST_ROWS = 25
/** Rows that the page of a list comes with: it stays under 250 KB whatever the size of the plan. */
export const LIST_ROWS = 10

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
	// A few rows more than fit stay with those before them: nobody turns a page for one row.
	const last = Math.ceil((all.length - Math.floor(most / 4)) / most)
	if (last <= 1) return { entries: all }
	const held = holds === undefined ? -1 : all.findIndex(holds)
	const asked = held >= 0 ? Math.floor(held / most) + 1 : numberIn(search, of)
	const number = Math.min(Math.max(1, asked), last)
	const from = (number - 1) * most
	const entries = all.slice(from, number === last ? all.length : from + most)
	return { entries, part: { of, number, last, from: from + 1, to: from + entries.length, total: all.length } }
}

function numberIn(search: URLSearchParams, of: string): number {
	const own = search.getAll(PART).findLast((text) => text.startsWith(`${of}/`))
	const number = Number(own?.slice(of.length + 1))
	return Number.isInteger(number) ? number : 1
}

/** What of an address its page reads; nothing else goes on into the page's links, and nothing that is too long to be read. */
export function ownOf(current: URLSearchParams): [string, string][] {
	let left = MOST_LETTERS
	return [...current].filter(([name, value]) => {
		if (!OWN.has(name) || value.length > LONGEST) return false
		left -= name.length + value.length
		return left >= 0
	})
}

/** The address's query with one of its names set anew, all else kept, and what was open over the page closed. */
export function searchWith(
	current: URLSearchParams,
	{ name, value, kept = () => false }: { name: string; value: string; kept?: (value: string) => boolean },
): string {
	const others = ownOf(current).filter(([own, now]) => !OPEN.includes(own) && (own !== name || kept(now)))
	return `?${new URLSearchParams([...others, [name, value]]).toString()}`
}

/** The address's query with another part of one list; the parts of other lists stay. */
export function searchOfPart(current: URLSearchParams, { of, number }: { of: string; number: number }): string {
	const kept = (part: string) => !part.startsWith(`${of}/`)
	return searchWith(current, { name: PART, value: `${of}/${String(number)}`, kept })
}

/** What of an address says where on its page one is. */
export const placeOf = (current: URLSearchParams): [string, string][] =>
	[...current].filter(([name]) => PLACE.includes(name))

/** The same as a query, with a form opened over the page or closed: `?tab=purchases&add=purchases`, `?`. */
export function placeWith(current: URLSearchParams, opens?: string): string {
	const place = new URLSearchParams(placeOf(current)).toString()
	return `?${[place, opens ?? ''].filter((part) => part !== '').join('&')}`
}
