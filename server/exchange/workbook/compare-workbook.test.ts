import { expect, test } from 'vitest'
import { workbookCompared } from '#server/engine-pool/files/workbook-compared.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { draftOf } from '#server/plan-edits/plan-edit.ts'
import { must } from '../../../tests/factories/must.ts'
import { bytesOf, sheetsOfFile } from '../../../tests/workbooks/workbook-of.ts'
import { compareWorkbook } from './compare-workbook.ts'
import { readXlsx } from './read-xlsx.ts'
import { dayOfMonth, type Sheet } from './sheet.ts'

const file = must(TEMPLATES.find(({ name }) => name === 'llama-405b')).plan
const parsed = parsePlanFile(file)
if (!parsed.ok) throw new Error('The plan must be valid.')
const { plan } = parsed
const INPUTS = sheetsOfFile(file).filter(({ name }) => !['Workings', 'Results', 'Trace', 'Assumptions'].includes(name))

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
	const inputs = sheetsOfFile(own).filter(({ name }) => !['Workings', 'Results', 'Trace'].includes(name))
	const back = await readXlsx(
		await bytesOf(inputs),
		inputs.map(({ name }) => name),
	)
	if (!back.ok) throw new Error(back.problem)
	const { changes, problems, unknown, missing, same } = compareWorkbook(ownPlan.plan, back.sheets)
	expect({ changes, problems, unknown, missing }).toEqual({ changes: [], problems: [], unknown: [], missing: [] })
	expect(same).toBeGreaterThan(5)
})

test('what was changed in a sheet is found, by entry and field', async () => {
	const { changes, problems } = await read(
		changed('Power contracts', 'grid', { Capacity: 60, From: dayOfMonth('2024-02'), Counterparty: '=cmd' }),
	)
	expect(problems).toEqual([])
	expect(changes.map(({ label, was, becomes }) => [label, was, becomes])).toEqual([
		['Capacity', '46', '60'],
		['From', '2023-09', '2024-02'],
		['Counterparty', expect.any(String), '=cmd'],
	])
})

test('all that cannot be read is told at once, with sheet, row and column', async () => {
	const { problems, changes } = await read(changed('Power contracts', 'grid', { Capacity: 'much', From: 'soon' }))
	expect(changes).toEqual([])
	expect(problems).toEqual([
		expect.stringMatching(/^Power contracts, row 3, column E: Capacity: /),
		expect.stringMatching(/^Power contracts, row 3, column F: From: /),
	])
})

test('a row of nobody is left out, and an entry without a row is kept', async () => {
	const { unknown, missing, changes } = await read(changed('Power contracts', 'grid', { Id: 'other' }))
	expect({ unknown, missing, changes }).toEqual({
		unknown: ['Power contracts, row 3'],
		missing: ['Utility'],
		changes: [],
	})
})

test('what the plan’s own rules refuse is told before anything is taken', async () => {
	const bytes = await bytesOf(changed('Halls', must(plan.buildPhases[0]).id, { Site: 'nowhere' }))
	const held = { plan, draft: draftOf(plan), rev: 3 }
	const compared = await workbookCompared(held, { bytes, userId: 'u', budget: 1e9 })
	expect(compared).toMatchObject({ ok: true, problems: [expect.stringContaining('Site')] })
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
