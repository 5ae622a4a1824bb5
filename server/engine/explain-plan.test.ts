import { expect, test } from 'vitest'
import { workedPlan } from '../../tests/factories/worked-plan.ts'
import { runPlan } from './compute-plan.ts'
import { explainPlan } from './explain-plan.ts'
import { refusalText, saidAnswer } from '#server/views/messages/explanations.ts'

/** The hours of a hall follow from every purchase it still needs, each laid out once: a fifth of the whole. */
const LONGEST_JSON = 2.2e6

test('«why is this 37 MW?» ends at plan fields, assumptions and catalogue rows', () => {
	const answer = explainPlan(runPlan(workedPlan('simple')), {
		quantity: 'layers.energy.required',
		scope: 'site:abilene',
		month: '2026-12',
	})
	if (!answer.ok) throw new Error(refusalText(answer.message))
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

test('a sum over a list that holds nothing ends at once and says which list it is, in a month and over all', () => {
	const frame = runPlan(workedPlan('simple'))
	for (const month of ['2027-01', undefined]) {
		const answer = explainPlan(frame, { quantity: 'finance.revenueByKind.leasesUsd', ...(month && { month }) })
		const { value, inputs, origin } = answer.ok ? answer.explanation : { value: null, inputs: [], origin: null }
		expect({ month, value, inputs, origin }).toMatchObject({ month, value: 0, inputs: [], origin: { lacks: 'lease' } })
	}
})

test('a question about a scope that does not exist names those that do', () => {
	const plan = workedPlan('simple')
	const frame = runPlan(plan)
	const nowhere = explainPlan(frame, { quantity: 'facilityPowerMW', scope: 'site:nowhere' })
	expect(saidAnswer(nowhere, plan)).toMatchObject({
		ok: false,
		message: '“site:nowhere” has no facilityPowerMW. Choose from: site:abilene.',
	})
	expect(explainPlan(frame, { quantity: 'facilityPower' })).toMatchObject({ ok: false, field: 'quantity' })
})

test('what a figure of the whole plan was made from is shown in the month in which it is largest', () => {
	const frame = runPlan(workedPlan('campus'))
	const { months } = frame.world.model
	const valueIn = (quantity: string, scope: string, month: string) => {
		const answer = explainPlan(frame, { quantity, scope, month, depth: 0 })
		return answer.ok ? Math.abs(answer.explanation.value ?? 0) : 0
	}
	let shown = 0
	for (const quantity of ['finance.totals.capexUsd', 'stranded.acceleratorMonths', 'shortfall.lostMWMonths']) {
		const answer = explainPlan(frame, { quantity, depth: 1 })
		if (!answer.ok) throw new Error(refusalText(answer.message))
		for (const { quantity: of, scope, month, value } of answer.explanation.inputs.filter((one) => one.month !== null)) {
			shown += 1
			const most = Math.max(...months.map((name) => valueIn(of, scope, name)))
			expect(Math.abs(value ?? 0), `${of} of ${scope} in ${month ?? ''}`).toBeCloseTo(most, 6)
		}
	}
	expect(shown).toBeGreaterThan(2)
})
