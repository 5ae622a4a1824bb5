import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runPlan } from '#server/engine/compute-plan.ts'
import { columnOf } from '#server/engine/kernel/run.ts'
import { lawRuns } from '../factories/every-plan.ts'
import { randomPlans } from '../factories/random/random-plan.ts'
import { workedPlan } from '../factories/worked-plan.ts'
import { hyperformulaSheet } from './hyperformula-sheet.ts'

const PLANS = [
	['the worked example', workedPlan('simple')] as const,
	...fc
		.sample(randomPlans, lawRuns({ seed: 2029, plans: 4 }))
		.map((plan, index) => [`random plan ${String(index + 1)}`, plan] as const),
]

test.each(PLANS)('a spreadsheet of %s with the engine’s own expressions comes to the engine’s figures', (_, plan) => {
	const frame = runPlan(plan)
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
