import { ASSUMPTIONS, findAssumption, isAssumptionKey, isTextAssumptionKey } from '#shared/fields/assumptions.ts'
import { readActualRef } from '#shared/fields/actual-refs.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { fieldFacts, FIELD_LISTS, findFieldFacts } from '#shared/fields/registry.ts'
import { BEHIND } from '#shared/schemas/edits/order.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import { formatFigure } from '#shared/units/format.ts'
import { enteredUnit, type Money, moneyOf, typedAmount } from '#shared/units/money.ts'
import { isShare, type Unit } from '#shared/units/units.ts'
import { isRecord } from '#shared/is-record.ts'
import { ownRowName } from '../own-rows/own-row-name.ts'
import { findOwnTable, ownTable } from '#shared/grid/own-tables.ts'
import { choicesFor } from '../grid/grid-choices.ts'
import { WITHHELD } from '../report/parts/withheld-fields.ts'
import { isWithheldAt } from '../withheld/withheld-plan.ts'
import { typedShare } from '#shared/formats/figures.ts'
import { sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { camelInWords, keyInWords } from '#shared/formats/names.ts'

/** What an edit is of: a field of an entry, of the plan's head, an assumption or a note. */
export type EditedPlace = { readonly kind: string; readonly itemId: string; readonly field: string }

/** Whether an edit of a note is of the range beside a value. */
export const isOfRange = (kind: string, field: string) => kind === 'notes' && (field === 'low' || field === 'high')

function factsAt({ kind, itemId, field }: EditedPlace): FieldFacts | null {
	// The only assumption that is no figure is a chip.
	if (kind === 'assumptions') return isTextAssumptionKey(itemId) ? fieldFacts('chipOrders', 'chip') : null
	const list = FIELD_LISTS.find((known) => known === (kind === 'head' ? 'plan' : kind))
	return list === undefined ? null : findFieldFacts(list, field)
}

/** The unit of a figure: of an assumption its own, of an end of a range that of the figure it is noted on. */
function unitAt(place: EditedPlace): Unit | null {
	if (place.kind === 'assumptions') return findAssumption(place.itemId)?.unit ?? null
	return (place.kind === 'notes' ? factsAt(notedPlace(place)) : factsAt(place))?.unit ?? null
}

/** What a note is on. One on a field of the plan itself names the field alone. */
export function notedPlace({ itemId }: Pick<EditedPlace, 'itemId'>): EditedPlace {
	const { list, id, field } = notedIn(itemId)
	if (list === 'assumptions') return { kind: list, itemId: itemId.slice(list.length + 1), field: '' }
	return id === '' ? { kind: 'head', itemId: '', field: list } : { kind: list, itemId: id, field }
}

/** An entry by its name, by what it is of where it has none. */
export function entryName(plan: PlanFile, kind: string, id: string): string {
	const list = ITEM_KINDS.find((known) => known === kind)
	if (list === 'actuals') return actualName(id, (of, itemId) => entryName(plan, of, itemId))
	if (list === undefined) return id
	const entry = plan[list].find((one) => one.id === id)
	return entry === undefined ? id : (nameOfEntry(entry) ?? id)
}

/** The name of an entry, or what it is of where it has none. */
export function nameOfEntry(entry: unknown): string | null {
	if (isRecord(entry) && typeof entry['trade'] === 'string') return sentenceCase(keyInWords(entry['trade']))
	return nameIn(entry)
}

/** What an entry of a list is called. */
export type NameOf = (list: string, id: string) => string

/** The name an entry had: it may not be in the plan any more. */
export function nameIn(whole: unknown): string | null {
	if (typeof whole !== 'object' || whole === null || !('name' in whole)) return null
	return typeof whole.name === 'string' ? whole.name : null
}

/** `Hall 1, Mar 2026`, of the report that names its hall and its month. */
function actualName(id: string, nameOf: NameOf): string {
	const cut = id.lastIndexOf('/')
	const of = readActualRef(id.slice(0, cut))
	return of === null ? id : `${nameOf(of.list, of.id)}, ${shortMonth(id.slice(cut + 1))}`
}

/** The table of own rows that a place is of; null for any other. */
const ownTableAt = ({ kind, field }: EditedPlace) =>
	kind === 'head' && field.startsWith('catalogue.') ? findOwnTable(field.slice('catalogue.'.length)) : null

const ownLabel = (place: EditedPlace) => {
	const table = ownTableAt(place)
	return table === null ? null : `Custom rows: ${ownTable(table).plural.toLowerCase()}`
}

const labelOf = (place: EditedPlace) => ownLabel(place) ?? labelOfField(place)

const labelOfField = (place: EditedPlace) =>
	place.field === BEHIND ? 'Position in the list' : (factsAt(place)?.label ?? sentenceCase(camelInWords(place.field)))

/** `Capacity of Utility, phase 1`, `Source of capacity of Utility, phase 1`, `First month`. */
export const editedPlace = (plan: PlanFile, place: EditedPlace): string =>
	placeInWords(place, (list, id) => entryName(plan, list, id))

/** The same where the plan itself is not at hand, and something else knows the names of its entries. */
export function placeInWords(place: EditedPlace, nameOf: NameOf): string {
	const { kind, itemId, field } = place
	if (kind === 'head') return labelOf(place)
	if (kind === 'assumptions') {
		const cut = itemId.lastIndexOf('/')
		const key = itemId.slice(cut + 1)
		const label = isAssumptionKey(key) ? ASSUMPTIONS[key].label : sentenceCase(camelInWords(key))
		return cut < 0 ? label : `${label} at ${nameOf('sites', itemId.slice(0, cut))}`
	}
	if (kind === 'notes') {
		const on = placeInWords(notedPlace(place), nameOf)
		return `${field === '' ? 'Note' : labelOf(place)} on ${on}`
	}
	const name = kind === 'actuals' ? actualName(itemId, nameOf) : nameOf(kind, itemId)
	return field === '' ? name : `${labelOf(place)} of ${name}`
}

/** Terms stand in fields of their own; that there are any says that the plan is financed. */
const isFinancing = ({ kind, field }: EditedPlace): boolean => kind === 'head' && field === 'finance'

/** What is said where nothing stands: in the place of an assumption its default holds, of a site's own that of the plan. */
const nothingAt = ({ kind, itemId, field }: EditedPlace): string =>
	kind !== 'assumptions' || (field !== '' && field !== 'value')
		? 'empty'
		: itemId.includes('/')
			? 'as the plan'
			: 'default'

/** A value as the grid shows it, with its unit: `200 MW`, `Sep 2026`, `–`. */
export function editedValue(plan: PlanFile, place: EditedPlace, value: unknown): string {
	if (isWithheldAt(plan, place)) return WITHHELD
	// An end of a range is told as the value that it is of.
	if (isOfRange(place.kind, place.field)) return editedValue(plan, notedPlace(place), value)
	const facts = factsAt(place)
	if (place.field === BEHIND) return typeof value === 'string' ? `after ${entryName(plan, place.kind, value)}` : 'first'
	if (isFinancing(place)) return value === null || value === undefined ? 'no' : 'yes'
	if (value === null || value === undefined || value === '') return nothingAt(place)
	if (typeof value === 'number') return numberText(value, unitAt(place), moneyOf(plan))
	if (typeof value === 'boolean') return value ? 'Yes' : 'No'
	if (typeof value === 'string') {
		if (facts?.kind === 'month') return shortMonth(value)
		const choice = facts === null ? undefined : choicesFor(plan, facts).find((one) => one.value === value)
		return choice?.label ?? value
	}
	const rows = ownTableAt(place)
	if (rows !== null && Array.isArray(value))
		return value.map((row) => (isRecord(row) ? ownRowName(rows, row) : '')).join(', ') || 'none'
	if (Array.isArray(value))
		return value.length === 0 ? 'empty' : value.map((one) => editedValue(plan, place, one)).join(', ')
	if (typeof value === 'object') {
		const parts: [string, unknown][] = Object.entries(value)
		const kept = parts.filter(([, part]) => part !== null)
		if (kept.length === 0) return 'empty'
		if (place.kind === 'assumptions')
			return editedValue(plan, place, kept.find(([name]) => name === 'value' || name === 'text')?.[1])
		const inner = (name: string) => ({ ...place, field: place.field === '' ? name : `${place.field}.${name}` })
		return kept.map(([name, part]) => `${camelInWords(name)} ${editedValue(plan, inner(name), part)}`).join(', ')
	}
	return ''
}

function numberText(value: number, unit: Unit | null, money: Money): string {
	if (unit !== null && isShare(unit)) return typedShare(value)
	const label = unit === null ? '' : enteredUnit(unit, money)
	return `${formatFigure(typedAmount(value, unit, money), { digits: 6 })}${label === '' ? '' : ` ${label}`}`
}
