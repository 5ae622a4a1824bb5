import type { FoundProblem } from '../problem.ts'

/** Letters to change, add or drop to turn one word into another (Levenshtein). */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index)
	for (let i = 1; i <= from.length; i += 1) {
		const next = [i]
		for (let j = 1; j <= to.length; j += 1) {
			const same = from[i - 1] === to[j - 1] ? 0 : 1
			next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
		}
		row = next
	}
	return row[to.length] ?? 0
}

const LONGEST_COMPARED = 60
/** Of more keys than these, those are compared that begin with the same letter, and no more than these. */
const MOST_COMPARED = 200

/** The known keys that a misspelt one most likely means, the likeliest first; none where none is near. */
export function nearKeys(written: string, known: readonly string[], most: number): readonly string[] {
	if (written.length > LONGEST_COMPARED) return []
	const lower = written.toLowerCase()
	const begun = known.filter((key) => lower.length > 2 && key.toLowerCase().startsWith(lower))
	const farthest = (key: string) => Math.max(2, Math.floor(key.length / 3))
	const alike =
		known.length <= MOST_COMPARED ? known : known.filter((key) => key.charAt(0).toLowerCase() === lower.charAt(0))
	const near = alike
		.filter((key) => Math.abs(key.length - lower.length) <= farthest(key))
		.slice(0, MOST_COMPARED)
		.map((key) => ({ key, away: distance(lower, key.toLowerCase()) }))
		.filter(({ key, away }) => away <= farthest(key))
		.sort((one, other) => one.away - other.away)
	return [...new Set([...begun, ...near.map(({ key }) => key)])].slice(0, most)
}

/** What a key may be of, and what to say of one that is not. */
export type Target = { readonly known: ReadonlySet<string>; readonly noun: string; readonly see: string }
type UnknownKey = Omit<Target, 'known'> & {
	readonly path: string
	readonly key: string
	readonly known: Iterable<string>
}

/** `"gb200" is not a chip.`; the nearest known key is looked for when the problem is shown. */
export function unknownKey({ path, key, known, noun, see }: UnknownKey): FoundProblem {
	const shown = key.length > LONGEST_COMPARED ? `${key.slice(0, LONGEST_COMPARED)}…` : key
	return { path, message: `"${shown}" is not ${noun}`, mend: see, near: () => nearKeys(key, [...known], 1)[0] ?? null }
}

/** Problems of a reference into a set of ids; none where it is null or exists. */
export function missing({
	key,
	...rest
}: Target & { readonly path: string; readonly key: string | null }): readonly FoundProblem[] {
	return key === null || rest.known.has(key) ? [] : [unknownKey({ ...rest, key })]
}

type KeysRow = { readonly id: string }
/** Ids of a table, and of own rows that could not be read: those are reported where they stand. */
export function keysOf(rows: readonly KeysRow[], written: readonly (string | null)[] | undefined): ReadonlySet<string> {
	return new Set([...rows.map(({ id }) => id), ...(written ?? []).filter((id) => id !== null)])
}
