import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { computePlan } from '../compute-plan.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'

/** Three halls of 100, 150 and 150 MW that stand, and chips of some megawatts of nameplate in the first, or wherever they fit. */
function delivered(MW: number, phaseId: string | null, more: readonly object[] = []): number {
	const parsed = parsePlanFile(
		planFile({
			...{ startMonth: '2027-01', asOfMonth: '2027-01', horizonMonths: 24 },
			sites: [
				{
					...{ id: 'ohio', name: 'Ohio', country: 'US', latitude: 40, longitude: -83, cooling: 'd2c_dry_trim' },
					targets: [{ month: '2027-12', itMW: 400 }],
				},
			],
			powerContracts: [contract('grid', { siteId: 'ohio', capacityMW: 600, startMonth: '2027-01', rampMonths: 1 })],
			buildPhases: [100, 150, 150].map((itMW, at) =>
				hall(`hall-${at}`, { siteId: 'ohio', itMW, scope: 'existing', startMonth: '2027-01', durationMonths: 0 }),
			),
			chipOrders: [{ ...order(MW), id: 'first', ...(phaseId === null ? {} : { phaseId }) }, ...more],
		}),
	)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return must(computePlan(parsed.plan).sites['ohio']?.deliveredItMW.at(-1))
}

/** Racks of 72 that draw 132 kW, 11% more round them. */
const order = (MW: number) => ({
	...{ id: 'second', siteId: 'ohio', chip: 'gb200-nvl72', orderMonth: '2027-01', leadTimeMonths: 1 },
	accelerators: Math.floor((MW * 1000) / 1.11 / 132) * 72,
})

test('chips that name a hall fill that hall and nothing of another, however many they are (vV2)', () => {
	expect(delivered(95, 'hall-0')).toBeCloseTo(100, 0)
	// As full as it can be: before, 105 MW in a hall of 100.
	expect(delivered(100, 'hall-0')).toBe(100)
	expect(delivered(140, 'hall-0')).toBe(100)
	// Half of the next is half of it, too.
	expect(delivered(140, 'hall-0', [{ ...order(75), phaseId: 'hall-1' }])).toBeCloseTo(100 + 75 / 0.95, 0)
	// Wherever they fit, they may stand in the next.
	expect(delivered(140, null)).toBeCloseTo(140 / 0.95, 0)
})
