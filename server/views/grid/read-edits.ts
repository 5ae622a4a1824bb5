import type { FieldFacts } from '#shared/fields/field.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { idFromName } from '#shared/schemas/edits/item-id.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import { parseChoice } from '#shared/grid/typed/parse-choice.ts'
import { readAmount } from '#shared/grid/typed/parse-number.ts'
import { sizeOf } from '#shared/grid/typed/typed-units.ts'
import { formatFigure } from '#shared/units/format.ts'
import { choicesAsTyped } from './choice-names.ts'
import { findGridFacts, gridFacts } from '#shared/grid/grid-facts.ts'
import { FORM_TABLES, type GridList, isHallList } from '#shared/grid/grid-lists.ts'
import { DOLLARS, isMoney, keptAmount, moneyOf } from '#shared/units/money.ts'
import { valueIn } from './grid-rows.ts'
import { parseCell, type Beside } from '#shared/grid/typed/parse-cell.ts'
import { endsOfDelay, rangeFactsOf, whyNoRange, type NoRange, type RangeFacts } from '#shared/ranges/range-facts.ts'
import type { CellRange } from '#shared/ranges/stated-range.ts'

type FieldValue = number | string | boolean | null | string[] | number[] | ItemRecord[]
export type ItemRecord = { [key: string]: FieldValue | ItemRecord }
export type Patch = {
	readonly itemId: string
	readonly field: string
	readonly value: FieldValue
	/** both ends of what was typed as a range, null for a value without one; left out where a note holds no range of the field */
	readonly range?: CellRange | null
	/** the revision that whoever typed was looking at */
	readonly baseRev?: number | undefined
}
export type ReadEdits =
	| { readonly ok: true; readonly patches: readonly Patch[] }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }
type FieldRange = CellRange & { readonly field: string }
export type ReadItem =
	| {
			readonly ok: true
			readonly item: ItemRecord
			readonly ranges: readonly FieldRange[]
			/** those of its fields that grade and source are for */
			readonly figures: readonly string[]
	  }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }

type Typed = {
	readonly id: string
	readonly field: string
	readonly text: string
	readonly baseRev?: number | undefined
	/** where in the entry it stands, if not at its field: a row of a small table */
	readonly path?: string
}
/** The list that is edited, in the plan whose names may be typed. */
export type Where = {
	readonly plan: PlanFile
	readonly list: GridList
	/** the month it is, which `+8` in an empty cell counts from */
	readonly today?: string | undefined
	/** the texts stand in a file, which keeps shares as parts of one */
	readonly inFile?: boolean
}

const written = (value: number | string | boolean | readonly string[] | readonly number[] | null): FieldValue => {
	if (typeof value !== 'object' || value === null) return value
	const numbers = value.filter((part) => typeof part === 'number')
	return numbers.length > 0 ? numbers : value.map(String)
}

/** What a text leans on beside its field. */
function besideOf(
	{ plan, list, today, inFile }: Where,
	{ id, field, text, path = field }: Typed,
	facts: FieldFacts,
): Beside {
	// Only a text that begins so, or has two ends, is about what stands in the cell.
	const now = /^\s*[±+−-]|\.\.|…|\bto\b/.test(text) ? valueIn(plan, list, { id, field: path }) : null
	return {
		choices: choicesAsTyped(plan, facts),
		money: moneyOf(plan),
		today,
		inFile,
		now: typeof now === 'number' || typeof now === 'string' ? now : null,
	}
}

type ReadValue = Parameters<typeof written>[0]
/** A price that says what stands in its cell is that, to the last digit: it keeps what is noted on it. */
function asItStands(
	{ plan, list, inFile }: Where,
	{ id, field, path = field }: Typed,
	{ unit, value }: { readonly unit: FieldFacts['unit']; readonly value: ReadValue },
): ReadValue {
	const money = moneyOf(plan)
	if (inFile === true || money.code === DOLLARS.code || typeof value !== 'number') return value
	return unit !== null && isMoney(unit)
		? keptAmount(value, valueIn(plan, list, { id, field: path }), { unit, money })
		: value
}

const isInTable = (list: GridList, field: string) =>
	isHallList(list) || (FORM_TABLES[list] ?? []).some((table) => field.startsWith(`${table}.`))

/** What a range of a field keeps to, or why it takes none. */
const rangeIn = (list: GridList, field: string, facts: FieldFacts): RangeFacts | NoRange =>
	whyNoRange({ list, field, within: isInTable(list, field) }, facts.kind) ?? rangeFactsOf(facts, field)

/** A cell as patches: its own first, and those of the fields that hold the ends of its range. */
function readOne(where: Where, typed: Typed): readonly [Patch, ...Patch[]] | EditProblem {
	const { list } = where
	const { id, field, text, baseRev } = typed
	const facts = findGridFacts(list, field)
	if (facts === null) return { field, text: 'This field is no longer in this list. Reload the page.' }
	if (field === 'name' && text.trim() === '') return { field, text: `${facts.label}: enter a name.` }
	const takes = rangeIn(list, field, facts)
	const parsed = parseCell(text, facts, { ...besideOf(where, typed, facts), range: takes })
	if (!parsed.ok) {
		const { message, fixes } = parsed
		return { field, text: `${facts.label}: ${message}`, ...(fixes.length > 0 && { fixes }) }
	}
	const { range } = parsed
	const value = asItStands(where, typed, { unit: facts.unit, value: parsed.value })
	const place = { itemId: id, ...(baseRev !== undefined && { baseRev }) }
	const patch = { ...place, field, value: written(value) }
	if (typeof takes === 'string') return [patch]
	const ends = endsOfDelay(field)
	if (ends === null) return [{ ...patch, range }]
	// A file has a column of its own for each end, and says nothing of them here.
	if (range === null && where.inFile === true) return [patch]
	return [
		patch,
		{ ...place, field: ends.high, value: range?.high ?? null },
		{ ...place, field: ends.low, value: range?.low ?? null },
	]
}

const isProblem = (read: readonly Patch[] | EditProblem): read is EditProblem => 'text' in read

/** Typed cells of a grid as patches of the plan; every one that cannot be read is named. */
export function readCells(where: Where, cells: readonly Typed[]): ReadEdits {
	const read = cells.map((cell) => readOne(where, cell))
	const problems = read.filter(isProblem)
	if (problems.length > 0) return { ok: false, problems }
	const sound = read.flatMap((one) => (isProblem(one) ? [] : [one]))
	// What was typed into a field itself is what it holds.
	const said = new Set(cells.flatMap(({ id, field, text }) => (text.trim() === '' ? [] : [`${id} ${field}`])))
	const ends = sound.flatMap(([, ...more]) => more).filter(({ itemId, field }) => !said.has(`${itemId} ${field}`))
	const all = [...sound.map(([own]) => own), ...ends]
	return { ok: true, patches: [...new Map(all.map((patch) => [`${patch.itemId} ${patch.field}`, patch])).values()] }
}

/** The fields that hold a figure or a month now: grade and source speak of these. */
export function figuresIn(list: GridList, patches: readonly Patch[]): readonly string[] {
	const isFigure = (field: string) => ['number', 'integer', 'month'].includes(findGridFacts(list, field)?.kind ?? '')
	return patches.flatMap(({ field, value }) => (value !== null && isFigure(field) ? [field] : []))
}

type ReadEditsRow = { readonly at: number; readonly texts: Readonly<Record<string, string>> }

/** The rows of a small table in a form, `rampSteps.0.month`; rows left empty are none. */
function rowsIn(table: string, fields: Readonly<Record<string, string>>): readonly ReadEditsRow[] {
	const rows = new Map<number, Record<string, string>>()
	for (const [name, text] of Object.entries(fields)) {
		const [, at, column] = new RegExp(`^${table.replaceAll('.', '\\.')}\\.(\\d+)\\.(\\w+)$`).exec(name) ?? []
		if (at === undefined || column === undefined) continue
		rows.set(Number(at), { ...rows.get(Number(at)), [column]: text })
	}
	return [...rows]
		.filter(([, texts]) => Object.values(texts).some((text) => text.trim() !== ''))
		.map(([at, texts]) => ({ at, texts }))
}

type TableAt = { readonly id: string; readonly table: string }

function readTable(
	where: Where,
	{ id, table }: TableAt,
	rows: readonly ReadEditsRow[],
): ItemRecord[] | readonly EditProblem[] {
	const read = rows.map(({ at, texts }) =>
		Object.entries(texts).map(([column, text]) => {
			const path = `${table}.${at}.${column}`
			const cell = readOne(where, { id, field: `${table}.${column}`, text, path })
			return isProblem(cell) ? { ...cell, field: path } : ([column, cell[0].value] as const)
		}),
	)
	const problems = read.flat().filter((one): one is EditProblem => 'text' in one)
	if (problems.length > 0) return problems
	return read.map((row) => Object.fromEntries(row.flatMap((one) => ('text' in one ? [] : [one]))))
}

const areProblems = (rows: ItemRecord[] | readonly EditProblem[]): rows is readonly EditProblem[] =>
	rows.some((row) => 'field' in row && 'text' in row)

type FormAsk = {
	readonly id: string
	readonly fields: Readonly<Record<string, string>>
	readonly baseRev?: number | undefined
}

/** Of power where accelerators are counted: how many of the chip that is, by its rated power. */
function withCount({ plan, list }: Where, { id, fields }: FormAsk, problem: EditProblem): EditProblem {
	const amount =
		list === 'chipOrders' && problem.field === 'accelerators' ? readAmount(fields['accelerators'] ?? '') : null
	const power = amount === null || amount.words === '' ? null : sizeOf(amount.words, 'itMW')
	if (amount === null || power === null || 'why' in power) return problem
	const kept = plan.chipOrders.find((order) => order.id === id)?.chip
	const typed = parseChoice(fields['chip'] ?? '', choicesAsTyped(plan, gridFacts('chipOrders', 'chip')))
	const meant = typed.ok ? typed.value : kept
	const chip = catalogueFor(plan).chips.find((row) => row.id === meant)
	const rated = chip === undefined ? null : ratedPower(chip)
	if (rated === null) return problem
	const megawatts = amount.value * power.size
	const count = formatFigure(Math.floor((megawatts * 1000) / rated.kW), { digits: 12 })
	const [size, each] = [megawatts, rated.kW].map((figure) => formatFigure(figure, { digits: 3 }))
	const { label } = gridFacts('chipOrders', 'accelerators')
	return {
		...problem,
		text: `${label}: ${size} MW IT is about ${count} at ${each} kW each, rated. Enter a number of accelerators.`,
		fixes: [count],
	}
}

/** Fields of a row's form as patches; a small table in it is one. */
export function readForm(where: Where, { id, fields, baseRev }: FormAsk): ReadEdits {
	const tables = (FORM_TABLES[where.list] ?? []).filter((table) =>
		Object.keys(fields).some((name) => name.startsWith(`${table}.`)),
	)
	const inTable = (name: string) => tables.some((table) => name.startsWith(`${table}.`))
	const plain = Object.entries(fields).filter(([name]) => !inTable(name))
	const read = readCells(
		where,
		plain.map(([field, text]) => ({ id, field, text, baseRev })),
	)
	const lists = tables.map((table) => ({ table, rows: readTable(where, { id, table }, rowsIn(table, fields)) }))
	const refused = read.ok ? [] : read.problems.map((problem) => withCount(where, { id, fields }, problem))
	const problems = [...refused, ...lists.flatMap(({ rows }) => (areProblems(rows) ? rows : []))]
	if (!read.ok || problems.length > 0) return { ok: false, problems }
	const patches = lists.flatMap(({ table, rows }) =>
		areProblems(rows)
			? []
			: [
					{
						itemId: id,
						field: table,
						value: rows,
						...(baseRev !== undefined && { baseRev }),
					},
				],
	)
	return { ok: true, patches: [...read.patches, ...patches] }
}

/** An entry with one of its fields set, at whatever depth. */
export function withField(item: ItemRecord, path: readonly string[], value: FieldValue): ItemRecord {
	const [head = '', ...rest] = path
	if (rest.length === 0) return { ...item, [head]: value }
	const inner = item[head]
	return {
		...item,
		[head]: withField(typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {}, rest, value),
	}
}

/**
 * A new entry from its form; its id comes from its name and a few letters that keep it apart, with a mark where many are made
 * at once.
 */
export function readNewItem(where: Where, fields: Readonly<Record<string, string>>, mark = ''): ReadItem {
	const read = readForm(where, { id: '', fields })
	if (!read.ok) return read
	const filled = read.patches.filter(({ value }) => value !== null && value !== '')
	const name = fields['name'] ?? fields['trade'] ?? ''
	const id = [idFromName(name) || 'new', crypto.randomUUID().slice(0, 4) + mark].join('-')
	const isNameless = where.list === 'actuals' || isHallList(where.list)
	const begun: ItemRecord = isNameless ? {} : { id }
	return {
		ok: true,
		item: filled.reduce<ItemRecord>((item, patch) => withField(item, patch.field.split('.'), patch.value), begun),
		figures: figuresIn(where.list, filled),
		ranges: filled.flatMap(({ field, range }) => (range === null || range === undefined ? [] : [{ field, ...range }])),
	}
}
