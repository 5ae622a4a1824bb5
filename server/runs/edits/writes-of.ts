import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import type { PlanHead } from '#server/store/rows/scenarios.ts'
import type { Differences } from '#shared/schemas/differences.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import { idIn } from '#shared/schemas/edits/removal.ts'
import { draftOf, isOrder, isRecord, listIn, placeOf } from './plan-edit.ts'
import type { EditRecord } from './record-edits.ts'

type Override = {
	readonly key: string
	readonly value: number | string
	readonly why: string | null
	readonly source: string | null
}
/** One thing to write: what a record of the log says has changed, and no other column. */
export type PlanWrite =
	| { readonly write: 'differences'; readonly differences: Differences }
	| { readonly write: 'head'; readonly fields: Partial<PlanHead> }
	| { readonly write: 'override'; readonly override: Override }
	| { readonly write: 'default'; readonly key: string }
	| { readonly write: 'removal'; readonly kind: ItemKind; readonly itemId: string; readonly at: number }
	| { readonly write: 'item'; readonly kind: ItemKind; readonly item: JsonRecord; readonly at: number }
	| {
			readonly write: 'fields'
			readonly kind: ItemKind
			readonly itemId: string
			readonly fields: JsonRecord
			readonly newId: string
			/** places in its list, where it goes to another */
			readonly moved: { readonly from: number; readonly to: number } | null
	  }

type WritesOfSides = { readonly before: JsonRecord; readonly after: JsonRecord; readonly plan: PlanFile }

/** The head of a plan as the scenario's row holds it. */
export function headOf(plan: PlanFile, draft = draftOf(plan)): PlanHead {
	const { notes, catalogue, finance } = draft
	return {
		name: plan.name,
		description: plan.description,
		startMonth: plan.startMonth,
		horizonMonths: plan.horizonMonths,
		asOfMonth: plan.asOfMonth,
		actualsForecast: plan.actualsForecast,
		currency: plan.currency,
		usdPerCurrencyUnit: plan.usdPerCurrencyUnit,
		finance: isRecord(finance) ? finance : null,
		notes: isRecord(notes) ? notes : {},
		catalogue: isRecord(catalogue) ? catalogue : {},
	}
}

// The few assumptions that are a key of the catalogue carry it as text; in the file and in the table both are the value.
export function overrideOf(key: string, { value, text, why, source }: PlanFile['assumptions'][string]): Override {
	return { key, value: text ?? value, why, source }
}

/**
 * What is to be written of some records. Places are those of the list before and after: what goes, goes first and from the end,
 * what comes, comes last and from the front, so that each finds the list as its place counts it.
 */
export function writesOf(records: readonly EditRecord[], sides: WritesOfSides): PlanWrite[] {
	const writes = records.map((record) => writeOf(record, sides))
	const at = (write: PlanWrite) => ('at' in write ? write.at : 0)
	const removals = writes.filter(({ write }) => write === 'removal').sort((one, other) => at(other) - at(one))
	const items = writes.filter(({ write }) => write === 'item').sort((one, other) => at(one) - at(other))
	return [...removals, ...writes.filter(({ write }) => write !== 'removal' && write !== 'item'), ...items]
}

function writeOf({ action, kind, itemId, fields }: EditRecord, { before, after, plan }: WritesOfSides): PlanWrite {
	if (kind === 'head' || kind === 'notes') {
		const names = kind === 'notes' ? ['notes'] : fields.map(({ field }) => field.split('.')[0] ?? '')
		const head = Object.entries(headOf(plan, after)).filter(([name]) => names.includes(name))
		return { write: 'head', fields: Object.fromEntries(head) }
	}
	if (kind === 'assumptions') {
		const entry = plan.assumptions[itemId]
		return entry === undefined
			? { write: 'default', key: itemId }
			: { write: 'override', override: overrideOf(itemId, entry) }
	}
	if (action === 'remove') return { write: 'removal', kind, itemId, at: placeOf(before, kind, itemId) }
	const at = placeOf(after, kind, itemId)
	const item = listIn(after, kind)[at] ?? {}
	if (action === 'add') return { write: 'item', kind, item, at }
	const from = placeOf(before, kind, itemId)
	const was = listIn(before, kind)[from] ?? {}
	const moved = fields.some(({ field }) => isOrder({ kind, field })) ? { from, to: at } : null
	return { write: 'fields', kind, itemId, fields: changedFields(was, item), newId: idIn(kind, item), moved }
}

function changedFields(was: JsonRecord, is: JsonRecord): JsonRecord {
	const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
	const changed = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
	return Object.fromEntries(changed.map((name): [string, Json] => [name, is[name] ?? null]))
}
