import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { isRecord } from './plan-edit.ts'

/** Parts of a plan whose keys are its own words: the database keeps their entries in an order of its own. */
const KEYED = ['notes', 'assumptions']

// As Postgres orders the keys of what it keeps as JSON: shorter ones first, then by their bytes.
function byStoredOrder([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
	const [left, right] = [Buffer.from(one), Buffer.from(other)]
	return left.length - right.length || left.compare(right)
}

/** The draft as it will be read back: what an edit leaves is then the same to the byte, kept or stored. */
export function inStoredOrder(draft: JsonRecord): JsonRecord {
	const sorted = KEYED.flatMap((name) => {
		const entries = draft[name]
		return isRecord(entries) ? [[name, Object.fromEntries(Object.entries(entries).sort(byStoredOrder))] as const] : []
	})
	return { ...draft, ...Object.fromEntries(sorted) }
}
