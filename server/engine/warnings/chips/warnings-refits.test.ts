import { expect, test } from 'vitest'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'

const standing = { siteId: 'w', scope: 'existing', durationMonths: 0, startMonth: '2025-06', rackDensityKW: 132 }
const order = (id: string, chip: string, over: object) => ({ id, siteId: 'w', phaseId: 'h1', chip, ...over })

const lease = { id: 'tenant', siteId: 'w', phaseId: 'h1', startMonth: '2026-01', rentUsdPerKWMonth: 100 }

type Over = {
	readonly leaseMonths?: number
	readonly itMW?: number
	readonly halls?: readonly object[]
	readonly leadTimeMonths?: number
}

/** 5,616 Vera Rubin, 17.92 MW IT, come in month 14 into 20 MW for 132 kW of which the lease has its part. */
const warnings = ({ leaseMonths = 24, itMW = 12, halls = [], leadTimeMonths = 9 }: Over = {}) =>
	computedDocument(
		planFile({
			horizonMonths: 36,
			sites: [{ id: 'w', name: 'Warsaw', country: 'PL', latitude: 52.23, longitude: 21.01, cooling: 'd2c_dry_trim' }],
			powerContracts: [contract('grid', { siteId: 'w', startMonth: '2025-01', status: 'energised', capacityMW: 90 })],
			buildPhases: [hall('h1', { ...standing, itMW: 20 }), ...halls],
			chipOrders: [
				order('gb', 'gb200-nvl72', { accelerators: 4320, orderMonth: '2026-01', leadTimeMonths: 0 }),
				order('vr', 'vera-rubin-nvl72', {
					...{
						accelerators: 5616,
						replaces: 'gb',
						phaseId: halls.length > 0 ? null : 'h1',
						orderMonth: '2026-06',
						leadTimeMonths,
					},
				}),
			],
			leases: [{ ...lease, itMW, termMonths: leaseMonths }],
		}),
	).warnings.flatMap(({ code, path, text }) => (code === 'refit_leased' ? [{ path, text }] : []))

test('lP10: what leases keep from a refit is said with its megawatts and their last month', () => {
	// 17.92 asked of 20, of which 12 are leased: 8 are refitted, 9.92 wait for the lease.
	const kept = 'vr needs a refit of h1; leases hold 9.92 MW IT of it through'
	expect(warnings()).toEqual([{ path: 'chipOrders[1]', text: `${kept} December 2027.` }])
	expect(warnings({ leadTimeMonths: 8.5 })).toEqual(warnings())
	expect(warnings({ leaseMonths: 240 })).toEqual([{ path: 'chipOrders[1]', text: `${kept} the end of the plan.` }])
})

test('lP10: nothing is said where the lease has ended, leaves room, another hall has it, or they come after the plan', () => {
	expect(warnings({ leaseMonths: 240, leadTimeMonths: 40 })).toEqual([])
	expect(warnings({ leaseMonths: 12 })).toEqual([])
	expect(warnings({ itMW: 2 })).toEqual([])
	expect(warnings({ halls: [hall('h2', { ...standing, itMW: 20, rackDensityKW: 264 })] })).toEqual([])
})
