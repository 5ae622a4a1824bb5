import { spelledPlainly } from '#shared/formats/names.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanList } from '#shared/fields/lists.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { UNITS } from '#shared/units/units.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { Fact } from './kernel/algorithm-node.ts'
import { fromPlan, fromRow, type RowPlace } from './sourced.ts'
import type { EngineModel } from './world.ts'

type FactsRow = RowPlace['row']
type Table = {
	readonly table: string
	readonly row: FactsRow
	readonly label: string
	/** first keys of the figures that are read; left out, all there are */
	readonly fields?: readonly string[]
}

const factsOfRows = new WeakMap<FactsRow, Map<string, Fact | null>>()

/**
 * The figures of a catalogue row that an algorithm works with, as one group; null where it has none of them. The same
 * object for the same row, however many figures rest on it.
 */
export function rowFacts(of: Table): Fact | null {
	const ofRow = factsOfRows.get(of.row) ?? new Map<string, Fact | null>()
	factsOfRows.set(of.row, ofRow)
	const key = `${of.table}/${of.label}/${of.fields?.join() ?? ''}`
	const known = ofRow.get(key)
	const facts = known === undefined ? makeFacts(of) : known
	ofRow.set(key, facts)
	return facts
}

function makeFacts({ table, row, label, fields }: Table): Fact | null {
	const parts = Object.entries(row)
		.filter(([key]) => fields === undefined || fields.includes(key))
		.flatMap(([key, value]) => figuresIn(value, key, 0))
		.map(({ path, value, low, high }): Fact => {
			const { origin } = fromRow(value, { table, row, field: path, low, high })
			return { id: `${table}.${path}`, label: inWords(path), unit: '', value, origin, parts: [] }
		})
	const { origin } = fromRow(0, { table, row, field: '' })
	return parts.length === 0 ? null : { id: table, label, unit: '', value: null, origin, parts }
}

/** `memoryTBps` → `memory TBps`, `hoursPerUnit.electrician` → `hours per unit, electrician` */
function inWords(path: string): string {
	const words = path
		.replace(/\.(best|mid)$/, '')
		.replaceAll('.', ', ')
		.replaceAll('_', ' ')
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
	return spelledPlainly(words.replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase()))
}

type RangeInResult = {
	readonly path: string
	readonly value: number
	readonly low: number | null
	readonly high: number | null
}
const DEEPEST = 4

/** Every number below a value, by its path; of a range the middle, with its ends. */
function figuresIn(value: unknown, path: string, depth: number): readonly RangeInResult[] {
	if (typeof value === 'number') return [{ path, value, low: null, high: null }]
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return []
	const entries: readonly (readonly [string, unknown])[] = Object.entries(value)
	const range = rangeIn(entries, path)
	return range ? [range] : entries.flatMap(([key, inner]) => figuresIn(inner, `${path}.${key}`, depth + 1))
}

function rangeIn(entries: readonly (readonly [string, unknown])[], path: string): RangeInResult | null {
	const number = (name: string) => {
		const value = entries.find(([key]) => key === name)?.[1]
		return typeof value === 'number' ? value : null
	}
	const middle = number('best') === null ? 'mid' : 'best'
	const value = number(middle)
	return value === null ? null : { path: `${path}.${middle}`, value, low: number('low'), high: number('high') }
}

/** Numbers the plan states in these fields of one item, each as its own fact. */
export function planFacts(
	model: EngineModel,
	{ list, index, fields }: { readonly list: PlanList; readonly index: number; readonly fields: readonly string[] },
): readonly Fact[] {
	const item = model.plan[list][index]
	if (!item) return []
	const values = new Map<string, unknown>(Object.entries(item))
	return fields.flatMap((field): readonly Fact[] => {
		const value = values.get(field)
		if (typeof value !== 'number') return []
		const { label, unit } = fieldFacts(list, field)
		const { origin } = fromPlan(model, { list, index, field }, value)
		const told = { label: `${label}, ${nameOfItem(item)}`, unit: unit === null ? '' : UNITS[unit].label }
		return [{ id: `${list}.${field}`, ...told, value, origin, parts: [] }]
	})
}

/** What people call it; its id only where it has no name. */
const nameOfItem = (item: PlanFile[PlanList][number]): string =>
	('name' in item ? item.name : undefined) ?? ('id' in item ? item.id : '')

export function present(facts: readonly (Fact | null)[]): readonly Fact[] {
	return facts.filter((fact) => fact !== null)
}

/** Facts made once a model and instance: every figure of a site asks for the same ones. */
export function oncePer(
	make: (model: EngineModel, index: number) => readonly Fact[],
): (model: EngineModel, index: number) => readonly Fact[] {
	const known = keptBy((_: EngineModel) => new Map<number, readonly Fact[]>())
	return (model, index) => {
		const ofModel = known(model)
		const facts = ofModel.get(index) ?? make(model, index)
		ofModel.set(index, facts)
		return facts
	}
}
