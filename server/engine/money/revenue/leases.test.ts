import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { computePlan } from '../../compute-plan.ts'

type Entry = Record<string, unknown>

const LEASE = { id: 'q', siteId: 's', itMW: 30, startMonth: '2026-03', rentUsdPerKWMonth: 100 }
const ORDER = {
	...{ id: 'o', siteId: 's', chip: 'gb200-nvl72', accelerators: 3600, unitPriceUsd: 50_000 },
	...{ orderMonth: '2025-01', leadTimeMonths: 1, retireAfterMonths: 120 },
}
const WORK = { id: 'w', kind: 'standing', accelerators: 1800, startMonth: '2026-01', siteIds: ['s'] }

/** Two halls that stand, power for both. */
function landlord(over: Record<string, unknown> = {}) {
	return computePlan(
		planFile({
			horizonMonths: 24,
			sites: [{ id: 's', name: 'S', country: 'US', latitude: 32.9, longitude: -97.02, peakPue: 1.25 }],
			powerContracts: [
				{
					...{
						id: 'g',
						siteId: 's',
						kind: 'utility_firm',
						capacityMW: 100,
						startMonth: '2025-01',
						status: 'energised',
					},
					...{ energyPriceUsdPerMWh: 50, demandChargeUsdPerKWMonth: 6 },
				},
			],
			buildPhases: ['a', 'b'].map((id) => ({
				...{ id, siteId: 's', itMW: 40, scope: 'existing', startMonth: '2025-01', durationMonths: 0 },
			})),
			leases: [LEASE],
			...over,
		}),
	)
}
const leases = (...of: readonly Entry[]) => ({ leases: of.map((entry) => ({ ...LEASE, ...entry })) })
const MONTH = 12

test('a lease draws power, pays rent and its part of the power bill (joins C1)', () => {
	const { sites, finance, layers, binding } = landlord()
	const site = must(sites['s'])
	expect(site.itPowerMW[1]).toBe(0)
	expect(site.itPowerMW[MONTH]).toBe(30)
	expect(site.energyMWh[MONTH]).toBeCloseTo(30 * 0.7 * 730 * must(site.pue[MONTH]), 6)
	expect(layers.infrastructure.required[MONTH]).toBe(30)
	expect(binding[MONTH]).toBe('applications')
	expect(finance.revenueByKind.leasesUsd[MONTH]).toBe(3e6)
	const bill = must(finance.opexByKind.energy[MONTH]) + must(finance.opexByKind.demandCharges[MONTH])
	expect(finance.revenueByKind.passThroughUsd[MONTH]).toBeCloseTo((bill * 30) / 80, 6)
})

test('rent rises in steps, is free at first, and ends with the term; ramps take up power step by step', () => {
	const { finance, sites } = landlord(
		leases({ rentEscalationPerYear: 0.1, freeRentMonths: 2, rampMonths: 3, termMonths: 20, depositMonths: 3 }),
	)
	const { leasesUsd } = finance.revenueByKind
	expect(leasesUsd.slice(2, 6)).toEqual([0, 0, 3e6, 3e6])
	expect(leasesUsd[14]).toBeCloseTo(3.3e6, 6)
	expect(leasesUsd[22]).toBe(0)
	expect(must(sites['s']).itPowerMW.slice(2, 5)).toEqual([10, 20, 30])
	expect(finance.cashFlow.depositsUsd[2]).toBe(-9e6)
	expect(finance.cashFlow.depositsUsd[21]).toBe(9e6)
})

test('leases take what is finished as listed: of their hall, else of any', () => {
	const { finance, warnings } = landlord(
		leases({ itMW: 50 }, { id: 'r', phaseId: 'a', itMW: 20 }, { id: 't', itMW: 60 }),
	)
	// 40 of hall a and 10 of b; none of a; the 30 that b has left.
	expect(finance.revenueByKind.leasesUsd[MONTH]).toBe(80_000 * 100)
	const over = warnings.filter(({ code }) => code === 'lease_over_halls')
	expect(over.map(({ path }) => path)).toEqual(['leases[1].itMW', 'leases[2].itMW'])
})

test('what power cannot feed of a lease is cut and lost; its rent is not', () => {
	const result = landlord({
		...leases({ itMW: 80 }),
		sites: [{ id: 's', name: 'S', country: 'US', latitude: 32.9, longitude: -97.02, peakPue: 1.5 }],
	})
	const site = must(result.sites['s'])
	expect(site.facilityPowerMW[MONTH]).toBeCloseTo(100, 6)
	expect(site.itPowerMW[MONTH]).toBeLessThan(80)
	expect(result.finance.revenueByKind.leasesUsd[MONTH]).toBe(8e6)
	expect(result.binding[MONTH]).toBe('energy')
	expect(result.shortfall.lostItMW[MONTH]).toBeCloseTo(80 - must(site.itPowerMW[MONTH]), 9)
	expect(result.warnings.map(({ code }) => code)).toContain('lease_over_power')
})

test('a lease comes before the plan’s own accelerators', () => {
	const own = { chipOrders: [ORDER], workloads: [WORK] }
	const [alone, beside] = [landlord({ ...own, leases: [] }), landlord({ ...own, ...leases({ itMW: 78 }) })]
	const energised = (of: typeof alone) => must(must(of.sites['s']).energisedAccelerators[MONTH])
	expect(energised(alone)).toBe(3600)
	expect(energised(beside)).toBeGreaterThan(0)
	expect(must(must(beside.sites['s']).itPowerMW[MONTH])).toBeLessThanOrEqual(80)
	expect(energised(beside)).toBeLessThan(1300)
})

test('tenants’ accelerators stand in what is leased, serve nobody here and cost nothing (joins C2)', () => {
	const theirs = { chipOrders: [{ ...ORDER, owner: 'tenant', unitPriceUsd: null }], workloads: [WORK] }
	const result = landlord(theirs)
	const site = must(result.sites['s'])
	expect(site.energisedAccelerators[MONTH]).toBe(3600)
	expect(site.itPowerMW[MONTH]).toBe(30)
	expect(result.workloads['w']?.acceleratorsAllocated[MONTH]).toBe(0)
	expect(result.finance.capexByLayer.chips.every((usd) => usd === 0)).toBe(true)
	expect(result.finance.unitCosts.acceleratorHours).toEqual({})
	// Without a lease they draw for themselves.
	const free = must(landlord({ ...theirs, leases: [] }).sites['s'])
	expect(free.itPowerMW[MONTH]).toBeCloseTo(3600 * (132 / 72) * 1.11 * 0.85 * 1e-3, 6)
})

test('what workloads leave is let by the hour: a ramp, an occupancy, a rent that falls', () => {
	const plan = (rented: Entry) => landlord({ leases: [], chipOrders: [{ ...ORDER, ...rented }], workloads: [WORK] })
	const rent = { rentUsdPerAcceleratorHour: 2, rentOccupancyShare: 0.5, rentRampMonths: 4, rentDeclinePerYear: 0.2 }
	const { finance, sites } = plan(rent)
	const hours = finance.revenueByKind.acceleratorHoursUsd
	const first = must(sites['s']).energisedAccelerators.findIndex((count) => count === 3600)
	const months = MONTH - 1
	expect(hours[first]).toBeGreaterThan(0)
	// Delivered eleven months before the plan.
	expect(hours[MONTH]).toBeCloseTo(1800 * 0.5 * 730 * 2 * 0.8 ** ((months + 12) / 12), 0)
	const [hired, idle] = [must(sites['s']), must(plan({}).sites['s'])]
	expect(hired.energyMWh[MONTH]).toBeGreaterThan(must(idle.energyMWh[MONTH]))
})
