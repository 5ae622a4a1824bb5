import { PLAN_LISTS } from '#shared/fields/lists.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { confirmed, isToConfirm } from '#shared/start/to-confirm.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { notedRangeText } from './noted-range.ts'
import { notedInput } from '../report/parts/noted-input.ts'
import { gridNoun } from '#shared/formats/list-nouns.ts'
import { counted } from '#shared/formats/months.ts'

/** A default that nobody has looked at, wherever it stands in the plan. */
export type DefaultToConfirm = {
	readonly name: string
	readonly value: string
	/** P10 to P90, as the note has it; '' where it says none */
	readonly range: string
	readonly quality: string
	readonly source: string
	readonly why: string
	/** the notes that say so; confirming takes it out of all of them */
	readonly keys: readonly string[]
	/** where it is changed, within the plan */
	readonly page: string
}
export type ToConfirm = { readonly title: string; readonly sub: string; readonly rows: readonly DefaultToConfirm[] }

/** As many notes as one form carries. */
const MOST_KEYS = 150

/** The defaults a plan was sized with that still ask to be confirmed, each once; null where none does. */
export function defaultsToConfirm(plan: PlanFile): ToConfirm | null {
	const groups = new Map<string, DefaultToConfirm>()
	for (const [key, { why, source, quality }] of Object.entries(plan.notes)) {
		if (why === null || !isToConfirm(why)) continue
		const { list, field } = notedIn(key)
		const known = PLAN_LISTS.find((name) => name === list)
		const { name, value } = notedInput(plan, key)
		const of = [list, field, value, why].join('\n')
		const before = groups.get(of)
		const keys = [...(before?.keys ?? []), key].slice(0, MOST_KEYS)
		const label = known === undefined ? field : (findFieldFacts(known, field)?.label ?? field)
		groups.set(of, {
			name: keys.length === 1 || known === undefined ? name : `${label}, ${counted(keys.length, gridNoun(known))}`,
			value,
			range: notedRangeText(plan, key),
			quality: quality ?? '',
			source: source ?? '',
			why: confirmed(why),
			keys,
			page: listAddress(list),
		})
	}
	const rows = [...groups.values()]
	if (rows.length === 0) return null
	const title = rows.length === 1 ? '1 value uses a default' : `${rows.length} values use defaults`
	return { title, sub: plan.description ?? '', rows }
}
