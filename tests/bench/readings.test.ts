import fc from 'fast-check'
import { HyperFormula } from 'hyperformula'
import { expect, test } from 'vitest'
import { compile } from '#server/engine/kernel/compile.ts'
import { formulaValue } from '#server/engine/kernel/evaluate.ts'
import { parseExpression } from '#server/engine/kernel/expression.ts'
import type { FormulaNode } from '#server/engine/kernel/quantity.ts'
import { people, renderExpression, sheet } from '#server/engine/kernel/render.ts'
import { REGISTRY } from '#server/engine/registry.ts'

// One text, four readings: what the app, the command line and the report show and what a sheet reckons is what ran.
const formulas = [...compile(REGISTRY).quantities.values()].filter(
	(quantity): quantity is FormulaNode => quantity.node === 'formula',
)

const IN_SIGNS: readonly (readonly [string, string])[] = [
	['−', '-'],
	['×', '*'],
	['÷', '/'],
	['≤', '<='],
	['≥', '>='],
	['no value', '0 / 0'],
]

/** The innermost parenthesis back in the language of formulas, in brackets that mark it as done. */
function unreadPart(part: string): string {
	const [, then, condition, otherwise] = /^(.*) if (.*), else (.*)$/.exec(part) ?? []
	return condition === undefined ? `⟦${part}⟧` : `if⟦${condition}, ${then ?? ''}, ${otherwise ?? ''}⟧`
}

/** What people read, back in the language of formulas. */
function unread(text: string): string {
	let read = IN_SIGNS.reduce((signs, [shown, written]) => signs.replaceAll(shown, written), text)
	while (read.includes('(')) read = read.replace(/\(([^()]*)\)/, (_, part: string) => unreadPart(part))
	return read.replaceAll('⟦', '(').replaceAll('⟧', ')')
}

const near = (left: number, right: number) =>
	Object.is(left, right) || Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right))

test.each(formulas.map((formula) => [formula.id, formula] as const))(
	'what people read of %s is what ran',
	(_, formula) => {
		const { tree } = formula
		const shown = renderExpression(
			tree,
			people((name) => name),
		)
		expect(parseExpression(unread(shown))).toEqual(tree)
	},
)

test('what a sheet reckons is what ran, with every parenthesis that matters', { timeout: 60_000 }, () => {
	// Quarters: a sheet takes two numbers that differ in the last bit for the same.
	const figure = fc
		.oneof(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 12 }))
		.map((count) => count / 4)
	const book = HyperFormula.buildEmpty({ licenseKey: 'gpl-v3', smartRounding: false })
	book.addSheet('S')
	for (const formula of formulas) {
		const { tree } = formula
		const names = Object.keys(formula.inputs)
		const cell = (name: string) => `A${String(names.indexOf(name) + 1)}`
		const text = `=${renderExpression(tree, sheet(cell))}`
		fc.assert(
			fc.property(fc.array(figure, { minLength: names.length, maxLength: names.length }), (figures) => {
				book.setSheetContent(0, [...figures.map((value) => [value]), [text]])
				const reckoned = book.getCellValue({ sheet: 0, row: names.length, col: 0 })
				const values = Object.fromEntries(names.map((name, index) => [name, figures[index] ?? 0]))
				const ran = formulaValue(formula, values)
				// What has no meaning, or no size, is an error in a sheet.
				if (typeof reckoned !== 'number') return !Number.isFinite(ran)
				expect(near(reckoned, ran), `${formula.id}: ${text} with ${figures.join(', ')}`).toBe(true)
				return true
			}),
			{ numRuns: 12 },
		)
	}
	book.destroy()
})
