import { expect, test } from 'vitest'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import { hostilePlan } from '../../tests/factories/hostile-plan.ts'
import { keepPlans } from './kept-plans.ts'
import { keepRuns } from './kept-runs.ts'

const plan = hostilePlan({ sites: 1, months: 12, each: 1 })
const held = (rev: number) => ({ rev, plan, draft: draftOf(plan) })
const at = (rev: number, scenarioId = 'a') => ({ scenarioId, rev, month: '2026-11' })

test('what an edit has made is not the plan of its number until the edit is written', () => {
	const plans = keepPlans()
	plans.keepAs('one', { at: at(1), held: held(2) })
	expect(plans.find(at(2))).toBeNull()
	expect(plans.find({ ...at(1), draft: 'one' })).toEqual(held(2))
	plans.settle('one')
	expect(plans.find(at(2))).toEqual(held(2))
	expect(plans.find({ ...at(1), draft: 'one' })).toBeNull()
})

test('of two edits of which one was lost the written one is the plan', () => {
	const plans = keepPlans()
	const lost = { ...held(2), plan: { ...plan, name: 'Lost' } }
	plans.keepAs('lost', { at: at(1), held: lost })
	plans.keepAs('written', { at: at(1), held: held(2) })
	plans.settle('written')
	expect(plans.find(at(2))?.plan.name).toBe(plan.name)
})

test('a run of a draft is the run of its edit once that is written, and of no other', () => {
	const runs = keepRuns({ mostCells: 2e7, mostRuns: 4 })
	const named = (rev: number, name: string) => ({ rev, plan: { ...plan, name } })
	const draft = (name: string) => ({ ...at(1), draft: name })
	runs.add(at(1), held(1))
	runs.add(draft('lost'), named(2, 'Lost'))
	runs.add(draft('written'), named(2, 'Written'))
	expect(runs.find(at(2))).toBeNull()
	expect(runs.find(draft('written'))?.at.rev).toBe(1)
	runs.settle('lost', at(2))
	expect(runs.find(at(2))).toBeNull()
	runs.settle('written', at(2))
	expect(runs.find(at(2))?.plan.name).toBe('Written')
	expect(runs.find(draft('written'))).toBeNull()
})

test('of what is typed into a plan only the last is kept, and what was stopped is not', () => {
	const runs = keepRuns({ mostCells: 2e7, mostRuns: 4 })
	const draft = (name: string) => ({ ...at(1), draft: name })
	const stopped = () => {
		throw new Error('Nobody waits.')
	}
	runs.add(at(1), held(1))
	const typed = (capacityMW: number) => ({
		rev: 2,
		plan: { ...plan, powerContracts: plan.powerContracts.map((contract) => ({ ...contract, capacityMW })) },
	})
	for (const name of ['1', '16']) runs.add(draft(name), typed(Number(name)))
	expect(() => runs.add(draft('160'), typed(160), stopped)).toThrow('Nobody waits.')
	expect(runs.find(draft('1'))).toBeNull()
	expect(runs.find(draft('16'))).not.toBeNull()
	expect(runs.find(draft('160'))).toBeNull()
	expect(runs.find(at(1))).not.toBeNull()
})

test('a thread keeps the plans used last and forgets the others', () => {
	const plans = keepPlans()
	const text = JSON.stringify(draftOf(plan))
	for (let index = 0; index < 30; index += 1) {
		plans.read(at(1, `plan-${String(index)}`), { rev: 1, text })
		plans.find(at(1, 'plan-0'))
	}
	expect(plans.find(at(1, 'plan-0'))).not.toBeNull()
	expect(plans.find(at(1, 'plan-1'))).toBeNull()
	expect(plans.find(at(1, 'plan-29'))).not.toBeNull()
})
