import { describe, expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { saidExplanation } from '#server/views/messages/explanations.ts'
import { causeClause } from '#server/views/messages/verdict/cause-clauses.ts'
import { VERDICT_PLANS } from '../../../../tests/verdicts/plans.ts'
import { resultOf, runPlan } from '../../compute-plan.ts'
import { explainPlan } from '../../explain-plan.ts'

function planOf(file: unknown): PlanFile {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error('the plan must be valid')
	return parsed.plan
}

function explained(plan: PlanFile, quantity: 'fullPower' | 'firstPower') {
	const run = runPlan(plan)
	const answer = explainPlan(run, { quantity })
	if (!answer.ok) throw new Error(`${quantity} is not explained`)
	const { explanation } = answer
	const { decided } = explanation
	if (decided === null || typeof decided === 'string') throw new Error('nothing decided it')
	if (decided.code !== 'full_power' && decided.code !== 'first_power') throw new Error(decided.code)
	return { result: resultOf(run), set: decided.facts.set, explanation, said: saidExplanation(explanation, plan) }
}

const PLANS = [
	...TEMPLATES.map(({ name, plan }) => [name, () => planOf(plan)] as const),
	...Object.entries(VERDICT_PLANS),
]

describe.each(PLANS)('full power of %s', (_, plan) => {
	test('is set by what the verdict, the overview and the schedule say is late', () => {
		const file = plan()
		const { result, set, said, explanation } = explained(file, 'fullPower')
		const { month } = result.verdict.fullPower
		expect(explanation.date ?? null).toBe(month)
		const before = month === null ? result.months.at(-1) : addMonths(month, -1)
		for (const { siteId, layer, item, cause, facts } of set) {
			const series = result.sites[siteId ?? '']
			const wasLate = series?.lateMW[result.months.indexOf(before ?? '')] ?? 0
			if (wasLate <= 0) continue
			const loss = result.verdict.losses.find(
				(one) => one.kind === 'late' && one.siteId === siteId && one.item === item && one.cause === cause,
			)
			expect(loss).toMatchObject({ layer, facts })
			expect(loss !== undefined && loss.to >= (before ?? '')).toBe(true)
			const clause = loss === undefined ? '' : causeClause(file, loss)
			if (facts.until === month && cause !== 'installing') expect(said.decided).toContain(clause.slice(1))
			const entry = item?.startsWith('phase:') === true ? result.schedule[item] : undefined
			if (month !== null && entry?.finish && facts.until === month) expect(addMonths(entry.finish, 1)).toBe(month)
		}
		// There from the start, or nothing is asked.
		if (set.length === 0) expect([null, result.months[0]]).toContain(month)
	})
})

test('a hall that waits for hands sets the month: what each layer carried before, the hall, and where its date is from', () => {
	const abilene = TEMPLATES.find(({ name }) => name === 'abilene')
	const { said } = explained(planOf(abilene?.plan), 'fullPower')
	expect(said.decided).toContain(
		'Set by Halls: Hall 8 is ready in January 2028, eight months behind plan, due to an electrician shortage.',
	)
	expect(said.inputs.map(({ quantity, scope, month }) => [quantity, scope, month])).toEqual([
		['sites.deliveredItMW', 'site:abilene', '2028-01'],
		['sites.deliveredItMW', 'site:abilene', '2027-12'],
		['sites.fedItMW', 'site:abilene', '2027-12'],
		['sites.housedItMW', 'site:abilene', '2027-12'],
		['sites.filledItMW', 'site:abilene', '2027-12'],
		['schedule.phase.finish', 'phase:hall-8', null],
		['firstPower', 'plan', null],
	])
	const hall = said.inputs[5]
	expect(hall).toMatchObject({ date: '2027-12' })
	expect(hall?.inputs.map(({ quantity, date }) => [quantity, date])).toContainEqual([
		'schedule.phase.plannedFinish',
		'2027-04',
	])
	expect(hall?.inputs.map(({ decided }) => decided)).toContain(
		'Electrician shortage: finishes in December 2027, eight months late.',
	)
})

test('first power is told with the contract that brings it', () => {
	const abilene = TEMPLATES.find(({ name }) => name === 'abilene')
	const { said, explanation } = explained(planOf(abilene?.plan), 'firstPower')
	expect(explanation.date).toBe('2026-03')
	expect(said.decided).toContain('Set by Energy: Rental gensets starts in March 2026.')
	expect(said.inputs.map(({ quantity, scope }) => [quantity, scope])).toContainEqual([
		'contracts.start',
		'contract:gensets',
	])
})

test('a target that is never reached says what is short at the end of the plan', () => {
	const { said, explanation } = explained(VERDICT_PLANS.landlord(), 'fullPower')
	expect(explanation.value).toBeNull()
	expect(said.decided).toContain('Short at plan end: no tenant leases')
})
