import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { must } from '../../tests/factories/must.ts'
import { UNITS } from '#shared/units/units.ts'
import { ON_DEMAND } from './answers/on-demand.ts'
import { compile } from './kernel/compile.ts'
import { namesIn } from './kernel/expression.ts'
import { loopsOf } from './kernel/fill/loops.ts'
import { type FormulaNode } from './kernel/quantity.ts'
import { REGISTRY } from './registry.ts'

const program = compile([...REGISTRY, ...ON_DEMAND])
const quantities = [...program.quantities.values()]
const formulas = quantities.filter((quantity): quantity is FormulaNode => quantity.node === 'formula')
const spec = readFileSync(new URL('SPEC.md', import.meta.url), 'utf8')
const rulesInSpec = new Set(
	[...spec.matchAll(/^([elmpv]?[A-Z]\d+(?:\.\d+)?[a-z]?)\. /gm)].map((match) => match[1] ?? ''),
)

const near = (left: number, right: number) =>
	Object.is(left, right) || Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right))

test.each(formulas.map((formula) => [formula.id, formula] as const))('%s gives its worked examples', (_, formula) => {
	const { tree, inputs, examples } = formula
	expect(examples.length).toBeGreaterThan(0)
	const column = (name: string) => Float64Array.from(examples, (example) => must(example.inputs[name]))
	const loops = loopsOf(tree, {
		read: (name) => ({ operand: { values: column(name), from: 0 }, perRow: true }),
		span: 1,
		scratch: () => new Float64Array(examples.length),
	})
	loops.out.values = new Float64Array(examples.length)
	loops.fill(examples.length)
	for (const [index, { value }] of examples.entries())
		expect(
			near(must(loops.out.values[index]), value),
			`${formula.expression} of ${JSON.stringify(examples[index])}`,
		).toBe(true)
	expect([...namesIn(tree)].sort()).toEqual(Object.keys(inputs).sort())
})

test.each(quantities.map((quantity) => [quantity.id, quantity] as const))('%s says what it is', (_, quantity) => {
	expect(quantity.id).toMatch(/^[a-z][A-Za-z]*(\.[A-Za-z][A-Za-z0-9]*)*$/)
	for (const text of [quantity.label, quantity.symbol, quantity.source]) expect(text.trim()).not.toBe('')
	expect(Object.hasOwn(UNITS, quantity.unit)).toBe(true)
	expect(rulesInSpec.has(quantity.rule), `SPEC.md has no rule ${quantity.rule}`).toBe(true)
})

test('every rule of the specification is named in the code or its tests', () => {
	const sources = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.ts'),
	)
	const code = sources.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
	const named = new Set([...code.matchAll(/\b[elmpv]?[A-Z]\d+(?:\.\d+)?[a-z]?\b/g)].map(([rule]) => rule))
	const silent = [...rulesInSpec].filter((rule) => !named.has(rule))
	expect(silent).toEqual([])
})
