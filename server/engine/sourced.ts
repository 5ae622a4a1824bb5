import type { Leaf, Origin, Quality } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { figureAt } from '#shared/catalogue/figure-at.ts'
import { qualityOfRow } from '#shared/catalogue/row-quality.ts'
import type { LowMidHigh, P50P90, Percentiles, Provenance, Range } from '#shared/catalogue/types.ts'
import { ASSUMPTIONS, type AssumptionKey } from '#shared/fields/assumptions.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { noteBeside } from '#shared/schemas/note-key.ts'
import type { PlanList } from '#shared/fields/lists.ts'
import type { Sourced } from './kernel/quantity.ts'
import type { EngineModel } from './world.ts'

export type FieldPlace = { readonly list: PlanList; readonly index: number; readonly field: string }

/** A value the plan states, with the note its author left beside it. */
export function fromPlan(model: EngineModel, place: FieldPlace, value: number): Sourced {
	const { why, source, quality } = noteOn(model, place)
	return { value, origin: { kind: 'plan', path: pathOf(place), why, source, quality, who: null, when: null } }
}

/** A figure of a report; reports bear no notes. */
export function fromReport(index: number, field: string): Origin<Remark> {
	return { kind: 'plan', path: `actuals[${String(index)}].${field}`, ...NO_NOTE, who: null, when: null }
}

const NO_NOTE = { why: null, source: null, quality: null }

function noteOn(model: EngineModel, place: FieldPlace) {
	const id = model.plan[place.list][place.index]?.id ?? ''
	if (!model.beside.noted.get(place.list)?.has(id)) return NO_NOTE
	return noteBeside(model.plan.notes, { ...place, id }) ?? NO_NOTE
}

/** Whether somebody said where a figure of the plan is from. */
export const isNoted = (model: EngineModel, place: FieldPlace): boolean => noteOn(model, place) !== NO_NOTE

/** A field's own default, where the plan leaves it out. Throws where the registry has no constant default. */
export function fromDefault(place: FieldPlace): Sourced {
	const facts = fieldFacts(place.list, place.field)
	if (typeof facts.default !== 'number') throw new Error(`${place.list}.${place.field} has no constant default.`)
	return {
		value: facts.default,
		origin: {
			kind: 'default',
			path: pathOf(place),
			source: facts.source ?? '',
			quality: facts.quality ?? 'guess',
			low: facts.low,
			high: facts.high,
		},
	}
}

/** The plan's value, else the field's default. */
export function planOrDefault(model: EngineModel, place: FieldPlace, value: number | null): Sourced {
	return value === null ? fromDefault(place) : fromPlan(model, place, value)
}

/** An assumption for a site (or the whole plan): the site's override, the plan's override, else the default. */
export function fromAssumption(model: EngineModel, key: AssumptionKey, siteIndex: number | null): Sourced {
	const row = ASSUMPTIONS[key]
	if (!model.beside.overridden[key]) return assumedByDefault(key)
	const siteId = siteIndex === null ? undefined : model.plan.sites[siteIndex]?.id
	const siteKey = siteId === undefined ? key : `${siteId}/${key}`
	const chosen = Object.hasOwn(model.plan.assumptions, siteKey) ? siteKey : key
	const override = Object.hasOwn(model.plan.assumptions, chosen) ? model.plan.assumptions[chosen] : undefined
	if (override === undefined) return assumedByDefault(key)
	return {
		value: override.value,
		origin: {
			kind: 'override',
			key: chosen,
			default: row.default,
			low: row.low,
			high: row.high,
			defaultSource: row.source,
			defaultQuality: row.quality,
			who: null,
			when: null,
			why: override.why,
			source: override.source,
		},
	}
}

const byDefault = new Map<AssumptionKey, Sourced>()

// Made once: every site, hall, order and contract of a run asks for the same ones.
function assumedByDefault(key: AssumptionKey): Sourced {
	const known = byDefault.get(key)
	if (known) return known
	const { default: value, source, quality, low, high } = ASSUMPTIONS[key]
	const made: Sourced = { value, origin: { kind: 'default', path: `assumptions.${key}`, source, quality, low, high } }
	byDefault.set(key, made)
	return made
}

export type RowPlace = {
	readonly table: string
	readonly row: Provenance & { readonly id: string }
	readonly field: string
	readonly low?: number | null
	readonly high?: number | null
	readonly quality?: Quality
}

/** A figure of a catalogue row; of the plan's own row with the built-in figure it stands in for. */
export function fromRow(value: number, { field, low = null, high = null, ...place }: RowPlace): Sourced {
	return cited(value, place, { field, low, high })
}

function cited(
	value: number,
	{ table, row, quality }: Omit<RowPlace, 'field' | 'low' | 'high'>,
	figure: { readonly field: string; readonly low: number | null; readonly high: number | null },
): Sourced {
	const { field, low, high } = figure
	const own = row.own === true
	return {
		value,
		origin: {
			kind: 'catalogue',
			table,
			row: row.id,
			field,
			source: row.source,
			asOf: row.asOf,
			confidence: row.confidence,
			quality: quality ?? qualityOfRow(row),
			low,
			high,
			own,
			replaces: own ? figureAt(builtInCatalogue, { table, row: row.id, field }) : null,
		},
	}
}

type SourcedCell = number | boolean | Range | LowMidHigh | Percentiles | P50P90
type CellPlace<R, F extends string> = {
	readonly table: string
	readonly row: RowPlace['row'] & Readonly<Record<NoInfer<F>, R>>
	readonly field: F
	readonly quality?: Quality
}

/** A cell of a catalogue row: a number, a flag as 1 or 0, or a range as its middle and ends; null where the row has none. */
export function fromCell<F extends string>(place: CellPlace<SourcedCell, F>): Sourced
export function fromCell<F extends string>(place: CellPlace<SourcedCell | null, F>): Sourced | null
export function fromCell<F extends string>(place: CellPlace<SourcedCell | null, F>): Sourced | null {
	const { row, field } = place
	const cell: SourcedCell | null = row[field]
	if (cell === null) return null
	if (typeof cell !== 'object') return cited(Number(cell), place, { field, low: null, high: null })
	if ('p10' in cell) return cited(cell.p50, place, { field: `${field}.p50`, low: cell.p10, high: cell.p90 })
	if ('p50' in cell) return cited(cell.p50, place, { field: `${field}.p50`, low: null, high: null })
	const { low, high } = cell
	return 'mid' in cell
		? cited(cell.mid, place, { field: `${field}.mid`, low, high })
		: cited(cell.best, place, { field: `${field}.best`, low, high })
}

/** Tables that are one record, whose figures a row's name and column stand for elsewhere. */
type RecordTable = 'trainingDefaults' | 'referenceEngine' | 'energyDefaults' | 'labourDefaults' | 'operationsStaffing'

/** A figure of a table that is one record, by its dotted name. Throws where the table has none of that name. */
export function fromRecord(
	{ catalogue }: Pick<EngineModel, 'catalogue'>,
	table: RecordTable,
	{ field, quality }: { readonly field: string; readonly quality?: Quality },
): Sourced {
	const value = figureAt(catalogue, { table, row: table, field })
	if (value === null) throw new Error(`${table} has no figure ${field}.`)
	const row = { ...catalogue[table], id: table }
	return fromRow(value, { table, row, field, ...(quality && { quality }) })
}

/** A value that a rule settles from other facts; `from`: the figures among them that are no quantities themselves. */
export function fromRule(
	value: number,
	{
		rule,
		text,
		source,
		from = [],
	}: {
		readonly rule: string
		readonly text: Remark
		readonly source: string
		readonly from?: readonly Omit<Leaf<Remark>, 'scope'>[]
	},
): Sourced {
	// Field by field: a spread record would take several times as long, once a figure and month.
	return { value, origin: { kind: 'rule', rule, text, source, from } }
}

export function pathOf(place: FieldPlace): string {
	return `${place.list}[${String(place.index)}].${place.field}`
}
