import { PLAN_LISTS, type PlanList } from '#shared/fields/lists.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { isRecord } from '#shared/is-record.ts'
import { type CellRange, statedRange } from '#shared/ranges/stated-range.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { enteredUnit, moneyOf } from '#shared/units/money.ts'
import { isShare } from '#shared/units/units.ts'
import { endsText } from '../grid/range-text.ts'

/** A field of an entry that has a range: what stands in it, and both ends. */
export type NotedRange = {
	readonly list: PlanList
	readonly id: string
	readonly field: string
	readonly value: number | string
	readonly range: CellRange
	readonly facts: FieldFacts
}

/** The range that a note says of its field; null where it says none, or not of a field with a value of its own. */
export function notedRange(plan: PlanFile, key: string): NotedRange | null {
	const { list: named, id, field } = notedIn(key)
	const list = PLAN_LISTS.find((name) => name === named)
	if (list === undefined) return null
	const entries: readonly { readonly id: string }[] = plan[list]
	const item = entries.find((entry) => entry.id === id)
	const facts = findFieldFacts(list, field)
	const value = field.split('.').reduce<unknown>((held, name) => (isRecord(held) ? held[name] : null), item)
	if (facts === null || (typeof value !== 'number' && typeof value !== 'string')) return null
	const range = statedRange(value, { field, item, note: plan.notes[key] })
	return range && { list, id, field, value, range, facts }
}

/** «12 to 28 months»; '' where a note says no range. */
export function notedRangeText(plan: PlanFile, key: string): string {
	const noted = notedRange(plan, key)
	if (noted === null) return ''
	const { unit } = noted.facts
	const money = moneyOf(plan)
	const after = unit === null || isShare(unit) ? '' : ` ${enteredUnit(unit, money)}`
	return `${endsText({ ...noted, money })}${typeof noted.value === 'string' ? '' : after}`
}
