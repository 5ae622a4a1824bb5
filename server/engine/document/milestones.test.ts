import { expect, test } from 'vitest'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'

const place = { country: 'US', latitude: 32.45, longitude: -99.73 }
const told = (over: Record<string, unknown>) =>
	computedDocument(planFile(over)).milestones.map(({ month, kind }) => `${month} ${kind}`)

test('milestones of one month and kind stand in the order of their bytes, in whatever language the machine speaks', () => {
	const { milestones } = computedDocument(
		planFile({
			sites: [
				{ ...place, id: 'one', name: 'alpha' },
				{ ...place, id: 'two', name: 'Zeta' },
			],
			powerContracts: [contract('first', { siteId: 'one' }), contract('second', { siteId: 'two' })],
		}),
	)
	expect(milestones.map(({ siteId }) => siteId)).toEqual(['two', 'one'])
})

const ramp = contract('grid-1', {
	capacityMW: 80,
	startMonth: '2026-03',
	status: 'energised',
	rampSteps: [
		{ month: '2026-03', MW: 10 },
		{ month: '2026-06', MW: 80 },
	],
})
const standing = hall('hall-1', { itMW: 20, scope: 'existing', durationMonths: 0 })
const chips = { id: 'gpus-1', siteId: 'abilene', chip: 'h100-sxm', accelerators: 14_000, orderMonth: '2025-06' }

test('full power is said where power, halls and chips carry the target, never where firm power alone is whole', () => {
	const site = { ...place, id: 'abilene', name: 'Abilene', targetItMW: 12 }
	const grid = { sites: [site], horizonMonths: 24, powerContracts: [ramp], buildPhases: [standing] }
	expect(told(grid)).toEqual(['2026-01 hall_ready', '2026-03 power_at_meter', '2026-06 all_firm_power'])
	const all = told({ ...grid, chipOrders: [{ ...chips, leadTimeMonths: 12 }] })
	expect(all.findIndex((text) => text.endsWith('full_power'))).toBeGreaterThan(
		all.findIndex((text) => text.endsWith('all_firm_power')),
	)
})

test('the firm power of an island of sun is that of its darkest month to come (eR17)', () => {
	const own = { status: 'energised' as const }
	const powerContracts = [
		contract('gas', { kind: 'btm_recip', capacityMW: 81, units: 18, startMonth: '2026-02', ...own }),
		contract('sun', { kind: 'btm_solar', capacityMW: 300, startMonth: '2026-02', ...own }),
		contract('battery', { kind: 'bess', capacityMW: 120, energyMWh: 480, startMonth: '2026-05', ...own }),
	]
	const dates = told({ horizonMonths: 30, powerContracts })
	expect(dates.filter((text) => text.endsWith('all_firm_power'))).toEqual(['2026-05 all_firm_power'])
})

test('the last firm power has one name, whether the grid brings it or the site’s own engines', () => {
	const later = (kind: 'btm_recip' | 'utility_firm') => {
		const last = contract('last', { kind, capacityMW: 45, startMonth: '2027-02', status: 'energised' })
		const first = contract('first', { kind: 'btm_recip', capacityMW: 45, startMonth: '2026-02', status: 'energised' })
		return told({ horizonMonths: 36, powerContracts: [first, last] })
	}
	expect(later('btm_recip')).toContain('2027-02 all_firm_power')
	expect(later('utility_firm')).toContain('2027-02 all_firm_power')
})

test('full power of a site that is let tells the leased megawatts, beside accelerators where some run', () => {
	const site = { ...place, id: 'abilene', name: 'Abilene', targetItMW: 30 }
	const lease = { id: 'q', siteId: 'abilene', itMW: 30, startMonth: '2026-08', rentUsdPerKWMonth: 100 }
	const full = (over: Record<string, unknown>) =>
		computedDocument(
			planFile({
				...{ sites: [site], powerContracts: [ramp], buildPhases: [hall('a', { ...standing, itMW: 40 })] },
				...{ leases: [lease], ...over },
			}),
		).milestones.find(({ kind }) => kind === 'full_power')
	expect(full({})).toMatchObject({ month: '2026-08', text: 'Full power at Abilene: 30 MW IT, 30 MW leased.' })
	const both = full({
		leases: [{ ...lease, itMW: 29 }],
		chipOrders: [{ ...chips, orderMonth: '2026-06', leadTimeMonths: 6, accelerators: 2_400 }],
	})
	expect(both?.text).toMatch(/^Full power at Abilene: 30 MW IT, [\d,]+ accelerators running and 29 MW leased\.$/)
})
