import { ITEM_KINDS, type ItemKind } from '#shared/fields/lists.ts'
import { planRows } from '#server/views/grid/grid-rows.ts'
import { LIST_TABLES } from '#server/views/grid/saved-tables.ts'
import { idFromName } from '#shared/schemas/edits/item-id.ts'
import {
	applicationSchema,
	buildPhaseSchema,
	chipOrderSchema,
	powerContractSchema,
	siteSchema,
} from '#shared/schemas/plan-items.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type ListColumn, listTable, type PlanTable } from '#server/paper/exchange/list-table.ts'
import { columnsOf, linesOf, type RowPlace, textOf } from './read-sheet.ts'
import type { ReadSheet } from './read-xlsx.ts'

/** Labels, and what they are measured in. */
export const HEAD_ROWS = 2

/** A row of a list's sheet: of the entry that has its id, or a new one. */
export type SheetEntry = {
	readonly id: string
	readonly own: readonly unknown[] | null
	readonly place: RowPlace
	readonly texts: ReadonlyMap<string, string>
}
/** A list as a sheet has it. */
export type ListSheet = {
	readonly list: ItemKind
	readonly table: PlanTable
	readonly entries: readonly SheetEntry[]
	/** what entries of the plan are called */
	readonly names: ReadonlyMap<string, string>
	/** entries of the plan that have no row */
	readonly missing: readonly string[]
	readonly problem: string | null
}

export const LIST_SHEETS = LIST_TABLES.flatMap(({ label, list, at }) => {
	const own = ITEM_KINDS.find((name) => name === list)
	return own === undefined || at !== null ? [] : [{ label, list: own }]
})

/** The text of each field in a row. */
export const textsIn = (
	cells: readonly unknown[],
	columns: ReadonlyMap<string, number>,
	fields: readonly ListColumn[],
): ReadonlyMap<string, string> =>
	new Map(
		fields.flatMap(({ field, kind }) => {
			const at = columns.get(field)
			return at === undefined ? [] : [[field, textOf(cells[at], kind)] as const]
		}),
	)

/** An id that no entry of the list has, from what a new one is called. */
function freeId(name: string, taken: ReadonlySet<string>): string {
	const begun = idFromName(name) || 'new'
	for (let count = 1; ; count += 1) {
		const id = count === 1 ? begun : `${begun}-${String(count)}`
		if (!taken.has(id)) return id
	}
}

/** The rows of a list's sheet by whose they are. A second row of one id is a copy: a new entry. */
export function readListSheet(plan: PlanFile, list: ItemKind, sheet: ReadSheet): ListSheet {
	const table = listTable(plan, { list, at: null })
	const names = new Map(planRows(plan, list).map(({ id, name }) => [id, name]))
	const columns = columnsOf(table.columns, sheet.rows[0] ?? [])
	if (!columns.has('id'))
		return {
			list,
			table,
			names,
			entries: [],
			missing: [],
			problem: `${sheet.name}, row 1: the column “Id” is missing.`,
		}
	const owns = new Map(table.rows.map((row) => [String(row[0]), row]))
	const taken = new Set(owns.keys())
	const seen = new Set<string>()
	const entries = linesOf(sheet, HEAD_ROWS).map(({ at, cells }): SheetEntry => {
		const texts = textsIn(cells, columns, table.columns)
		const typed = texts.get('id') ?? ''
		const own = seen.has(typed) ? undefined : owns.get(typed)
		const asTyped = typed !== '' && !seen.has(typed)
		const id = asTyped ? typed : freeId(texts.get('name') ?? texts.get('trade') ?? '', taken)
		seen.add(id)
		taken.add(id)
		return { id, own: own ?? null, place: { sheet: sheet.name, at, columns }, texts }
	})
	return { list, table, names, entries, missing: [...names.keys()].filter((id) => !seen.has(id)), problem: null }
}

/** The plan with new entries by name, so that others of the same workbook may name them: no more of it is read. */
export function planNaming(plan: PlanFile, sheets: readonly ListSheet[]): PlanFile {
	const fresh = (list: ItemKind) =>
		sheets
			.filter((sheet) => sheet.list === list)
			.flatMap(({ entries }) => entries)
			.flatMap(({ id, own, texts }) => (own === null ? [{ id, name: texts.get('name') || id }] : []))
	const { startMonth } = plan
	const hall = { siteId: '-', startMonth, itMW: 0, durationMonths: 1 }
	const contract = { siteId: '-', startMonth, kind: '-', capacityMW: 0 }
	const order = { siteId: '-', orderMonth: startMonth, chip: '-', accelerators: 1 }
	return {
		...plan,
		sites: [...plan.sites, ...named(siteSchema, fresh('sites'), {})],
		powerContracts: [...plan.powerContracts, ...named(powerContractSchema, fresh('powerContracts'), contract)],
		buildPhases: [...plan.buildPhases, ...named(buildPhaseSchema, fresh('buildPhases'), hall)],
		chipOrders: [...plan.chipOrders, ...named(chipOrderSchema, fresh('chipOrders'), order)],
		applications: [
			...plan.applications,
			...named(applicationSchema, fresh('applications'), { archetype: '-', unitsAtStart: 0 }),
		],
	}
}

type ListSheetsNamed = { readonly id: string; readonly name: string }

function named<Item>(
	schema: {
		readonly safeParse: (
			written: unknown,
		) => { readonly success: true; readonly data: Item } | { readonly success: false }
	},
	fresh: readonly ListSheetsNamed[],
	rest: object,
): readonly Item[] {
	return fresh.flatMap((one) => {
		const parsed = schema.safeParse({ ...rest, ...one })
		return parsed.success ? [parsed.data] : []
	})
}
