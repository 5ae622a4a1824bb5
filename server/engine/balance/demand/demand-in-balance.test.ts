import { expect, test } from 'vitest'
import { application, balanceInput, gb200Kind, inference, order } from '../../../../tests/factories/balance-input.ts'
import { llama70b } from '../../../../tests/factories/compute-rows.ts'
import { balanceResult } from '../balance-result.ts'
import { runBalance } from '../run-balance.ts'
import type { BalanceInput } from '../types.ts'

const MONTHS = 6
const balanced = (overrides: Partial<BalanceInput> = {}) =>
	balanceResult(runBalance(balanceInput({ months: MONTHS, ...overrides })))

test('a measured throughput overrides the engine and the software’s maturity (C4, M5)', () => {
	const young = [{ ...gb200Kind, availableFromMonth: 0 }]
	const required = (overrides: Parameters<typeof inference>[0]) =>
		balanced({ kinds: young, workloads: [inference(overrides)] }).workloads['serve-70b']
	const measured = required({ tokensPerSecondPerAccelerator: 100 })
	// Each accelerator gives as much whatever the width: replicas of one waste none.
	expect(measured?.acceleratorsRequired[0]).toBe(Math.ceil(5200 / (100 * 0.65 * 0.97)))
	expect(required({})?.acceleratorsRequired[0]).toBe(Math.ceil(5200 / (1717.56 * 0.65 * 0.97 * 0.5) / 2) * 2)
	const unsized = required({ tokensPerSecondPerAccelerator: 100, model: { ...llama70b, layers: null } })
	expect(unsized?.replica).toMatchObject({ accelerators: 1, tokensPerSecondPerAccelerator: 100 })
})

test('cheaper tokens ask for more of them in the months after (A6)', () => {
	const costs = [10, 10, 5, 5, 5, 5]
	const { applications } = balanced({ demandElasticity: 1, unitCost: ({ month }) => costs[month] ?? null })
	expect(applications['support']?.demandTokensPerSecond.map(Math.round)).toEqual([
		5200, 5200, 5200, 10_400, 10_400, 10_400,
	])
})

test('two applications on one workload share its served part (A4, B14)', () => {
	const applications = [application(MONTHS), application(MONTHS, { id: 'other', unitsAtStart: 40_000 })]
	const claims = [
		{ application: 0, share: 1 },
		{ application: 1, share: 1 },
	]
	const result = balanced({
		applications,
		workloads: [inference({ claims })],
		orders: [order(MONTHS, { accelerators: 4 })],
	})
	const shares = ['support', 'other'].map((id) => result.applications[id]?.servedShare[0])
	expect(shares[0]).toBeCloseTo(shares[1] ?? NaN, 12)
	expect(shares[0]).toBeLessThan(1)
})
