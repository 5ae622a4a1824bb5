import { PLAN_LISTS, type PlanList } from '#shared/fields/lists.ts'
import { readCells, type Patch } from '#shared/presentation/grid/read-edits.ts'
import { LIST_TABLES } from '#shared/presentation/tables/saved-tables.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type ListColumn, listTable } from '../list-table.ts'
import type { ReadSheet } from './read-xlsx.ts'
import { columnName, dateOfDay } from './sheet.ts'

/** A field that a workbook would change, as a patch and as people see it. */
export type EntryChange = {
	readonly patch: Patch & { readonly kind: PlanList }
	readonly name: string
	readonly label: string
	readonly was: string
	readonly becomes: string
}
export type WorkbookCompared = {
	readonly changes: readonly EntryChange[]
	/** what cannot be read, each with its sheet, row and column */
	readonly problems: readonly string[]
	/** rows of no entry of the plan */
	readonly unknown: readonly string[]
	/** entries that the workbook lacks; they stay */
	readonly missing: readonly string[]
	/** entries as in the plan */
	readonly same: number
}

/** The sheets that are read back: lists whose entries have an id of their own. */
const READ_BACK = LIST_TABLES.flatMap(({ label, list, at }) => {
	const own = PLAN_LISTS.find((name) => name === list)
	return own === undefined || at !== null ? [] : [{ label, list: own, at }]
})
export const SHEETS_READ_BACK = READ_BACK.map(({ label }) => label)
/** Labels, and what they are measured in. */
const HEAD_ROWS = 2

/** What of a plan's entries differs in a workbook that was saved from it. Nothing is added or taken away. */
export function compareWorkbook(plan: PlanFile, sheets: readonly ReadSheet[]): WorkbookCompared {
	const found = READ_BACK.flatMap(({ label, ...table }) => {
		const sheet = sheets.find(({ name }) => name === label)
		return sheet === undefined ? [] : [compareSheet(plan, sheet, table)]
	})
	return {
		changes: found.flatMap(({ changes }) => changes),
		problems: found.flatMap(({ problems }) => problems),
		unknown: found.flatMap(({ unknown }) => unknown),
		missing: found.flatMap(({ missing }) => missing),
		same: found.reduce((sum, { same }) => sum + same, 0),
	}
}

function compareSheet(plan: PlanFile, sheet: ReadSheet, table: { readonly list: PlanList; readonly at: null }) {
	const { columns, rows } = listTable(plan, table)
	const places = placesOf(columns, sheet.rows[0] ?? [])
	const idAt = places.indexOf(0)
	const byId = new Map(rows.map((row) => [String(row[0]), row]))
	const changes: EntryChange[] = []
	const problems: string[] = idAt < 0 ? [`${sheet.name}, row 1: the column «Id» is missing.`] : []
	const unknown: string[] = []
	const seen = new Set<string>()
	let same = 0
	for (const [at, cells] of idAt < 0 ? [] : sheet.rows.entries()) {
		if (at < HEAD_ROWS || cells.every((cell) => cell === null || cell === '')) continue
		const id = textOf(cells[idAt])
		const own = byId.get(id)
		if (own === undefined || seen.has(id)) {
			unknown.push(`${sheet.name}, row ${String(at + 1)}`)
			continue
		}
		seen.add(id)
		const before = changes.length
		for (const [column, place] of places.entries()) {
			const known = place <= 0 ? undefined : columns[place]
			if (known === undefined) continue
			const [was, becomes] = [textOf(own[place], known), textOf(cells[column], known)]
			if (was === becomes) continue
			const read = readCells({ plan, list: table.list }, [{ id, field: known.field, text: becomes }])
			const where = `${sheet.name}, row ${String(at + 1)}, column ${columnName(column)}`
			if (!read.ok) problems.push(...read.problems.map(({ text }) => `${where}: ${text}`))
			else
				changes.push(
					...read.patches.map((patch) => ({
						patch: { kind: table.list, ...patch },
						name: nameOf(own, columns),
						label: known.label,
						was,
						becomes,
					})),
				)
		}
		if (changes.length === before) same += 1
	}
	const missing = idAt < 0 ? [] : rows.filter((row) => !seen.has(String(row[0]))).map((row) => nameOf(row, columns))
	return { changes, problems, unknown, missing, same }
}

/** Which field stands in each column, by its heading; −1 for none. Two fields of one name stand in their order. */
function placesOf(columns: readonly ListColumn[], heads: readonly unknown[]): readonly number[] {
	const taken = new Set<number>()
	return heads.map((head) => {
		const place = columns.findIndex(({ label }, at) => label === textOf(head) && !taken.has(at))
		taken.add(place)
		return place
	})
}

function nameOf(row: readonly unknown[], columns: readonly ListColumn[]): string {
	const name = textOf(row[columns.findIndex(({ field }) => field === 'name')])
	return name === '' ? textOf(row[0]) : name
}

const MONTH_LENGTH = '2026-11'.length

/** A cell as somebody would type it. Dates of a spreadsheet are days; the plan has months. */
function textOf(value: unknown, column?: Pick<ListColumn, 'kind'>): string {
	if (value instanceof Date) return value.toISOString().slice(0, MONTH_LENGTH)
	if (typeof value === 'number' && column?.kind === 'month')
		return dateOfDay(value).toISOString().slice(0, MONTH_LENGTH)
	if (typeof value === 'number' || typeof value === 'boolean') return String(value)
	return typeof value === 'string' ? value.trim() : ''
}
