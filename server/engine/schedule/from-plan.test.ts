import { expect, test } from 'vitest'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { computePlan } from '../compute-plan.ts'

test('a plant whose own row leads by a part of a month is built over whole months (S1)', () => {
	const plant = {
		id: 'house-plant',
		name: 'House plant',
		role: 'onsite_combustion',
		leadMonths: { p50: 5.25, p90: 9 },
		workPackage: 'gen_simple_cycle',
	}
	const { schedule } = computePlan(
		planFile({
			catalogue: { powerContractTypes: [plant] },
			powerContracts: [contract('turbines', { kind: 'house-plant', startMonth: '2027-01' })],
		}),
	)
	expect(schedule['contract:turbines']).toMatchObject({ plannedStart: '2026-07', plannedFinish: '2026-12' })
})
