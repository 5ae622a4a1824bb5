import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { Sheet } from '#server/paper/exchange/workbook/sheet.ts'
import { listTable } from '#server/paper/exchange/list-table.ts'
import { RESULTS } from '#server/paper/exchange/workbook/results-sheet.ts'
import { isHallList } from '#shared/grid/grid-lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { LIST_TABLES } from '#server/views/grid/saved-tables.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { throughLibreOffice } from './recalculate.ts'
import { agrees, bytesOf, cellsIn, sheetsOfFile, unreckoned } from './workbook-of.ts'

const [MOST_INPUTS, MOST_BLANK] = [50, 30] as const
const TEMPLATE = 'abilene'
const FACTOR = 1.1
const FIRST_TRY = 0.3
/** Names and units stand above the rows of a list. */
const HEAD_ROWS = 2
const [KEY, FOLLOWS, TOTAL] = [3, 5, 6] as const

/** A figure of the plan, entered or not: where it stands in the plan and in the workbook, and what is tried there. */
type InputCell = {
	readonly name: string
	readonly sheet: string
	readonly row: number
	readonly column: number
	readonly path: readonly (string | number)[]
	readonly values: readonly number[]
}
type ChangedInput = InputCell & { readonly changed: unknown; readonly value: number }

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value with a part of it changed, along a path of names and places. */
function withPart(of: unknown, [name, ...rest]: readonly (string | number)[], value: number): unknown {
	if (name === undefined) return value
	if (Array.isArray(of)) return of.map((one: unknown, at) => (at === name ? withPart(one, rest, value) : one))
	const own = isRecord(of) ? of : {}
	return { ...own, [name]: withPart(own[name], rest, value) }
}

/** What may be typed into a cell: a tenth more than stands there or than its default, else what the plan takes. */
const typedInto = (held: number | null, usual: number | null): readonly number[] => {
	const from = held ?? usual ?? 0
	const larger = Number.isInteger(from) && from < 1 / (FACTOR - 1) ? from + 1 : from * FACTOR
	return held === null ? [from * FACTOR, larger, FIRST_TRY, 1, 2].filter((value) => value > 0) : [larger]
}

/** Cells of figures that formulas read, list by list: those that hold one, or those that are blank. */
function cellsOf(plan: PlanFile, sheets: readonly Sheet[], isBlank: boolean) {
	return LIST_TABLES.filter(({ at }) => at === null).map((table): readonly InputCell[] => {
		const { list } = table
		if (isHallList(list)) return []
		const sheet = sheets.find(({ name }) => name === table.label)
		const { columns, rows } = listTable(plan, table)
		return columns.flatMap(({ field, kind }, column) =>
			rows.flatMap((cells, at): readonly InputCell[] => {
				const held = cells[column] ?? null
				const isAsked = isBlank ? held === null && at === 0 : typeof held === 'number' && held !== 0
				const row = at + HEAD_ROWS
				if (!isAsked || kind === 'month' || sheet?.rows[row]?.[column]?.role !== 'entered') return []
				const usual = fieldsOf(list).find(({ name }) => name === field)?.default
				const values = typedInto(typeof held === 'number' ? held : null, typeof usual === 'number' ? usual : null)
				const name = `${list}/${String(cells[0])}/${field}${isBlank ? ', blank' : ''}`
				return [{ name, sheet: table.label, row, column, values, path: [list, at, ...field.split('.')] }]
			}),
		)
	})
}

/** So many of them as a plan may hold, by turns of every list so that no list has them all. */
function inputsOf(plan: PlanFile, cells: readonly (readonly InputCell[])[], most: number): readonly ChangedInput[] {
	const turns = Math.max(...cells.map((list) => list.length))
	const chosen: ChangedInput[] = []
	for (const cell of Array.from({ length: turns }, (_, at) => cells.flatMap((list) => list[at] ?? [])).flat()) {
		if (chosen.length === most) break
		const changes = cell.values.map((value) => ({ ...cell, value, changed: withPart(plan, cell.path, value) }))
		const taken = changes.find(({ changed }) => parsePlanFile(changed).ok)
		if (taken) chosen.push(taken)
	}
	return chosen
}

const withCell = (sheets: readonly Sheet[], { sheet, row, column, value }: ChangedInput): readonly Sheet[] =>
	sheets.map((one) =>
		one.name === sheet
			? {
					...one,
					rows: one.rows.map((cells, at) =>
						at === row ? cells.map((cell, index) => (index === column && cell ? { ...cell, value } : cell)) : cells,
					),
				}
			: one,
	)

type ChangedRow = readonly ({ readonly value: unknown } | null)[]
const valueIn = (row: ChangedRow | undefined, column: number): unknown => row?.[column]?.value

const totalsIn = (sheets: readonly Sheet[]) => sheets.find(({ name }) => name === RESULTS)?.rows ?? []

/** Blank cells that formulas read, filled in: so many at most, by turns of every list. */
export const blanksFilled = (plan: PlanFile, sheets: readonly Sheet[], most: number): readonly ChangedInput[] =>
	inputsOf(plan, cellsOf(plan, sheets, true), most)

/**
 * Of fifty inputs, each a tenth larger, and of thirty blank ones that are filled in: every total of the plan that the engine
 * moves is the engine's in LibreOffice too, or says beside it that it is fixed, wholly or in part. Cells that no formula reads
 * say that themselves and are not asked. True where no total says that it follows and does not.
 */
export async function changeInputs(tell: (line: string) => void): Promise<boolean> {
	const parsed = parsePlanFile(TEMPLATES.find(({ name }) => name === TEMPLATE)?.plan)
	if (!parsed.ok) throw new Error('The plan must be valid.')
	const { plan } = parsed
	const sheets = sheetsOfFile(plan)
	const before = totalsIn(sheets)
	const inputs = [
		...inputsOf(plan, cellsOf(plan, sheets, false), MOST_INPUTS),
		...blanksFilled(plan, sheets, MOST_BLANK),
	]
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-inputs-'))
	let [followed, said] = [0, 0]
	const wrong: string[] = []
	try {
		const blank = unreckoned(sheets)
		const books = inputs.map((input) => () => bytesOf(withCell(blank, input)))
		const reckoned = await throughLibreOffice(books, folder)
		for (const [order, input] of inputs.entries()) {
			const engine = totalsIn(sheetsOfFile(input.changed))
			const own = (await cellsIn(await readFile(reckoned[order] ?? ''))).get(RESULTS) ?? []
			const movedBefore = followed
			before.forEach((row, at) => {
				const old = row[TOTAL]
				const fresh = engine[at]
				if (old?.formula === undefined || valueIn(fresh, KEY) !== valueIn(row, KEY)) return
				const is = valueIn(fresh, TOTAL)
				if (agrees(old.value, is)) return
				if (agrees(is, valueIn(own[at], TOTAL))) followed += 1
				else if (valueIn(row, FOLLOWS) === 'Yes') wrong.push(`${input.name}: ${String(valueIn(row, KEY))}`)
				else said += 1
			})
			tell(`${input.name}: ${String(followed - movedBefore)} totals followed`)
		}
	} finally {
		await rm(folder, { recursive: true, force: true })
	}
	tell(
		`${String(inputs.length)} inputs: ${String(followed)} totals followed, ${String(said)} say they cannot, ${String(wrong.length)} claim to and do not`,
	)
	wrong.slice(0, 20).forEach(tell)
	return wrong.length === 0
}
