import { expect, test } from 'vitest'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { runPlan } from '../../compute-plan.ts'
import { explainPlan } from '../../explain-plan.ts'
import { columnOf } from '../../kernel/run.ts'
import { contractStart } from '../../layers/energy/contract-inputs.ts'
import { workDue } from '../../layers/energy/gating-works.ts'
import { hallStart } from '../phase-inputs.ts'
import { orderReady } from './order-inputs.ts'

const START = '2026-08'
/** What comes late by so many months, of each list. */
function frameOf(p50: number) {
	const late = { p50, p90: 12 }
	return runPlan(
		planFile({
			startMonth: '2026-01',
			powerContracts: [contract('grid', { startMonth: START, startDelayMonths: late })],
			gatingWorks: [
				{
					...{ id: 'line', siteId: 'abilene', contractId: 'grid', package: 'hv_line', quantity: 10, durationMonths: 1 },
					...{ startMonth: START, startDelayMonths: late },
				},
			],
			buildPhases: [hall('north', { startMonth: START, startDelayMonths: late })],
			chipOrders: [
				{
					...{ id: 'order', siteId: 'abilene', chip: 'h100-sxm', accelerators: 800, leadTimeMonths: 0 },
					...{ orderMonth: START, slipMonths: late },
				},
			],
		}),
	)
}

test('whatever comes late is late by whole months, a half up: contract, hall, work of others and order alike (S1)', () => {
	for (const [p50, whole] of [
		[0.4, 0],
		[0.5, 1],
		[1.4, 1],
		[2, 2],
		[2.6, 3],
	] as const) {
		const frame = frameOf(p50)
		const at = (node: Parameters<typeof columnOf>[1]) => columnOf(frame, node).at(0, 0)
		const dates = [contractStart, hallStart, orderReady].map(at)
		expect([p50, ...dates, at(workDue) - 1]).toEqual([p50, ...Array<number>(4).fill(7 + whole)])
	}
})

test('a contract that is four tenths of a month late serves from its own month', () => {
	const answer = explainPlan(frameOf(0.4), { quantity: 'contracts.start', scope: 'contract:grid', depth: 1 })
	expect(answer.ok && answer.explanation.value).toBe(7)
})
