import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { computePlan } from '../compute-plan.ts'

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
