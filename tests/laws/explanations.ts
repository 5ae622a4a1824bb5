import { expect } from 'vitest'
import { type frameOf, near } from '../factories/every-plan.ts'
import { must } from '../factories/must.ts'
import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { explain } from '#server/engine/kernel/explain/explain.ts'
import { evaluate } from '#server/engine/kernel/evaluate.ts'
import { parseExpression } from '#server/engine/kernel/expression.ts'
import { isAggregate, type FormulaNode, type Reading } from '#server/engine/kernel/quantity.ts'
import { ON_DEMAND, withOnDemand } from '#server/engine/answers/on-demand.ts'
import { REGISTRY } from '#server/engine/registry.ts'
import { METRIC_KEYS } from '#shared/metrics/metric.ts'

const FORMULAS = new Map(
	[...REGISTRY, ...ON_DEMAND].flatMap((step) =>
		step.node === 'formula' ? [[step.id, step satisfies FormulaNode] as const] : [],
	),
)

/** What a reading comes to, from the figures laid out below its formula; null where some are not laid out. */
function valueOf(reading: Reading, told: Explanation<Remark>): number | null {
	const id = isAggregate(reading) ? reading.of.id : reading.id
	const values = told.inputs.filter(({ quantity }) => quantity === id).map(({ value }) => value ?? NaN)
	if (!isAggregate(reading)) return values.length === 1 ? must(values[0]) : null
	if (told.omitted > 0 || reading.aggregate === 'mean') return null
	return reading.aggregate === 'sum' ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values)
}

/** Whether the formula, reckoned again from the figures a reader sees, comes to the figure printed; null: can’t be said. */
function agrees(told: Explanation<Remark>): boolean | null {
	const formula = FORMULAS.get(told.quantity)
	if (!formula || told.expression === null || told.repeated || told.truncated) return null
	const values = Object.entries(formula.inputs).map(([name, reading]) => [name, valueOf(reading, told)] as const)
	if (values.some(([, value]) => value === null)) return null
	const known = Object.fromEntries(values)
	const reckoned = evaluate(parseExpression(told.expression), (name) => must(known[name]))
	if (told.value === null) return Number.isNaN(reckoned)
	near(reckoned, told.value, `${told.quantity} of ${told.scope} in ${String(told.month)}`)
	return true
}

const everyFigure = (told: Explanation<Remark>): readonly Explanation<Remark>[] => [
	told,
	...told.inputs.flatMap(everyFigure),
]

/** Every quantity behind a key of the result has its turn among the plans, each laid out one level down. */
const QUANTITIES = METRIC_KEYS
const A_PLAN = 3
const LEVELS = 1

/** Lays out some figures of a plan, each turn others, and reckons them again. Comes to how many could be. */
export function explanationsAgree(run: ReturnType<typeof frameOf>, turn: number): number {
	const frame = withOnDemand(run)
	const { months: monthNames } = frame.world.model
	let checked = 0
	for (let asked = turn * A_PLAN; asked < (turn + 1) * A_PLAN; asked++) {
		const quantity = must(QUANTITIES[asked % QUANTITIES.length])
		const { scope } = must(frame.program.quantities.get(quantity))
		const instances = scope === 'plan' ? 1 : must(frame.world.tables[scope]).ids.length
		if (instances === 0) continue
		const place = { quantity, index: (asked + 1) % instances, month: ((asked + 1) * 7) % monthNames.length }
		for (const figure of everyFigure(explain(frame, { ...place, monthNames, depth: LEVELS }))) {
			const agreed = agrees(figure)
			expect(agreed, figure.quantity).not.toBe(false)
			if (agreed) checked++
		}
	}
	return checked
}
