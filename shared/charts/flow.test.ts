import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computePlan, runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan } from '#server/engine/explain-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { must } from '../../tests/factories/must.ts'
import { reproduction } from '../../tests/factories/reproduction.ts'
import { lawRuns } from '../../tests/factories/every-plan.ts'
import { randomPlans, validPlan } from '../../tests/factories/random/random-plan.ts'
import { buildFlow } from '#server/views/pages/flow-view.ts'
import { drawFlow, flowTable, toldOf, type FlowStage } from './flow.ts'
import type { ChartGeometry, Shape } from './geometry.ts'

const PLANS = [
	...TEMPLATES.map(({ name, plan }) => [name, validPlan(plan)] as const),
	...fc
		.sample(randomPlans, lawRuns({ seed: 7, plans: 12 }))
		.map((plan, at) => [`random plan ${String(at)}`, plan] as const),
]
const textsIn = ({ shapes }: ChartGeometry) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
const rects = ({ shapes }: ChartGeometry) =>
	shapes.filter((shape): shape is Extract<Shape, { kind: 'rect' }> => shape.kind === 'rect')
const sumOf = ({ parts }: FlowStage) => parts.reduce((sum, { value }) => sum + value, 0)

/** The island of worked example A: panels and a battery carry through the worst day what no contract holds by itself. */
const ISLAND = reproduction({
	site: { longitude: -106.4 },
	contract: { id: 'gas', kind: 'btm_recip', capacityMW: 81, units: 18 },
	contracts: [
		{ kind: 'btm_solar', capacityMW: 300, capacityFactor: 0.24 },
		{ kind: 'bess', capacityMW: 120, energyMWh: 480, roundTripShare: 0.87 },
	],
})

test('of an island that sun and a battery carry, more is firm than its contracts hold one by one', () => {
	const flow = must(buildFlow(ISLAND, computePlan(ISLAND), '2027-06'))
	const [contracted] = flow.model.stages
	expect(must(contracted).value).toBe(501)
	expect(must(contracted).parts.map(({ name, value }) => [name, Math.round(value)])).toEqual([
		['Firm', 113],
		['Not firm', 388],
	])
})

test.each([...PLANS, ['an island that sun and a battery carry', ISLAND] as const])(
	'in every month of %s the parts of a stage are the whole of it, and what goes on is the next',
	(_, plan) => {
		const result = computePlan(plan)
		for (const month of result.months.filter((_own, index) => index % 11 === 0)) {
			const stages = buildFlow(plan, result, month)?.model.stages ?? []
			for (const [index, stage] of stages.entries()) {
				// Parts too thin to be seen are not told.
				const off = Math.abs(sumOf(stage) - stage.value)
				expect(off, `${month} ${stage.name}`).toBeLessThanOrEqual(stage.value / 1000)
				const onward = stage.parts.find(({ how }) => how === 'onward')
				// Where the unit stays, what goes on of one stage is the next.
				expect(index < 3 ? must(onward).why : null).toEqual(index < 3 ? stages[index + 1]?.why : null)
			}
		}
	},
)

const sample = must(TEMPLATES[0])
const plan = validPlan(sample.plan)
const flow = must(buildFlow(plan, computePlan(plan)))

test('every stage and every part that is not nothing stands in the picture at any width, whole, and opens its figure', () => {
	const told = flow.model.stages.flatMap((stage) => [
		`${stage.name}: ${stage.shown}`,
		...toldOf(stage).map(({ name, shown }) => `${name}: ${shown}`),
	])
	for (const width of [326, 680, 1110]) {
		const drawn = drawFlow({ model: flow.model, width })
		expect(must(drawn.places).map(({ name }) => name)).toEqual(told)
		const said = textsIn(drawn).join(' ')
		for (const one of told) for (const word of one.split(/: | /)) expect(said).toContain(word)
		expect(said).not.toContain('…')
		for (const { x, y, width: wide, height } of [...rects(drawn), ...must(drawn.places)]) {
			expect(x).toBeGreaterThanOrEqual(0)
			expect(x + wide).toBeLessThanOrEqual(width + 1e-6)
			expect(y + height).toBeLessThanOrEqual(drawn.height + 1e-6)
		}
	}
})

test('on a phone and on a page all that opens is as high as a finger needs', () => {
	for (const width of [326, 1110])
		for (const { height } of must(drawFlow({ model: flow.model, width }).places))
			expect(height).toBeGreaterThanOrEqual(24)
})

test('the table tells each part as a share of its own stage', () => {
	const table = flowTable(flow.model)
	expect(table.head).toEqual(['', 'Amount', 'Share of its stage'])
	expect(table.rows.map(([name]) => name)).toContain('Contracts at the meter: Not in service')
	expect(table.rows.filter(([, , share]) => share === '100%').length).toBeGreaterThanOrEqual(flow.model.stages.length)
	expect(table.opens?.every(([, amount]) => amount !== null)).toBe(true)
})

test('a month that the plan does not have opens the one that loses most, and a plan without power draws nothing', () => {
	const result = computePlan(plan)
	expect(buildFlow(plan, result, '1999-01')?.month).toBe(flow.month)
	const none = { ...plan, powerContracts: [], notes: {} }
	expect(buildFlow(none, computePlan(none))).toBeNull()
})

/** 80 MW of halls of which 30 MW are let; accelerators stand in the rest. */
const LET = reproduction({
	hall: { itMW: 80 },
	plan: { leases: [{ id: 'q', siteId: 's', itMW: 30, startMonth: '2026-06', rentUsdPerKWMonth: 100 }] },
})

test('what is let takes its part of IT power, before accelerators of the plan’s own, and opens its figure', () => {
	const stages = must(buildFlow(LET, computePlan(LET), '2027-06')).model.stages
	const it = must(stages[3])
	expect(it.parts.map(({ name }) => name)).toEqual(['Own accelerators', 'Leased to tenants'])
	const [own, tenants] = it.parts
	expect(must(tenants)).toMatchObject({
		value: 30,
		why: { quantity: 'sites.leasedItMW', scope: 'site:s', month: '2027-06' },
	})
	expect(must(own).value + must(tenants).value).toBeCloseTo(it.value, 9)
	const frame = runPlan(LET)
	for (const { why, value } of it.parts) {
		const told = explainPlan(frame, { ...why, month: why.month ?? undefined })
		expect(told.ok ? told.explanation.value : told.message).toBeCloseTo(value, 6)
	}
})
