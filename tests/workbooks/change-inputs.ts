import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { Sheet } from '#server/paper/exchange/workbook/sheet.ts'
import { RESULTS } from '#server/paper/exchange/workbook/results-sheet.ts'
import { isHallList } from '#shared/grid/grid-lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { LIST_TABLES } from '#server/views/grid/saved-tables.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { throughLibreOffice } from './recalculate.ts'
import { agrees, bytesOf, cellsIn, sheetsOfFile, unreckoned } from './workbook-of.ts'

const MOST_INPUTS = 50
const TEMPLATE = 'abilene'
const FACTOR = 1.1
const [KEY, FOLLOWS, TOTAL] = [3, 5, 6] as const

/** An entered figure of the plan: where it stands in the plan, and in the workbook. */
type ChangedInput = {
	readonly name: string
	readonly sheet: string
	readonly row: number
	readonly column: number
	readonly changed: unknown
	readonly value: number
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
const rowsIn = (plan: Readonly<Record<string, unknown>>, list: string) => {
	const rows = plan[list]
	return Array.isArray(rows) ? rows.filter(isRecord) : []
}

/** Figures that were entered and may be a tenth larger, by turns of every list so that no list has them all. */
function inputsOf(plan: Readonly<Record<string, unknown>>, sheets: readonly Sheet[]): readonly ChangedInput[] {
	const lists = LIST_TABLES.filter(({ at }) => at === null).map((table): readonly ChangedInput[] => {
		const { list } = table
		if (isHallList(list)) return []
		const found = sheets.find(({ name }) => name === table.label)
		const labels = new Map(fieldsOf(list).map(({ name, label }) => [name, label]))
		return rowsIn(plan, list).flatMap((entry, at) =>
			Object.entries(entry).flatMap(([field, value]): readonly ChangedInput[] => {
				const label = labels.get(field)
				const column = found?.rows[0]?.findIndex((head) => head?.value === label) ?? -1
				if (typeof value !== 'number' || value === 0 || column < 0 || found === undefined) return []
				const larger = Number.isInteger(value) && value < 1 / (FACTOR - 1) ? value + 1 : value * FACTOR
				const rows = rowsIn(plan, list).map((one, index) => (index === at ? { ...one, [field]: larger } : one))
				const changed = { ...plan, [list]: rows }
				if (!parsePlanFile(changed).ok) return []
				const name = `${list}/${String(entry['id'])}/${field}`
				return [{ name, sheet: table.label, row: at + 2, column, changed, value: larger }]
			}),
		)
	})
	const turns = Math.max(...lists.map((list) => list.length))
	return Array.from({ length: turns }, (_, at) => lists.flatMap((list) => list[at] ?? []))
		.flat()
		.slice(0, MOST_INPUTS)
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

/**
 * Of fifty inputs, each a tenth larger: every total of the plan that the engine moves is the engine's in LibreOffice too, or says
 * beside it that it is fixed, wholly or in part. True where none says that it follows and does not.
 */
export async function changeInputs(tell: (line: string) => void): Promise<boolean> {
	const plan = TEMPLATES.find(({ name }) => name === TEMPLATE)?.plan ?? {}
	const sheets = sheetsOfFile(plan)
	const before = totalsIn(sheets)
	const inputs = inputsOf(plan, sheets)
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-inputs-'))
	let [followed, said] = [0, 0]
	const wrong: string[] = []
	try {
		await mkdir(folder, { recursive: true })
		for (const input of inputs) {
			const engine = totalsIn(sheetsOfFile(input.changed))
			const book = await cellsIn(await throughLibreOffice(await bytesOf(unreckoned(withCell(sheets, input))), folder))
			const own = book.get(RESULTS) ?? []
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
