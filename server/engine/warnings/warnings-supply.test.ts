import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'

const order = (over: Record<string, unknown>) => ({
	id: 'gpus',
	siteId: 'abilene',
	chip: 'gb200-nvl72',
	accelerators: 7200,
	orderMonth: '2025-06',
	leadTimeMonths: 6,
	...over,
})
const warningsOf = (over: Record<string, unknown>) =>
	computedDocument(planFile({ powerContracts: [contract('grid', { startMonth: '2026-01' })], ...over })).warnings
const found = (over: Record<string, unknown>, code: string) => warningsOf(over).find((one) => one.code === code)

test('an order that leaves a rack or a server part empty names the whole numbers beside it (I18)', () => {
	const buildPhases = [hall('a')]
	expect(found({ buildPhases, chipOrders: [order({ accelerators: 7250 })] }, 'part_rack')?.mend).toBe(
		'Order 7,200 or 7,272.',
	)
	const servers = order({ chip: 'h100-sxm', accelerators: 4 })
	expect(found({ buildPhases, chipOrders: [servers] }, 'part_rack')).toMatchObject({
		path: 'chipOrders[0].accelerators',
		mend: 'Order 8.',
	})
	expect(found({ buildPhases, chipOrders: [order({})] }, 'part_rack')).toBeUndefined()
})

test('servers may stand fewer to a rack, a rack of one fabric may not (I18)', () => {
	const buildPhases = [hall('air', { cooling: 'air_chiller_aircooled_fc', rackDensityKW: 20 })]
	expect(found({ buildPhases, chipOrders: [order({ chip: 'h100-sxm' })] }, 'density_over_hall')).toBeUndefined()
	expect(found({ buildPhases, chipOrders: [order({})] }, 'density_over_hall')?.text).toContain(
		'gpus: NVIDIA GB200 NVL72 (per GPU) needs liquid cooling, and air has none: no 132 kW rack can run there.',
	)
	const thin = [hall('air', { cooling: 'air_chiller_aircooled_fc', rackDensityKW: 8 })]
	expect(found({ buildPhases: thin, chipOrders: [order({ chip: 'h100-sxm' })] }, 'density_over_hall')?.text).toContain(
		'needs 10.2 kW per server; air takes 8 kW',
	)
})

test('a power cap lightens the rack that a hall is asked to carry (C1, I18)', () => {
	// Racks of 132 kW stand where 120 are carried (lP9), and not where 110 are.
	const fits = [hall('a', { rackDensityKW: 120 })]
	expect(found({ buildPhases: fits, chipOrders: [order({})] }, 'density_over_hall')).toBeUndefined()
	const buildPhases = [hall('a', { rackDensityKW: 110 })]
	expect(found({ buildPhases, chipOrders: [order({})] }, 'density_over_hall')).toBeDefined()
	expect(found({ buildPhases, chipOrders: [order({ powerCapW: 960 })] }, 'density_over_hall')).toBeUndefined()
})

test('racks that stand before hall and power wait for whichever comes last', () => {
	const supply = (power: string, durationMonths: number) => ({
		buildPhases: [hall('a', { name: 'Hall A', itMW: 20, durationMonths })],
		powerContracts: [contract('grid', { startMonth: power })],
		chipOrders: [order({ name: 'O1', accelerators: 720 })],
	})
	const told = (power: string, durationMonths: number) =>
		warningsOf(supply(power, durationMonths)).flatMap(({ code, text, mend }) =>
			code === 'chips_before_hall' || code === 'chips_before_power' ? [{ code, text, mend }] : [],
		)
	const mend = 'Finish the hall earlier: power alone does not help.'
	expect(told('2026-06', 20)).toEqual([
		{
			code: 'chips_before_hall',
			text: 'O1 could be racked in January 2026, but Hall A finishes in August 2027; first power arrives in June 2026.',
			mend,
		},
	])
	expect(told('2025-01', 20).map(({ text }) => text)).toEqual([
		'O1 could be racked in January 2026, but Hall A finishes in August 2027.',
	])
	expect(told('2028-01', 20).map(({ code }) => code)).toEqual(['chips_before_power'])
})

test('a site without a hall says so, not that it holds 0 kW', () => {
	expect(found({ chipOrders: [order({})] }, 'chips_over_halls')?.text).toContain(
		'Abilene: chips draw up to 12.5 MW IT; no hall is ready in the plan.',
	)
})

test('fewer units on order than a hall needs are named (I10, I12)', () => {
	const bought = (quantity: number) => ({ item: 'ups', quantity, orderMonth: '2025-01', deliveryMonth: '2026-01' })
	const halls = (quantity: number) => [hall('a', { procurement: [bought(quantity)] }), hall('b')]
	expect(found({ buildPhases: halls(40) }, 'procurement_short')?.text).toBe(
		'UPS module (double conversion, Li-ion 5 min) for Abilene: 40 ordered; its halls need 81.',
	)
	expect(found({ buildPhases: halls(81) }, 'procurement_short')).toBeUndefined()
})

test('a hall held by its equipment is not told to hire', () => {
	const bought = { item: 'generator', quantity: 60, orderMonth: '2025-06', deliveryMonth: '2026-10' }
	const warning = found({ buildPhases: [hall('a', { procurement: [bought] })] }, 'hall_late')
	expect(warning?.text).toContain('generator')
	expect(warning?.mend).toBe(
		'Expedite the generator or reserve a manufacturer’s production slot, order earlier if the order is still ahead, or start the hall later.',
	)
	expect(warning?.text).toMatch(/^a finishes in February 2027, two months behind plan: generator lead time\.$/)
})

test('stranded accelerators and their capital add up over sites (F14, B5)', () => {
	const site = (id: string, longitude: number) => ({ id, name: id, country: 'US', latitude: 32.45, longitude })
	const { sites, stranded } = computedDocument(
		planFile({
			sites: [site('abilene', -99.73), site('waco', -97.1)],
			powerContracts: [contract('grid', { capacityMW: 10 })],
			buildPhases: [hall('a', { itMW: 5, durationMonths: 4 })],
			chipOrders: [order({}), order({ id: 'more', siteId: 'waco', accelerators: 720 })],
		}),
	)
	const of = (id: string) => must(sites[id]).stranded
	expect(of('waco').acceleratorMonths).toBeGreaterThan(0)
	expect(of('abilene').accelerators.map((count, month) => count + (of('waco').accelerators[month] ?? 0))).toEqual(
		stranded.accelerators,
	)
	expect(of('abilene').idleCapitalUsd + of('waco').idleCapitalUsd).toBeCloseTo(stranded.idleCapitalUsd, 3)
})

test('floor, racks, land and power to apply for follow the halls (I17)', () => {
	const { space } = must(
		computedDocument(planFile({ buildPhases: [hall('a'), hall('b', { floorAreaM2: 20_000 })] })).sites.abilene,
	)
	expect(space).toMatchObject({ floorAreaM2: 52_500, racks: 2 * 758 })
	expect(space.whiteSpaceM2).toBeCloseTo(2 * 758 * 4.5, 6)
	expect(space.landHectares).toBeCloseTo(space.peakFacilityMW * 0.364, 9)
	expect(space.siteCapacityMW).toBeCloseTo(space.peakFacilityMW * 1.2, 9)
})

test('a solar field is spoken of only where the site has one (D3, 17-no-solar-land)', () => {
	const sites = [{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73, landHectares: 1 }]
	const grid = { sites, buildPhases: [hall('a')] }
	expect(found(grid, 'land_short')?.text).toMatch(/^Abilene has 1 ha; 125 MW at the meter usually need [\d.]+ ha\.$/)
	const sun = [contract('sun', { kind: 'btm_solar', capacityMW: 100, capacityFactor: 0.25 })]
	expect(found({ ...grid, powerContracts: sun }, 'land_short')?.text).toContain('and its solar field usually need')
})

test('a transformer that is bought and comes late is not told to be ordered', () => {
	const late = { item: 'hv_transformer', quantity: 10, orderMonth: '2025-01', deliveryMonth: '2027-06' }
	const needed = found({ buildPhases: [hall('a')], asOfMonth: '2025-12' }, 'long_lead')
	expect(needed?.text).toContain('with no confirmed order')
	expect(needed?.mend).toContain('under Purchases')
	const text = found({ buildPhases: [hall('a', { procurement: [late] })] }, 'long_lead')?.text ?? ''
	expect(text).not.toMatch(/Substation power transformer.* with no confirmed order/)
	// Left out, the month of delivery is the order's and the lead time.
	const plain = { item: 'hv_transformer', quantity: 10, orderMonth: '2026-01' }
	expect(found({ buildPhases: [hall('a', { procurement: [plain] })] }, 'long_lead')?.text).toMatch(
		/^Substation power transformer.* arrives \w+ months after its need date\./,
	)
})

test('a site far from every labour market counts the people entered for it', () => {
	const sites = [{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 64, longitude: -150 }]
	expect(found({ sites }, 'no_labour_market')?.text).toContain(
		'No labor data near Abilene; the nearest, Portland-Hillsboro, is 2,659 km away: no local workers are counted, and trades that can run short are assumed to travel.',
	)
	const labourPools = [{ id: 'p', siteId: 'abilene', trade: 'electrician', available: 40 }]
	expect(found({ sites, labourPools }, 'no_labour_market')?.text).toContain('apart from the workers entered')
	// Where nobody has counted markets none within reach says nothing of who can be had.
	const abroad = [{ ...sites[0], country: 'GL' }]
	expect(found({ sites: abroad }, 'no_labour_market')?.text).toMatch(/: its dates are not adjusted for crews\.$/)
})

test('a hall under way says how many items with longer leads are only taken as ordered (pD3)', () => {
	const transformer = { item: 'hv_transformer', quantity: 9, orderMonth: '2023-09', deliveryMonth: '2026-05' }
	const note = (over: Record<string, unknown> = {}) => found({ buildPhases: [hall('a', over)] }, 'assumed_ordered')
	expect(note()?.text).toBe(
		'Work on a is under way: ten long-lead items with lead times beyond it are assumed ordered.',
	)
	expect(note()?.path).toBe('buildPhases[0].procurement')
	expect(note({ procurement: [transformer] })?.text).toContain('nine long-lead items')
	// Nothing is left to be set in a hall that is nearly done, and nothing is late in one that has not begun.
	expect(note({ startMonth: '2025-02', durationMonths: 12 })).toBeUndefined()
	expect(note({ startMonth: '2029-06' })).toBeUndefined()
})
