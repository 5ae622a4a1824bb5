import { fieldsOf } from '#shared/fields/registry.ts'
import { isHallList } from '#shared/grid/grid-lists.ts'
import { LIST_TABLES } from '#server/views/grid/saved-tables.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { isShare, UNITS } from '#shared/units/units.ts'
import type { Value } from '../csv.ts'
import { type ListColumn, listTable } from '../list-table.ts'
import { cellIn, columnName, dayOfMonth, heads, MONTH_FORMAT, type Sheet, type SheetCell, text } from './sheet.ts'

/** An entered value and where it stands. */
export type EnteredCell = { readonly ref: string; readonly value: Value }
export type InputSheets = {
	/** with the cells that formulas read told from those that are only read back */
	readonly sheets: () => readonly Sheet[]
	/** the cell of a field by its path in the plan: `powerContracts[2].capacityMW` */
	readonly find: (path: string) => EnteredCell | null
	/** says that a formula reads a cell */
	readonly wire: (cell: EnteredCell) => string
	/** names for cells of figures that were entered, to use in formulas: `powerContracts.grid.capacityMW` */
	readonly names: Readonly<Record<string, string>>
}

export const PLAN_SHEET = 'Plan'
export const NOTES_SHEET = 'Notes'
export const PLAN_HEADS = ['Field', 'Value', 'Unit', 'What it means']
export const NOTED_HEADS = ['List', 'Entry', 'Field']
const HEAD_ROWS = 2
/** The sheet of every list, in the order in which people meet them. */
const nameOf = (label: string) => label.slice(0, 31)

/** The plan as entered: itself, a sheet for each list, and the notes beside fields. */
export function inputSheets(plan: PlanFile): InputSheets {
	const cells = new Map<string, EnteredCell>()
	const names = new Map<string, string>()
	const lists = LIST_TABLES.map((table): Sheet => {
		const { columns, rows } = listTable(plan, table)
		const name = nameOf(table.label)
		const own = table.at === null && !isHallList(table.list)
		rows.forEach((row, index) => {
			row.forEach((value, column) => {
				const field = columns[column]?.field ?? ''
				const ref = cellIn(name, index + HEAD_ROWS, column)
				if (!own) return
				cells.set(`${table.list}[${String(index)}].${field}`, { ref, value })
				const cellName = nameOfCell([table.list, String(row[0] ?? ''), field])
				if (typeof value === 'number' && !names.has(cellName)) names.set(cellName, ref)
			})
		})
		return {
			name,
			rows: [
				heads(columns.map(({ label }) => label)),
				columns.map(({ unit, isShare }) => text(isShare ? 'share' : unit, 'note')),
				...rows.map((row) => row.map((value, column) => entered(value, columns[column]))),
			],
			widths: [16, 26, 16],
			frozen: { rows: HEAD_ROWS, columns: 2 },
			filter: HEAD_ROWS - 1,
		}
	})
	const head = planSheet(plan)
	const ofPlan = statedOfPlan(plan)
	PLAN_FIELDS.forEach(({ name }, index) => {
		cells.set(name, { ref: cellIn(PLAN_SHEET, index + 1, PLAN_VALUE), value: toCell(ofPlan.get(name)) })
	})
	const stated = [...lists, notesSheet(plan)].map((sheet) => ({ ...sheet, hidden: isEmpty(sheet) }))
	const wired = new Set([FIRST_MONTH])
	return {
		sheets: () => [head, ...stated].map((sheet) => withoutEffect(sheet, wired)),
		find: (path) => cells.get(path) ?? null,
		wire: ({ ref }) => {
			wired.add(ref)
			return ref
		},
		names: Object.fromEntries(names),
	}
}

const READ_BACK_ONLY =
	'No formula reads this cell: what is typed here moves totals once the workbook is brought back into Strata.'

/** The sheet with cells that no formula reads in gray, where they say so when they are chosen. */
function withoutEffect(sheet: Sheet, wired: ReadonlySet<string>): Sheet {
	const { name, rows } = sheet
	const isIdle = (at: number, column: number) =>
		rows[at]?.[column]?.role === 'entered' && !wired.has(cellIn(name, at, column))
	const columns = Math.max(...rows.map(({ length }) => length))
	const ranges = Array.from({ length: columns }, (_, column) =>
		runsOf(rows.map((_row, at) => isIdle(at, column))),
	).flatMap((runs, column) =>
		runs.map(([from, to]) => `${columnName(column)}${String(from + 1)}:${columnName(column)}${String(to + 1)}`),
	)
	if (ranges.length === 0) return sheet
	return {
		...sheet,
		rows: rows.map((row, at) =>
			row.map((cell, column) => (cell !== null && isIdle(at, column) ? { ...cell, role: 'recorded' as const } : cell)),
		),
		asides: { ranges, text: READ_BACK_ONLY },
	}
}

/** The first and last of what stands together. */
function runsOf(marks: readonly boolean[]): readonly (readonly [number, number])[] {
	const runs: [number, number][] = []
	marks.forEach((mark, at) => {
		const last = runs.at(-1)
		if (mark && last?.[1] === at - 1) last[1] = at
		else if (mark) runs.push([at, at])
	})
	return runs
}

/** Of a list without rows the sheet is there, for who brings the workbook back, and no tab. */
const isEmpty = ({ rows, filter = 0 }: Sheet) => rows.length === filter + 1

/** A spreadsheet takes letters of any script, digits, dots and underscores in a name, and no other. */
const nameOfCell = (parts: readonly string[]) => parts.map((part) => part.replaceAll(/[^\p{L}\p{N}_]/gu, '_')).join('.')

const isMonth = (value: Value): value is string => typeof value === 'string' && /^\d{4}-\d{2}$/.test(value)

function entered(value: Value, column: Pick<ListColumn, 'kind' | 'isShare'> | undefined): SheetCell {
	if (column?.kind === 'month' && isMonth(value))
		return { value: dayOfMonth(value), role: 'entered', format: MONTH_FORMAT }
	return { value, role: 'entered', ...(column?.isShare === true && { format: '0.0##%' }) }
}

const PLAN_FIELDS = fieldsOf('plan')
const PLAN_VALUE = 1

/** The cell of the plan's first month, from which months are counted. */
export const FIRST_MONTH = cellIn(
	PLAN_SHEET,
	PLAN_FIELDS.findIndex(({ name }) => name === 'startMonth') + 1,
	PLAN_VALUE,
)

/** What a plan says of itself, a field of a group by its dotted name. */
export const statedOfPlan = (plan: PlanFile): ReadonlyMap<string, unknown> =>
	new Map<string, unknown>([
		...Object.entries(plan),
		['finance', plan.finance !== null],
		...Object.entries(plan.finance ?? {}).map(([name, value]) => [`finance.${name}`, value] as const),
	])

const toCell = (value: unknown): Value =>
	typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null

function planSheet(plan: PlanFile): Sheet {
	const stated = statedOfPlan(plan)
	const rows = PLAN_FIELDS.map(({ name, label, unit, kind, help }) => {
		const value = stated.get(name)
		const shown = toCell(value)
		return [
			text(label),
			entered(shown, { kind, isShare: isShare(unit) }),
			text(unit === null ? '' : UNITS[unit].label, 'note'),
			text(help, 'note'),
		]
	})
	return {
		name: PLAN_SHEET,
		rows: [heads(PLAN_HEADS), ...rows],
		widths: [28, 40, 16, 80],
		frozen: { rows: 1, columns: 1 },
	}
}

/** Why a figure is what it is, where the planner has said so. */
function notesSheet({ notes }: PlanFile): Sheet {
	const fields = fieldsOf('notes')
	const rows = Object.entries(notes).map(([key, note]) => {
		const { list, id, field } = notedIn(key)
		const said = new Map<string, string | number | null>(Object.entries(note))
		return [list, id, field, ...fields.map(({ name }) => said.get(name) ?? null)].map((value) => text(value, 'entered'))
	})
	return {
		name: NOTES_SHEET,
		rows: [heads([...NOTED_HEADS, ...fields.map(({ label }) => label)]), ...rows],
		widths: [18, 24, 24, 12, 12, 50, 40, 14],
		frozen: { rows: 1, columns: 3 },
		filter: 0,
	}
}
