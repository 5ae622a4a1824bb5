import { isRecord } from '#shared/is-record.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { ASSUMPTIONS, TEXT_ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { FIELD_LISTS, fieldsOf } from '#shared/fields/registry.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { textTable } from './text-table.ts'

type Row = Readonly<Record<string, unknown>>

// Last in every row: long, and read when a figure is doubted.
const PROVENANCE = ['source', 'asOf', 'confidence', 'quality']
const LONGEST_CELL = 60

/** `strata catalogue`: the tables there are, or one of them with its sources. */
export const catalogue: Command = (args, { out }) => {
	const { positionals, options } = readArguments(args, { json: 'boolean' })
	const [name, ...others] = positionals
	if (others.length > 0) throw new UsageError('Give one table.')
	const json = options.json === true
	if (name === undefined) out(json ? `${JSON.stringify(everything())}\n` : tableList())
	else out(json ? `${JSON.stringify(tableOf(name))}\n` : tableText(rowsOf(tableOf(name))))
	return Promise.resolve(EXIT.done)
}

function everything(): Readonly<Record<string, unknown>> {
	return { ...builtInCatalogue, fields: planFields(), assumptions: assumptions() }
}

function tableOf(name: string): unknown {
	const tables = everything()
	if (Object.hasOwn(tables, name)) return tables[name]
	throw new UsageError(`There is no table “${name}”. Choose from: ${Object.keys(tables).join(', ')}.`)
}

function planFields(): readonly Row[] {
	return FIELD_LISTS.flatMap((list) =>
		fieldsOf(list).map(({ name, ...facts }) => ({
			path: list === 'plan' ? name : `${list}[].${name}`,
			page: listAddress(list),
			...facts,
		})),
	)
}

function assumptions(): readonly Row[] {
	return Object.entries({ ...ASSUMPTIONS, ...TEXT_ASSUMPTIONS }).map(([key, facts]) => ({ key, ...facts }))
}

function tableList(): string {
	const rows = Object.entries(everything()).map(([name, table]) => {
		const count = rowsOf(table).length
		return [name, `${count} ${count === 1 ? 'row' : 'rows'}`]
	})
	return textTable(['table', 'holds'], rows)
}

// A table that is one record (the labour defaults, say) shows its entries as rows.
function rowsOf(table: unknown): readonly Row[] {
	if (Array.isArray(table)) return table.filter(isRecord)
	if (!isRecord(table)) return []
	return Object.entries(table).map(([key, value]) => (isRecord(value) ? { key, ...value } : { key, value }))
}

function tableText(rows: readonly Row[]): string {
	const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
	const headings = [
		...names.filter((name) => !PROVENANCE.includes(name)),
		...PROVENANCE.filter((name) => names.includes(name)),
	]
	return textTable(
		headings,
		rows.map((row) => headings.map((heading) => cellText(row[heading], heading === 'source'))),
	)
}

function cellText(value: unknown, whole: boolean): string {
	if (value === null || value === undefined) return '–'
	const text = typeof value === 'string' ? value : JSON.stringify(value)
	return whole || text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`
}
