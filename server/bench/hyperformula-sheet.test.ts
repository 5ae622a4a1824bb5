import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runPlan } from '#server/engine/compute-plan.ts'
import { columnOf } from '#server/engine/kernel/run.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { hyperformulaSheet } from './hyperformula-sheet.ts'

test('a spreadsheet with the engine’s own expressions comes to the engine’s figures', () => {
	const text = readFileSync(new URL('../../tests/fixtures/plans/worked-example-simple.json', import.meta.url), 'utf8')
	const parsed = parsePlanFile(JSON.parse(text))
	if (!parsed.ok) throw new Error('The worked example must parse.')
	const frame = runPlan(parsed.plan)
	const { book, firstRow, formulas } = hyperformulaSheet(frame)
	expect(formulas.length).toBeGreaterThan(50)
	const different = formulas.flatMap((formula) => {
		const column = columnOf(frame, formula)
		const from = firstRow.get(formula.id) ?? -1
		return [...column.values].flatMap((value, cell) => {
			const [row, col] = [from + Math.floor(cell / column.months), cell % column.months]
			const shown = book.getCellValue({ sheet: 0, row, col })
			// What has no meaning divides by nothing: an error in a sheet, NaN in the engine.
			const same =
				typeof shown === 'number' ? Math.abs(shown - value) <= 1e-9 * Math.max(1, Math.abs(value)) : Number.isNaN(value)
			return same ? [] : [`${formula.id} ${String(cell)}: ${String(value)} is not ${JSON.stringify(shown)}`]
		})
	})
	expect(different).toEqual([])
})
