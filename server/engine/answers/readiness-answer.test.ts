import { expect, test } from 'vitest'
import { buildReadinessScore } from '#server/views/explain/readiness-score.ts'
import { saidReadiness } from '#server/views/messages/explanations.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { workedPlan } from '../../../tests/factories/worked-plan.ts'
import { readinessOf, runPlan } from '../compute-plan.ts'
import { explainPlan, leavesBehind } from '../explain-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

const bare: PlanFile = { ...workedPlan('campus'), notes: {} }
const first = bare.powerContracts[0]?.id ?? ''
const noted = (note: Partial<PlanFile['notes'][string]>): PlanFile => ({
	...bare,
	notes: {
		[`powerContracts/${first}/capacityMW`]: { low: null, high: null, why: null, source: null, quality: null, ...note },
	},
})
const ownOf = (plan: PlanFile) => readinessOf(runPlan(plan)).inputs.own.length

test('every input behind what a plan loses is counted once, or is published', () => {
	const frame = runPlan(bare)
	const { inputs, total, published, share } = readinessOf(frame)
	const all = leavesBehind(frame, { quantity: 'shortfall.lostMWMonths' })?.leaves ?? []
	expect(Object.values(inputs).flat().length).toBe(total)
	expect(total + published).toBe(all.length)
	expect(share).toBe(inputs.own.length / total)
})

test('a figure counts as settled once it has a source and is no guess or benchmark', () => {
	expect(ownOf(noted({ source: 'Contract of May' })) - ownOf(bare)).toBe(1)
	expect(ownOf(noted({ source: 'Contract of May', quality: 'contract' })) - ownOf(bare)).toBe(1)
	expect(ownOf(noted({ source: 'Somebody', quality: 'guess' }))).toBe(ownOf(bare))
	expect(ownOf(noted({ source: 'Industry', quality: 'benchmark' }))).toBe(ownOf(bare))
	expect(ownOf(noted({ quality: 'contract' }))).toBe(ownOf(bare))
})

test('what the schema fills in of a delay is no input of the plan, and a note on the delay is on its parts', () => {
	const slipOf = (delay: { p50: number; p90: number }, note: PlanFile['notes'][string] | null = null) => {
		const slipMonths = { ...delay, low: null }
		const chipOrders = bare.chipOrders.map((order) => ({ ...order, slipMonths }))
		const notes = Object.fromEntries(
			note === null ? [] : chipOrders.map(({ id }) => [`chipOrders/${id}/slipMonths`, note]),
		)
		const { inputs } = readinessOf(runPlan({ ...bare, chipOrders, notes }))
		const told = Object.entries(inputs).flatMap(([grade, leaves]) =>
			leaves.flatMap(({ label }) => (label === 'Likely slip of an order, in whole months' ? [grade] : [])),
		)
		return [...new Set(told)]
	}
	const offer = { low: null, high: null, why: null, source: 'Offer of 3 March', quality: null }
	expect(slipOf({ p50: 0, p90: 6 })).toEqual([])
	expect(slipOf({ p50: 2, p90: 6 })).toEqual(['unsourced'])
	expect(slipOf({ p50: 2, p90: 6 }, offer)).toEqual(['own'])
	expect(slipOf({ p50: 0, p90: 6 }, offer)).toEqual(['own'])
})

test('a figure of the catalogue is stale two years after its date', () => {
	const staleIn = (asOfMonth: string) => readinessOf(runPlan({ ...bare, asOfMonth })).inputs.stale.length
	expect(staleIn('2026-11')).toBe(0)
	expect(staleIn('2029-06')).toBeGreaterThan(0)
})

test('the page shows the share that its explanation tells, and a way to each gap of the plan', () => {
	const plan = noted({ source: 'Contract of May' })
	const frame = runPlan(plan)
	const { figure, grades, finding } = buildReadinessScore(plan, saidReadiness(readinessOf(frame), plan))
	const told = explainPlan(frame, { quantity: 'readiness' })
	expect(told.ok && [told.explanation.value, told.explanation.unit]).toEqual([figure?.value, '%'])
	expect(finding).toMatch(/^\d+ of \d+ inputs/)
	const unsourced = grades.find(({ grade }) => grade === 'unsourced')
	expect(unsourced?.groups.length).toBeGreaterThan(0)
	for (const { lines } of unsourced?.groups ?? []) for (const { href } of lines) expect(href).toContain('edit=')
})

test('an input is told by the name of what it is of, never by its id', () => {
	const { inputs } = readinessOf(runPlan(validPlan(findTemplate('fairwater')?.plan)))
	const labels = Object.values(inputs).flatMap((leaves) => leaves.map(({ label }) => label))
	expect(labels).toContain('Accelerators, First frontier run')
	expect(labels.filter((label) => /\brun-\d/.test(label))).toEqual([])
})
