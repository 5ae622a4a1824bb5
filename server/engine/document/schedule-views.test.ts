import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { computePlan, rerunPlan, resultOf, runPlan } from '../compute-plan.ts'

const order = {
	id: 'gpus',
	siteId: 'abilene',
	chip: 'gb200-nvl72',
	accelerators: 7200,
	orderMonth: '2026-01',
	leadTimeMonths: 10,
}

test('a hall’s network ends with its planned finish and names the commissioning levels (S9)', () => {
	const result = computePlan(
		planFile({ buildPhases: [hall('hall-a', { durationMonths: 14 }), hall('old', { scope: 'existing' })] }),
	)
	const steps = must(result.buildNetwork['hall-a'])
	const fitOut = must(steps.at(-1))
	expect(steps.map(({ levels }) => levels).flat()).toEqual(['L1', 'L2', 'L3', 'L4', 'L5'])
	expect(fitOut.finish).toBe(result.schedule['phase:hall-a']?.plannedFinish)
	expect(steps.find(({ step }) => step === 'civil')?.start).toBe('2026-01')
	expect(result.buildNetwork.old).toEqual([])
	for (const { critical, floatMonths } of steps) expect(critical).toBe(floatMonths <= 0)
})

test('a hall that waits for another has its network after it (S9)', () => {
	const plan = planFile({ buildPhases: [hall('a'), hall('b', { startsAfter: 'a' })] })
	const { buildNetwork, schedule } = computePlan(plan)
	expect(must(buildNetwork.b).find(({ step }) => step === 'civil')?.start).toBe(schedule['phase:b']?.plannedStart)
})

test('an order is received before its first delivery and burnt in a month after its racks (S10)', () => {
	const result = computePlan(planFile({ chipOrders: [order] }))
	const stages = must(result.supplyChain.gpus)
	const found = (id: string) => must(stages.find(({ stage }) => stage === id))
	expect(found('allocation').start).toBe('2026-01')
	expect(found('receiving').finish).toBe('2026-10')
	expect(found('rack_and_stack').start).toBe(result.schedule['order:gpus']?.plannedStart)
	expect(found('rack_and_stack').finish).toBe(result.schedule['order:gpus']?.finish ?? null)
})

test('a step dated two months later makes its hall as much later, in dates, capacity and crews (S9, S3)', () => {
	const built = (steps: readonly unknown[]) =>
		computePlan(planFile({ buildPhases: [hall('hall-a', { durationMonths: 14, steps })] }))
	const usual = built([])
	const equipment = must(usual.buildNetwork['hall-a']?.find(({ step }) => step === 'equipment_set'))
	const steps = [{ step: 'equipment_set', startMonth: addMonths(equipment.start, 3) }]
	const later = built(steps)
	const finish = (result: typeof usual) => must(result.schedule['phase:hall-a']).plannedFinish
	// The step begins within a month, the stated one at the head of its own.
	expect([2, 3]).toContain(monthsBetween(finish(usual), finish(later)))
	expect(later.schedule['phase:hall-a']?.plannedStart).toBe(usual.schedule['phase:hall-a']?.plannedStart)
	const hours = ({ workforce }: typeof usual) => workforce.unlevelled.construction.headcount
	const ended = (result: typeof usual) => hours(result).findLastIndex((heads) => heads > 0)
	expect(ended(later) - ended(usual)).toBeGreaterThanOrEqual(2)
	const sum = (result: typeof usual) => hours(result).reduce((all, heads) => all + heads, 0)
	expect(sum(later) / sum(usual)).toBeCloseTo(1, 9)
})

test('an edit of a dated step moves the plan as a run from scratch does', () => {
	const draw = (steps: readonly unknown[]) =>
		planFile({ buildPhases: [hall('a', { steps }), hall('b', { startsAfter: 'a' })] })
	const plans = [[], [{ step: 'shell', durationMonths: 9 }], [{ step: 'permitting', startMonth: '2026-02' }], []].map(
		draw,
	)
	let frame = runPlan(must(plans[0]))
	for (const plan of plans) {
		frame = rerunPlan(frame, plan)
		expect(resultOf(frame)).toEqual(computePlan(plan))
	}
})
