import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNITS } from '#shared/units/units.ts'
import { ON_DEMAND } from './answers/on-demand.ts'
import { compile } from './kernel/compile.ts'
import { evaluate } from './kernel/evaluate.ts'
import { namesIn, parseExpression } from './kernel/expression.ts'
import { type FormulaNode, isAggregate } from './kernel/quantity.ts'
import { REGISTRY } from './registry.ts'

const program = compile([...REGISTRY, ...ON_DEMAND])
const quantities = [...program.quantities.values()]
const formulas = quantities.filter((quantity): quantity is FormulaNode => quantity.node === 'formula')
const spec = readFileSync(new URL('SPEC.md', import.meta.url), 'utf8')
const rulesInSpec = new Set([...spec.matchAll(/^([A-Z]\d+)\. /gm)].map((match) => match[1] ?? ''))

const near = (left: number, right: number) =>
	Object.is(left, right) || Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right))

test.each(formulas.map((formula) => [formula.id, formula] as const))('%s gives its worked examples', (_, formula) => {
	expect(formula.examples.length).toBeGreaterThan(0)
	for (const example of formula.examples)
		expect(near(formula.compute(example.inputs), example.value), JSON.stringify(example)).toBe(true)
})

test.each(formulas.map((formula) => [formula.id, formula] as const))(
	'what readers see of %s is what ran',
	(_, formula) => {
		const tree = parseExpression(formula.expression)
		const names = Object.keys(formula.inputs)
		expect([...namesIn(tree)].sort()).toEqual([...names].sort())
		const sometimesSmall = fc.oneof(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.integer({ min: 0, max: 3 }))
		fc.assert(
			fc.property(fc.array(sometimesSmall, { minLength: names.length, maxLength: names.length }), (figures) => {
				const values = Object.fromEntries(names.map((name, index) => [name, figures[index] ?? 0]))
				const ran = formula.compute(values)
				const shown = evaluate(tree, values)
				expect(near(ran, shown), JSON.stringify({ values, ran, shown })).toBe(true)
			}),
		)
	},
)

test.each(quantities.map((quantity) => [quantity.id, quantity] as const))('%s says what it is', (_, quantity) => {
	expect(quantity.id).toMatch(/^[a-z]+(\.[A-Za-z][A-Za-z0-9]*)+$/)
	for (const text of [quantity.label, quantity.symbol, quantity.source]) expect(text.trim()).not.toBe('')
	expect(Object.hasOwn(UNITS, quantity.unit)).toBe(true)
	expect(rulesInSpec.has(quantity.rule), `SPEC.md has no rule ${quantity.rule}`).toBe(true)
})

test('every rule of the specification is named in the code or its tests', () => {
	const sources = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.ts'),
	)
	const code = sources.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
	const named = new Set([...code.matchAll(/\b[A-Z]\d+\b/g)].map(([rule]) => rule))
	const silent = [...rulesInSpec].filter((rule) => !named.has(rule))
	expect(silent).toEqual([])
})

// A formula that mixes megawatts and dollars breaks when one of them is measured in another size.
const dimensional = formulas.filter((formula) => formula.empirical === undefined)
const DIMENSIONS = [...new Set(Object.values(UNITS).flatMap((unit) => Object.keys(unit.dimension)))]
const exponents = (unit: keyof typeof UNITS): Record<string, number> => UNITS[unit].dimension

test.each(dimensional.map((formula) => [formula.id, formula] as const))('%s keeps its dimensions', (_, formula) => {
	const units = Object.fromEntries(
		Object.entries(formula.inputs).map(([name, reading]) => [
			name,
			isAggregate(reading) ? reading.of.unit : reading.unit,
		]),
	)
	for (const example of formula.examples) {
		for (const dimension of DIMENSIONS) {
			const scale = 4
			const scaled = Object.fromEntries(
				Object.entries(example.inputs).map(([name, value]) => {
					const unit = units[name]
					return [name, value * scale ** (unit ? (exponents(unit)[dimension] ?? 0) : 0)]
				}),
			)
			const expected = example.value * scale ** (exponents(formula.unit)[dimension] ?? 0)
			expect(near(formula.compute(scaled), expected), `${dimension}: ${JSON.stringify(scaled)}`).toBe(true)
		}
	}
})
