import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { twoSites } from '../../../tests/factories/two-sites.ts'
import { workedPlan } from '../../../tests/factories/worked-plan.ts'
import { runPlan } from '../compute-plan.ts'
import { explainPlan, valueIn } from '../explain-plan.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'

function planOf(file: unknown): PlanFile {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error('the plan must be valid')
	return parsed.plan
}

const PLANS: readonly (readonly [string, PlanFile])[] = [
	...TEMPLATES.map(({ name, plan }) => [name, planOf(plan)] as const),
	['the worked campus', workedPlan('campus')],
	['two sites', twoSites()],
]

type Place = { readonly scope: string; readonly rows: readonly number[] }

/** The plan and each site, with the instances of a quantity that lie under it. */
function placesOf({ world }: Frame<EngineModel>, { scope }: QuantityNode): readonly Place[] {
	return [
		{ scope: 'plan', index: 0 },
		...world.model.plan.sites.map(({ id }, index) => ({ scope: `site:${id}`, index })),
	].flatMap(({ scope: name, index }) => {
		const link = world.link(scope, name === 'plan' ? 'plan' : 'site')
		const rows = link ? [...link.keys()].filter((row) => link[row] === index) : []
		return rows.length === 0 ? [] : [{ scope: name, rows }]
	})
}

const close = (one: number, other: number) =>
	Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other))

/** What is wrong with a total; null where nothing is. */
function fault(frame: Frame<EngineModel>, quantity: QuantityNode, { scope, rows }: Place): string | null {
	const column = columnOf(frame, quantity)
	const months = quantity.per === 'month' ? [...frame.world.model.months.keys()] : [0]
	const cells = rows
		.flatMap((row) => months.map((month) => column.at(row, month)))
		.filter((cell) => !Number.isNaN(cell))
	const [low, high] = [Math.min(...cells), Math.max(...cells)]
	const byMonth = months.map((month) => rows.reduce((sum, row) => sum + (column.at(row, month) || 0), 0))
	for (const month of [undefined, 'all']) {
		const value = valueIn(frame, { quantity: quantity.id, scope, month })
		const told = `${quantity.id} of ${scope} over ${String(month)} is ${String(value)}`
		if (cells.length === 0 || value === null) continue
		const sum = cells.reduce((total, cell) => total + cell, 0)
		if (quantity.kind === 'amount' && !close(value, sum)) return `${told}, not ${String(sum)}`
		if (quantity.kind === 'state' && !close(value, Math.max(...byMonth))) return `${told}, not the largest month's`
		const inside = (value >= low || close(value, low)) && (value <= high || close(value, high))
		if ((quantity.kind === 'rate' || quantity.kind === 'when') && !inside) return `${told}, outside what it is made of`
	}
	return null
}

test.each(PLANS)('in %s only amounts and states are added up', { timeout: 60_000 }, (_, plan) => {
	const frame = runPlan(plan)
	const faults = [...frame.program.quantities.values()].flatMap((quantity) =>
		placesOf(frame, quantity).flatMap((place) => fault(frame, quantity, place) ?? []),
	)
	expect(faults).toEqual([])
})

test('months are told by their names, the earliest or the latest of several', () => {
	const frame = runPlan(workedPlan('campus'))
	for (const { id, kind, across } of frame.program.quantities.values()) {
		if (kind !== 'when') continue
		expect(['lowest', 'highest'], id).toContain(across)
		const answer = explainPlan(frame, { quantity: id, depth: 1 })
		if (!answer.ok || answer.explanation.value === null) continue
		expect(answer.explanation.date, id).toMatch(/^\d{4}-\d{2}$/)
		expect(answer.explanation.unit, id).toBe('')
		expect(answer.explanation.inFigures ?? '', id).not.toMatch(/^−?\d+ months/)
	}
	expect(explainPlan(frame, { quantity: 'schedule.hallStart' })).toMatchObject({
		explanation: { inSymbols: expect.stringMatching(/^earliest m/), inFigures: null },
	})
})

test('a weight of a mean belongs to the same places and was computed', () => {
	const frame = runPlan(workedPlan('simple'))
	for (const { id, scope, kind, across } of frame.program.quantities.values()) {
		if (across === undefined) continue
		expect(['rate', 'when'], id).toContain(kind)
		if (typeof across === 'string') continue
		expect(across.meanBy.scope, id).toBe(scope)
		expect(columnOf(frame, across.meanBy).values.length, id).toBeGreaterThan(0)
	}
})

test('a price, a duration or a share is no amount', () => {
	const frame = runPlan(workedPlan('simple'))
	const never = [
		'share',
		'sharePerYear',
		'ratio',
		'usdPerMWh',
		'usdPerMW',
		'milliseconds',
		'gridMonths',
		'kW',
		'hoursPerYear',
	]
	const wrong = [...frame.program.quantities.values()].filter(
		({ kind, unit }) => never.includes(unit) && (kind === 'amount' || kind === 'state'),
	)
	expect(wrong.map(({ id }) => id)).toEqual([])
})
