import { expect, test } from 'vitest'
import { workedPlan } from '../../tests/factories/worked-plan.ts'
import { runPlan } from './compute-plan.ts'
import { explainPlan } from './explain-plan.ts'

const LONGEST_JSON = 1.1e6

test('«why is this 37 MW?» ends at plan fields, assumptions and catalogue rows', () => {
	const answer = explainPlan(runPlan(workedPlan('simple')), {
		quantity: 'layers.energy.required',
		scope: 'site:abilene',
		month: '2026-12',
	})
	if (!answer.ok) throw new Error(answer.message)
	expect(answer.explanation.value).toBeCloseTo(37.39, 2)
	expect(JSON.stringify(answer.explanation).length).toBeLessThan(LONGEST_JSON)
	const ends = new Set<string>()
	const walk = (step: typeof answer.explanation): void => {
		if (step.origin) ends.add(step.origin.kind)
		else if (!step.repeated) expect(step.inputs.length, `${step.quantity} ends nowhere`).toBeGreaterThan(0)
		step.inputs.forEach(walk)
	}
	walk(answer.explanation)
	expect([...ends].sort()).toEqual(['catalogue', 'default', 'plan', 'rule'])
})

test('a question about a scope that does not exist names those that do', () => {
	const frame = runPlan(workedPlan('simple'))
	expect(explainPlan(frame, { quantity: 'facilityPowerMW', scope: 'site:nowhere' })).toMatchObject({
		ok: false,
		message: '«site:nowhere» has no facilityPowerMW. Choose from: site:abilene.',
	})
	expect(explainPlan(frame, { quantity: 'facilityPower' })).toMatchObject({ ok: false, field: 'quantity' })
})
