import { expect, test } from 'vitest'
import { workbookCompared } from '#server/runs/files/workbook-compared.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import { must } from '../../../../tests/factories/must.ts'
import { bytesOf, sheetsOfFile } from '../../../../tests/workbooks/workbook-of.ts'
import { compareWorkbook, SHEETS_READ_BACK } from './compare-workbook.ts'
import { readXlsx } from './read-xlsx.ts'
import { dayOfMonth, type Sheet } from '#server/paper/exchange/workbook/sheet.ts'

const file = must(TEMPLATES.find(({ name }) => name === 'llama-405b')).plan
const parsed = parsePlanFile(file)
if (!parsed.ok) throw new Error('The plan must be valid.')
const { plan } = parsed
const REST = ['Dashboard', 'Workings', 'Results', 'Checks', 'Trace']
const INPUTS = sheetsOfFile(file).filter(({ name }) => !REST.includes(name))

/** The workbook with cells of one list changed: by id and heading. */
const changed = (sheetName: string, id: string, values: Readonly<Record<string, unknown>>): readonly Sheet[] =>
	INPUTS.map((sheet) => {
		if (sheet.name !== sheetName) return sheet
		const heads = must(sheet.rows[0]).map((cell) => cell?.value)
		const rows = sheet.rows.map((row) =>
			row[0]?.value !== id
				? row
				: row.map((cell, at) => {
						const head = String(heads[at])
						const value = values[head]
						const typed = typeof value === 'number' || typeof value === 'string' || value === null
						return head in values && typed ? { value, role: 'entered' as const } : cell
					}),
		)
		return { ...sheet, rows }
	})

const read = async (sheets: readonly Sheet[]) => {
	const back = await readXlsx(
		await bytesOf(sheets),
		INPUTS.map(({ name }) => name),
	)
	if (!back.ok) throw new Error(back.problem)
	return compareWorkbook(plan, back.sheets)
}

test.each(TEMPLATES)('a workbook of $name that nobody has changed changes nothing', async ({ plan: own }) => {
	const ownPlan = parsePlanFile(own)
	if (!ownPlan.ok) throw new Error('The plan must be valid.')
	const inputs = sheetsOfFile(own).filter(({ name }) => !REST.includes(name))
	const back = await readXlsx(
		await bytesOf(inputs),
		inputs.map(({ name }) => name),
	)
	if (!back.ok) throw new Error(back.problem)
	const { changes, problems, same } = compareWorkbook(ownPlan.plan, back.sheets)
	expect({ changes, problems }).toEqual({ changes: [], problems: [] })
	expect(same).toBeGreaterThan(5)
})

test('what was changed in a sheet is found, by entry and field', async () => {
	const { changes, problems } = await read(
		changed('Power contracts', 'grid', { Capacity: 60, Start: dayOfMonth('2024-02'), Counterparty: '=cmd' }),
	)
	expect(problems).toEqual([])
	expect(changes.map(({ label, was, becomes }) => [label, was, becomes])).toEqual([
		['Capacity', '46 MW', '60 MW'],
		['Start', '2023-09', '2024-02'],
		['Counterparty', expect.any(String), '=cmd'],
	])
})

test('a workbook that was saved while fields had other labels is read all the same', async () => {
	const former: Readonly<Record<string, string>> = { Type: 'Kind', Start: 'From', 'Exit month': 'Left in' }
	const sheets = changed('Power contracts', 'grid', {
		Start: dayOfMonth('2024-02'),
		'Exit month': dayOfMonth('2027-01'),
	})
	const asSaved = sheets.map((sheet) => {
		const [heads = [], ...rest] = sheet.rows
		const headed = heads.map((head) => (head ? { ...head, value: former[String(head.value)] ?? head.value } : head))
		return sheet.name === 'Power contracts' ? { ...sheet, rows: [headed, ...rest] } : sheet
	})
	const { changes, problems } = await read(asSaved)
	expect(problems).toEqual([])
	expect(changes.map(({ label, becomes }) => [label, becomes])).toEqual([
		['Start', '2024-02'],
		['Exit month', '2027-01'],
	])
})

test('a sheet that had another name when the workbook was saved is read all the same', () => {
	const names = ['Existing equipment of halls', 'What stands in halls', 'Third-party upgrades', 'Works of others']
	expect(SHEETS_READ_BACK).toEqual(expect.arrayContaining(names))
	for (const name of names)
		expect(compareWorkbook(plan, [{ name, rows: [['No head of it']] }]).problems[0]).toMatch(
			new RegExp(`^${name}, row 1: the column`),
		)
})

test('all that cannot be read is told at once, with sheet, row and column', async () => {
	const { problems, changes } = await read(changed('Power contracts', 'grid', { Capacity: 'much', Start: 'soon' }))
	expect(changes).toEqual([])
	expect(problems).toEqual([
		expect.stringMatching(/^Power contracts, row 3, column E: Capacity: /),
		expect.stringMatching(/^Power contracts, row 3, column F: Start: /),
	])
})

const asked = { userId: 'u', budget: 1e9, since: [] }
const held = { plan, draft: draftOf(plan), rev: 3 }
const compare = async (sheets: readonly Sheet[], since: readonly ChangeRow[] = []) => {
	const compared = await workbookCompared(held, { bytes: await bytesOf(sheets), ...asked, since })
	if (!compared.ok) throw new Error(compared.problem)
	return compared
}
const cell = (value: string | number | null) => ({ value, role: 'entered' as const })
const withRow = (name: string, row: readonly (string | number | null)[]) =>
	INPUTS.map((sheet) => (sheet.name === name ? { ...sheet, rows: [...sheet.rows, row.map(cell)] } : sheet))

test('a row that is added is a new entry, named as people name things, and one that is gone is left unless it is ticked', async () => {
	const { changes, problems } = await compare(changed('Power contracts', 'grid', { Id: null, Contract: 'Second feed' }))
	expect(problems).toEqual([])
	expect(changes.filter(({ parts }) => parts.some(({ take }) => take !== 'set'))).toEqual([
		expect.objectContaining({ name: 'Second feed', label: 'Contract', was: '', ticked: true }),
		expect.objectContaining({ name: 'Utility', label: 'Contract', was: 'in the plan', ticked: false }),
	])
	const [added] = changes
	expect(added?.parts[0]).toMatchObject({ take: 'add', kind: 'powerContracts', item: { id: 'second-feed' } })
})

/** A row of a sheet by its headings. */
const rowOf = (sheetName: string, values: Readonly<Record<string, string | number>>) => {
	const heads = must(must(INPUTS.find(({ name }) => name === sheetName)).rows[0])
	return heads.map((head) => values[String(head?.value)] ?? null)
}

test('a workbook that is brought in twice does not double its new rows by itself', async () => {
	const again = rowOf('Power contracts', {
		Contract: 'Utility',
		Site: must(plan.sites[0]).name,
		Kind: 'utility_firm',
		Capacity: 20,
		From: '2027-01',
	})
	const { changes } = await compare(withRow('Power contracts', again))
	expect(changes).toEqual([
		expect.objectContaining({ becomes: expect.stringContaining('one of this name'), ticked: false }),
	])
})

test('a new site and what stands on it come in one workbook, by their names', async () => {
	const site = rowOf('Sites', { Site: 'Porto', Country: 'PT', Latitude: 41.1, Longitude: -8.6 })
	const hall = rowOf('Halls', { Hall: 'Porto 1', Site: 'porto', 'IT load': '12 MW', Start: '2027-Q2', Duration: '14' })
	const sheets = withRow('Sites', site).map((sheet) =>
		sheet.name === 'Halls' ? { ...sheet, rows: [...sheet.rows, hall.map(cell)] } : sheet,
	)
	const { changes, problems } = await compare(sheets)
	expect(problems).toEqual([])
	expect(changes.map(({ name }) => name)).toEqual(['Porto', 'Porto 1'])
	expect(changes[1]?.parts[0]).toMatchObject({ item: { siteId: 'porto', itMW: 12, startMonth: '2027-05' } })
})

test('rows within entries, the plan itself, assumptions and notes are read back', async () => {
	const hall = must(plan.buildPhases[0])
	const { changes, problems } = await compare(
		withRow('Purchases', [null, 'hv_transformer', hall.name ?? hall.id, 2, '2024-01', null])
			.map((sheet) =>
				sheet.name === 'Plan'
					? {
							...sheet,
							rows: sheet.rows.map((row) => (row[0]?.value === 'Description' ? [row[0], cell('Ours')] : row)),
						}
					: sheet,
			)
			.map((sheet) =>
				sheet.name === 'Assumptions'
					? {
							...sheet,
							rows: [
								...sheet.rows,
								['Weekly hours', 'nowhere', null, 44, null, null, null, null, 'calendar'].map((one) => cell(one)),
							],
						}
					: sheet,
			),
	)
	expect(problems).toEqual([expect.stringMatching(/^Assumptions, row \d+, column B: “nowhere” not found/)])
	expect(changes.map(({ label, becomes }) => [label, becomes])).toEqual([
		['Purchases', expect.stringContaining('2024-01')],
		['Description', 'Ours'],
	])
})

const change = (fields: ChangeRow['fields']): ChangeRow => ({
	...{ rev: 2, step: 2, userId: 'other', userName: 'Dana', at: new Date(), why: '', requestId: '', undoes: null },
	...{ action: 'update', kind: 'powerContracts', itemId: 'grid', fields },
})

test('what others have changed since the workbook was saved is kept, and told where both have', async () => {
	const since = [change([{ field: 'capacityMW', before: 40, after: 46 }])]
	const untouched = await compare(changed('Power contracts', 'grid', { Capacity: 40 }), since)
	expect(untouched.changes).toEqual([])
	expect(untouched.kept).toEqual(['Utility, capacity (Dana)'])
	const both = await compare(changed('Power contracts', 'grid', { Capacity: 60 }), since)
	expect(both.changes).toEqual([
		expect.objectContaining({ becomes: expect.stringMatching(/^60 MW; Dana has changed it/), ticked: false }),
	])
})

test('what the plan’s own rules refuse is told before anything is taken', async () => {
	const { problems } = await compare(changed('Halls', must(plan.buildPhases[0]).id, { Duration: 4000 }))
	expect(problems).toEqual([expect.stringMatching(/^Halls, row 3, column [A-Z]: Duration: /)])
})

test('a file that is none, and one that would fill the memory, are refused in words', async () => {
	const none = await readXlsx(new TextEncoder().encode('a,b\r\n1,2\r\n'), [])
	expect(none).toEqual({ ok: false, problem: expect.stringContaining('no workbook') })
	const bytes = await bytesOf(INPUTS)
	const view = new DataView(bytes.buffer, bytes.byteOffset)
	const at = bytes.length - 22
	view.setUint32(view.getUint32(at + 16, true) + 24, 0x7fffffff, true)
	expect(await readXlsx(bytes, [])).toEqual({ ok: false, problem: expect.stringContaining('unpacks to more') })
})
