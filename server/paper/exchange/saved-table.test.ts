import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { runPlan } from '#server/engine/compute-plan.ts'
import { figuresOf } from '#server/engine/lay-out-plan.ts'
import { explainPlan } from '#server/engine/explain-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { PLAN_LISTS } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { HALL_LISTS } from '#shared/grid/grid-lists.ts'
import { LIST_TABLES, RESULT_TABLES } from '#server/views/grid/saved-tables.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { writeCsv } from './csv.ts'
import { feedRows } from './feed-table.ts'
import { savedTable } from './saved-table.ts'
import { refusalText } from '#server/views/messages/explanations.ts'

function parsed(file: unknown) {
	const read = parsePlanFile(file)
	if (!read.ok) throw new Error('The plan must be valid.')
	return read.plan
}
const sample = parsed(must(TEMPLATES[0]).plan)
const run = runPlan(sample)
const figures = figuresOf(run)

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): readonly (readonly string[])[] {
	const rows: string[][] = [[]]
	for (const [, cell = '', end] of text.slice(1).matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)) {
		rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
		if (end === '\r\n') rows.push([])
	}
	return rows.slice(0, -1)
}

test('text that a spreadsheet would run as a formula is kept as text, and figures stay figures', () => {
	const text = writeCsv([['=1+1', '+1', '-1', '@a', '\tx', 'a "b", c', 'x\ny', -3.5, null, true]])
	expect(readCsv(text)).toEqual([["'=1+1", "'+1", "'-1", "'@a", "'\tx", 'a "b", c', 'x\ny', '-3.5', '', 'true']])
	expect(text.startsWith('\uFEFF')).toBe(true)
	expect(text.endsWith('\r\n')).toBe(true)
})

test('a list is saved with every field and every entry as the plan states it', () => {
	const [head = [], ...rows] = readCsv(must(savedTable({ plan: sample, figures: () => [] }, 'powerContracts')))
	expect(rows.map(([id]) => id)).toEqual(sample.powerContracts.map(({ id }) => id))
	expect(rows.map((row) => row[head.indexOf('Capacity (MW)')])).toEqual(
		sample.powerContracts.map(({ capacityMW }) => String(capacityMW)),
	)
})

test('no field of a list is left out of its tables', () => {
	const width = (name: string) => readCsv(must(savedTable({ plan: sample, figures: () => [] }, name)))[0]?.length ?? 0
	for (const list of PLAN_LISTS) {
		// The id stands first in a list's own table and in those of the lists within its entries.
		const tables = LIST_TABLES.filter((table) => table.list === list)
		const columns = tables.reduce((sum, { name }) => sum + width(name) - 1, 1)
		const ownTables = list === 'buildPhases' ? Object.values(HALL_LISTS).map(({ group }) => `${group}.`) : []
		// A list within an entry is its table, not a column.
		const fields = fieldsOf(list).filter(
			({ name, kind }) => kind !== 'list' && !ownTables.some((group) => name.startsWith(group)),
		)
		expect([list, columns]).toEqual([list, fields.length])
	}
})

test('every figure of the result stands in one of the tables', () => {
	const told = RESULT_TABLES.flatMap(({ name }) =>
		readCsv(must(savedTable({ plan: sample, figures: () => figures }, name))).slice(1),
	)
	expect(told).toHaveLength(figures.length)
	const scopes: readonly string[] = RESULT_TABLES.map(({ scope }) => scope)
	expect(figures.filter(({ scope }) => !scopes.includes(scope))).toEqual([])
})

test('a figure in a table is the figure that is explained', () => {
	const overall = figures.filter(({ scope, monthly, over }) => scope === 'plan' && !monthly && over === null)
	expect(overall.length).toBeGreaterThan(30)
	const explained = overall.map(({ key, place }) => {
		const answer = explainPlan(run, { quantity: key, scope: place, depth: 0 })
		return [key, answer.ok ? (answer.explanation.value ?? NaN) : refusalText(answer.message)]
	})
	expect(overall.map(({ key, values }) => [key, values[0]])).toEqual(explained)
})

test('a table nobody knows is none', () => {
	expect(savedTable({ plan: sample, figures: () => figures }, 'users')).toBeNull()
})

test('figures as Parquet, read by another reader, are those that programs get as JSON', async () => {
	const asked = { keys: ['facilityPowerMW', 'contracts.start'], place: null, month: null }
	const bytes = feedRows(sample, figures, { ...asked, as: 'parquet' })
	if (!(bytes instanceof Uint8Array)) throw new Error('Parquet is bytes.')
	const file = bytes.slice().buffer
	const rows = await parquetReadObjects({ file })
	const day = (month: unknown) => (typeof month === 'string' ? new Date(`${month}-01T00:00:00Z`) : null)
	const told = z
		.array(z.looseObject({ month: z.unknown(), value: z.unknown() }))
		.parse(JSON.parse(String(feedRows(sample, figures, { ...asked, as: 'json' }))))
	expect(told.length).toBeGreaterThan(sample.horizonMonths)
	expect(rows).toEqual(
		told.map(({ month, value, ...row }) => ({
			...row,
			month: day(month),
			value: typeof value === 'number' ? value : null,
			date: day(value),
		})),
	)
	expect(rows.some(({ date }) => date !== null)).toBe(true)
	expect(parquetMetadata(file).key_value_metadata).toContainEqual({ key: 'strata.format', value: 'strata.figures/1' })
})
