import { HyperFormula } from 'hyperformula'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { must } from '../../../../tests/factories/must.ts'
import { agrees, bytesOf, cellsIn, sheetsOfFile } from '../../../../tests/workbooks/workbook-of.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { blanksFilled } from '../../../../tests/workbooks/change-inputs.ts'
import { columnName, dayOf, NO_VALUE } from './sheet.ts'

type Cells = Awaited<ReturnType<typeof cellsIn>>

/** The book as it stands in its file, reckoned again by somebody else's engine; `change` alters a cell first. */
function reckoned(cells: Cells) {
	const typed = (value: unknown) => {
		if (value instanceof Date) return dayOf(value)
		if (typeof value === 'string') return value === NO_VALUE ? '=NA()' : `'${value}`
		return typeof value === 'number' || typeof value === 'boolean' ? value : null
	}
	const sheets = Object.fromEntries(
		[...cells].map(([name, rows]) => [
			name,
			rows.map((row) => row.map(({ formula, value }) => (formula === null ? typed(value) : `=${formula}`))),
		]),
	)
	return HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3', smartRounding: false, maxRows: 100_000 })
}

/** The book of these sheets, their formulas as they were made. */
function booked(sheets: ReturnType<typeof sheetsOfFile>) {
	const cells = sheets.map(
		({ name, rows }) =>
			[
				name,
				rows.map((row) => row.map((cell) => ({ formula: cell?.formula ?? null, value: cell?.value ?? null }))),
			] as const,
	)
	return reckoned(new Map(cells))
}

/** What more than one test reads; books are altered, and are not kept. */
const READ_AGAIN = 'llama-405b'
const files = new Map<string, ReturnType<typeof fileOf>>()
/** The sheets of a template and what stands in its file. */
async function fileOf(name: string) {
	const sheets = sheetsOfFile(must(TEMPLATES.find((one) => one.name === name)).plan)
	return { sheets, cells: await cellsIn(await bytesOf(sheets)) }
}
function fileOnce(name: string) {
	const file = files.get(name) ?? fileOf(name)
	if (name === READ_AGAIN) files.set(name, file)
	return file
}

test.each(TEMPLATES)('the workbook of $name, reckoned again, comes to the engine’s figures', async ({ name: of }) => {
	const { sheets, cells } = await fileOnce(of)
	const book = reckoned(cells)
	let formulas = 0
	const different = sheets.flatMap(({ name, rows }) => {
		const sheet = must(book.getSheetId(name))
		return rows.flatMap((row, at) =>
			row.flatMap((cell, col) => {
				if (cell?.formula === undefined) return []
				formulas += 1
				const own = book.getCellValue({ sheet, row: at, col })
				return agrees(cell.value, own) ? [] : [`${name} ${String(at + 1)}: ${cell.formula} is ${String(own)}`]
			}),
		)
	})
	book.destroy()
	expect(different.slice(0, 10)).toEqual([])
	expect(formulas).toBeGreaterThan(20_000)
})

test('a figure that is entered anew goes through to the result', async () => {
	const { plan } = must(TEMPLATES.find(({ name }) => name === 'llama-405b'))
	const { sheets, cells } = await fileOnce(READ_AGAIN)
	const book = reckoned(cells)
	const at = (name: string, cell: (row: readonly unknown[]) => boolean) => {
		const rows = must(sheets.find((sheet) => sheet.name === name)).rows
		return { sheet: must(book.getSheetId(name)), row: rows.findIndex((row) => cell(row.map((one) => one?.value))) }
	}
	const result = at('Results', ([, , , key, place]) => key === 'contracts.rampedMW' && place === 'contract:grid')
	const entered = at('Power contracts', ([id]) => id === 'grid')
	const last = { ...result, col: 6 + Number(plan['horizonMonths']) }
	const [before, capacity] = [book.getCellValue(last), book.getCellValue({ ...entered, col: 4 })]
	book.setCellContents({ ...entered, col: 4 }, Number(capacity) * 2)
	expect(Number(before)).toBeGreaterThan(0)
	expect(book.getCellValue(last)).toBeCloseTo(Number(before) * 2)
	book.destroy()
})

test('no formula holds what the workbook could name, and a row’s formula is the same in every month', async () => {
	const { sheets } = await fileOnce(READ_AGAIN)
	const { rows } = must(sheets.find(({ name }) => name === 'Workings'))
	const relative = (formula: string, column: number) =>
		formula.replace(/(?<![$A-Z!'])([A-Z]{1,3})(?=\d)/g, (name) => {
			const index = Array.from(name).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
			return `[${String(index - column)}]`
		})
	const mixed = rows.filter((row) => {
		const formulas = row.flatMap((cell, column) =>
			cell?.formula === undefined ? [] : [relative(cell.formula, column)],
		)
		return new Set(formulas).size > 1
	})
	expect(mixed.map((row) => row[4]?.value)).toEqual([])
	const typed = rows.filter((row) => row[3]?.value === 'Input' && row[5]?.formula === undefined)
	expect(typed.map((row) => row[4]?.value)).toEqual([])
})

test('totals follow a changed price as the engine has it, and what does not follow says so beside it', () => {
	const template = must(TEMPLATES.find(({ name }) => name === 'llama-405b')).plan
	const contracts = z.array(z.record(z.string(), z.unknown())).parse(template['powerContracts'])
	const priced = (energyPriceUsdPerMWh: number) => {
		return { ...template, powerContracts: contracts.map((one) => ({ ...one, energyPriceUsdPerMWh })) }
	}
	const [sheets, moved] = [sheetsOfFile(priced(61)), sheetsOfFile(priced(93))]
	const rowsOf = (of: typeof sheets) => must(of.find(({ name }) => name === 'Results')).rows.slice(1)
	const [before, after] = [rowsOf(sheets), rowsOf(moved)]
	const book = booked(sheets)
	const input = must(sheets.find(({ name }) => name === 'Power contracts'))
	const column = must(input.rows[0]).findIndex((cell) => String(cell?.value).startsWith('Energy price'))
	const sheet = must(book.getSheetId('Power contracts'))
	contracts.forEach((_, index) => {
		book.setCellContents({ sheet, row: index + 2, col: column }, 93)
	})
	const results = must(book.getSheetId('Results'))
	const [followed, fixed]: [string[], string[]] = [[], []]
	before.forEach((row, at) => {
		const engine = after[at]?.[6]?.value
		if (row[6]?.formula === undefined || engine === row[6].value) return
		const own = book.getCellValue({ sheet: results, row: at + 1, col: 6 })
		if (agrees(engine, own)) followed.push(String(row[3]?.value))
		else fixed.push(String(row[5]?.value))
	})
	book.destroy()
	expect(followed).toContain('finance.totals.opexUsd')
	expect(fixed.filter((said) => said === 'Yes')).toEqual([])
})

test('what is typed into a blank cell moves totals as the engine has it, and a cell that no formula reads says so', () => {
	const plan = validPlan(must(TEMPLATES.find(({ name }) => name === READ_AGAIN)).plan)
	const sheets = sheetsOfFile(plan)
	const results = (of: typeof sheets) => must(of.find(({ name }) => name === 'Results')).rows
	const before = results(sheets)
	const book = booked(sheets)
	const blanks = blanksFilled(plan, sheets, 8)
	expect(blanks).toHaveLength(8)
	let followed = 0
	const wrong: string[] = []
	for (const { name, sheet, row, column, value, changed } of blanks) {
		const cell = { sheet: must(book.getSheetId(sheet)), row, col: column }
		const after = results(sheetsOfFile(changed))
		book.setCellContents(cell, value)
		before.forEach((line, at) => {
			const engine = after[at]?.[6]?.value
			if (line[6]?.formula === undefined || agrees(line[6].value, engine)) return
			const own = book.getCellValue({ sheet: must(book.getSheetId('Results')), row: at, col: 6 })
			if (agrees(engine, own)) followed += 1
			else if (line[5]?.value === 'Yes') wrong.push(`${name}: ${String(line[3]?.value)}`)
		})
		book.setCellContents(cell, null)
	}
	book.destroy()
	expect(wrong).toEqual([])
	expect(followed).toBeGreaterThan(0)
	const contracts = must(sheets.find(({ name }) => name === 'Power contracts'))
	const idle = must(contracts.rows[2]).flatMap((cell, column) =>
		cell?.role === 'recorded' ? [columnName(column)] : [],
	)
	expect(idle.length).toBeGreaterThan(0)
	for (const column of idle)
		expect(must(contracts.asides).ranges.some((range) => range.startsWith(`${column}3:`))).toBe(true)
	expect(must(contracts.asides).text).toMatch(/once the workbook is brought back into Strata/)
})
