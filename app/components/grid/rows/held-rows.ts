import { broughtRows, noteRows } from '#app/hooks/brought-figures.ts'
import { isRecord } from '#shared/is-record.ts'
import type { GridRow } from '#shared/grid/grid-model.ts'
import { unpacked, type WholeList } from '#shared/grid/whole-list.ts'
import { HAVE } from '#shared/pages/page-part.ts'
import { lateRows } from './late-rows.ts'

/** All rows of a long list as the browser has them. */
export type HeldRows = { readonly rev: number; readonly rows: readonly GridRow[] }
type Held = HeldRows & {
	/** what they were asked for by */
	readonly address: string
	readonly parts: ReadonlyMap<string, readonly GridRow[]>
}

/** The rows of the list that was looked at last: after an edit only those parts of it cross that differ. */
let held: Held | null = null

const isWholeList = (value: unknown): value is WholeList => isRecord(value) && Array.isArray(value['parts'])

async function fetched(address: string, signal: AbortSignal): Promise<unknown> {
	const response = await fetch(address, { signal })
	return response.ok ? await response.json() : null
}

async function ask(address: string, signal: AbortSignal): Promise<WholeList> {
	const answer = broughtRows(address) ?? (await fetched(address, signal))
	if (!isWholeList(answer)) throw new TypeError('The rows of the list did not come.')
	return answer
}

/** The rows of an answer, with those it leaves out as they are held; null where one of these is held no more. */
function joined(address: string, { rev, parts }: WholeList): Held | null {
	const known = held?.address === address ? held.parts : new Map<string, readonly GridRow[]>()
	const found = parts.map(({ key, rows }) => [key, rows === undefined ? known.get(key) : unpacked(rows)] as const)
	const own = found.flatMap(([key, rows]) => (rows === undefined ? [] : [[key, rows] as const]))
	if (own.length < parts.length) return null
	return { address, rev, rows: own.flatMap(([, rows]) => rows), parts: new Map(own) }
}

/** The same address, saying which parts of its list are held here. */
function askedAnew(address: string): string {
	const keys = held?.address === address ? [...held.parts.keys()] : []
	return keys.length === 0 ? address : `${address}&${HAVE}=${keys.join(',')}`
}

/** All rows of a list by its address. Where they cannot be had just now: as they were, or null where none were. */
export async function loadRows(address: string, signal: AbortSignal): Promise<HeldRows | null> {
	try {
		// So many rows are drawn only where they are looked at: what does so is there before them.
		const [answer] = await Promise.all([ask(askedAnew(address), signal), lateRows.fetch()])
		held = joined(address, answer) ?? joined(address, await ask(address, signal))
		noteRows(askedAnew(address))
		return held
	} catch {
		return held?.address === address ? held : null
	}
}
