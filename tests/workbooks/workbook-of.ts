import { readXlsx } from 'hucre/xlsx'
import { runPlan } from '#server/engine/compute-plan.ts'
import { sheetsOf } from '#server/runs/files/draw-workbook.ts'
import type { Sheet } from '#server/paper/exchange/workbook/sheet.ts'
import { writeXlsx } from '#server/paper/exchange/workbook/write-xlsx.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'

const ABOUT = {
	...{ project: 'Project', scenario: 'Baseline', engine: 'test', madeAt: '2026-11-27' },
	savedFrom: { scenarioId: 'baseline', rev: 1 },
}

/** The sheets of a plan file's workbook. */
export function sheetsOfFile(file: unknown): readonly Sheet[] {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error('The plan must be valid.')
	const sheets = sheetsOf({ frame: runPlan(parsed.plan), written: parsed.plan }, ABOUT)
	if (typeof sheets === 'number') throw new Error(`The workbook would have ${String(sheets)} figures.`)
	return sheets
}

export const bytesOf = (sheets: readonly Sheet[]) => writeXlsx(sheets, { title: 'Test', names: {} })

/** The sheets without what their formulas came to, so that a program that opens them has to reckon. */
export const unreckoned = (sheets: readonly Sheet[]): readonly Sheet[] =>
	sheets.map((sheet) => ({
		...sheet,
		rows: sheet.rows.map((row) => row.map((cell) => (cell?.formula === undefined ? cell : { ...cell, value: null }))),
	}))

type Cell = { readonly formula: string | null; readonly value: unknown }

/** A workbook's cells as they stand in its file, by the name of the sheet. */
export async function cellsIn(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly (readonly Cell[])[]>> {
	const { sheets } = await readXlsx(bytes)
	return new Map(
		sheets.map(({ name, rows, cells }) => [
			name,
			rows.map((row, at) =>
				row.map((value, column) => {
					const cell = cells?.get(`${String(at)},${String(column)}`)
					const formula = cell?.formula ?? null
					return { formula, value: formula === null ? value : (cell?.formulaResult ?? value) }
				}),
			),
		]),
	)
}

const CLOSE = 1e-6

/** Whether a sheet's own reckoning comes to what the engine had: a figure to 1e-6 of it, an error where it had none. */
export function agrees(engine: unknown, reckoned: unknown): boolean {
	if (typeof engine === 'number')
		return typeof reckoned === 'number' && Math.abs(reckoned - engine) <= CLOSE * Math.max(1, Math.abs(engine))
	if (engine === '#N/A') return typeof reckoned !== 'number'
	return (engine ?? '') === (reckoned ?? '')
}
