import { expect, test } from 'vitest'
import type { PlanRemedies, Remedy } from '#shared/remedies.ts'
import { buildRemediesView } from './remedies-view.ts'

const forward: Remedy = {
	lever: 'contract_start',
	layer: 'energy',
	subject: 'Utility, phase 1',
	size: 4,
	change: {
		action: 'set',
		list: 'powerContracts',
		id: 'utility-1',
		field: 'startMonth',
		value: '2026-03',
		was: '2026-07',
	},
	clears: true,
	monthsCleared: 8,
	gapClosed: 1,
	shortMonths: -8,
	acceleratorMonths: 50_756,
	itMWMonths: 1102.4,
	capexUsd: 0,
	opexUsd: 2.1e6,
	labourUsd: 0,
	next: 'infrastructure',
}

const found = (remedies: readonly Remedy[], over: Partial<PlanRemedies> = {}): PlanRemedies => ({
	format: 'strata.remedies/1',
	engine: '1',
	asked: true,
	shortfalls: [{ layer: 'energy', firstMonth: '2026-04', lastMonth: '2026-11', months: 8, cause: null, remedies }],
	leftOut: 0,
	labour: null,
	runs: 1,
	...over,
})

test('a remedy says what to do, what it clears and costs, and what binds next', () => {
	const [line] = buildRemediesView(found([forward])).shortfalls[0]?.lines ?? []
	expect(line?.title).toBe('Bring Utility, phase 1 forward by four months, to March 2026')
	expect(line?.note).toBe(
		'Clears Apr–Nov 2026; regains 50,756 accelerator-months and 1,102 MW-months; then Infrastructure binds.',
	)
	expect(line?.cost.replaceAll(/\s/g, ' ')).toBe('+$2.1 M')
})

test('a change that only helps says how far, and that none clears', () => {
	const half = { ...forward, clears: false, monthsCleared: 3, gapClosed: 0.6 }
	const [shortfall] = buildRemediesView(found([half])).shortfalls
	expect(shortfall?.lede).toBe('No single change clears it; the best clears three of eight months:')
	expect(shortfall?.lines[0]?.note.replaceAll(/\s/g, ' ')).toContain(
		'Clears three of eight months, closes 60 % of the gap',
	)
})

test('capex that only moves out of the plan’s months is not called a saving', () => {
	const [line] = buildRemediesView(found([{ ...forward, capexUsd: -40e6 }])).shortfalls[0]?.lines ?? []
	expect(line?.note).toContain('of capex falls before the plan’s first month, uncounted')
})

test('a plan that lacks nothing and a plan that asks for nothing are told apart', () => {
	expect(buildRemediesView(found([], { shortfalls: [] })).empty).toMatch(/^Nothing is short/)
	expect(buildRemediesView(found([], { shortfalls: [], asked: false })).empty).toMatch(/^No workload asks/)
})
