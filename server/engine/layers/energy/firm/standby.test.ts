import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { hall, planFile } from '../../../../../tests/factories/plan-file.ts'
import { computePlan } from '../../../compute-plan.ts'

/** facility §1.6: 100 MW IT peak, NVL72, Northern Virginia, direct-to-chip with dry coolers. */
const virginia = {
	...{ id: 'va', name: 'Virginia', country: 'US', latitude: 38.95, longitude: -77.45 },
	...{ cooling: 'd2c_dry_trim', peakPue: 1.215 },
}
const gas = { id: 'gas', kind: 'btm_recip', siteId: 'va', capacityMW: 160, units: 16, startMonth: '2026-01' }
const line = { id: 'line', kind: 'utility_firm', siteId: 'va', capacityMW: 160, startMonth: '2026-01' }
const run = (powerContracts: readonly object[], supplyRedundancy: string) =>
	computePlan(
		planFile({
			sites: [{ ...virginia, supplyRedundancy }],
			buildPhases: [{ ...hall('a'), siteId: 'va' }],
			powerContracts,
		}),
	)
const generators = (powerContracts: readonly object[], supplyRedundancy: string) =>
	must(run(powerContracts, supplyRedundancy).sites['va']).equipment.find(({ item }) => item === 'generator')?.count ?? 0

test('an island whose plant survives the loss of any unit buys no standby generators; a site with a line does (I10)', () => {
	expect(generators([gas], 'N-1')).toBe(0)
	expect(generators([gas], 'unit')).toBe(53)
	expect(generators([gas, line], 'N-1')).toBe(53)
	expect(generators([line], 'N-1')).toBe(53)
})

test('a hall without standby generators costs less by what they are (I10, mM1.3)', () => {
	const costOf = (supplyRedundancy: string) => must(run([gas], supplyRedundancy).finance.halls['a'])
	const [with53, without] = [costOf('unit'), costOf('N-1')]
	// 53 sets of 3 MW at 700,000 USD/MW, installed at 1.5.
	expect(with53.electricalUsd - without.electricalUsd).toBeCloseTo(53 * 3 * 700_000 * 1.5, 0)
	expect(without.totalUsd).toBeLessThan(with53.totalUsd)
})
