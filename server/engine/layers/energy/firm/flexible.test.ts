import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction } from '../../../../../tests/factories/reproduction.ts'
import { computePlan } from '../../../compute-plan.ts'

const SEPTEMBER = 8
const CUT = { id: 'n', kind: 'utility_nonfirm', capacityMW: 30, curtailmentHoursPerYear: 876 }
const BATTERY = { id: 'b', kind: 'bess', capacityMW: 8, energyMWh: 16 }
const run = (changes: Changes) =>
	computePlan(reproduction({ contract: { capacityMW: 20 }, contracts: [CUT], ...changes }))
const siteOf = (changes: Changes) => must(run(changes).sites['s'])
const availableMW = (changes: Changes) => must(siteOf(changes).layers.energy.available[SEPTEMBER])
const PAUSE = { flexibility: 'pause' }

test('non-firm power counts as far as work may pause and batteries carry it (lP2, lP3, by hand)', () => {
	expect(availableMW({})).toBeCloseTo(20, 9)
	const peakPue = must(must(siteOf({}).peakPue)[0])
	// 6,000 accelerators of 132 ÷ 72 kW, overhead 1.11, diversity of training .9, at peak PUE.
	const workMW = (peakPue * 1.11 * 6000 * 0.9 * 132) / 72 / 1000
	expect(workMW).toBeLessThan(22)
	const paused = { workload: { ...PAUSE, accelerators: 6000 } }
	expect(siteOf(paused).flexibleWorkMW[SEPTEMBER]).toBeCloseTo(workMW, 6)
	expect(availableMW(paused)).toBeCloseTo(20 + workMW, 6)
	// A battery of 16 MWh carries 16 · .87 ÷ 2 MW through an event of two hours.
	expect(availableMW({ contracts: [CUT, BATTERY] })).toBeCloseTo(20 + 6.96, 6)
	expect(availableMW({ ...paused, contracts: [CUT, BATTERY] })).toBeCloseTo(20 + workMW + 6.96, 6)
	expect(availableMW({ workload: PAUSE, contracts: [CUT, BATTERY] })).toBeCloseTo(50, 9)
	expect(siteOf({ workload: PAUSE }).flexibleMW[SEPTEMBER]).toBeCloseTo(30, 9)
})

test('what counts for nothing is said with what would make it count (lP3)', () => {
	const told = (changes: Changes) => run(changes).warnings.find(({ code }) => code === 'nonfirm_uncounted')
	expect(told({})).toMatchObject({
		path: 'powerContracts[1].backupMW',
		facts: { uncountedMW: 30, nonFirmMW: 30, workMW: 0 },
	})
	expect(told({ workload: PAUSE })).toBeUndefined()
	expect(told({ contracts: [{ ...CUT, backupMW: 30 }] })).toBeUndefined()
	expect(told({ contracts: [CUT, BATTERY] })?.facts).toMatchObject({ uncountedMW: expect.closeTo(23.04, 6) as unknown })
})

const FIRST = {
	id: 'first',
	kind: 'training',
	model: 'llama-3.1-405b',
	precision: 'bf16',
	trainingTokens: 1e18,
	startMonth: '2026-06',
}
const two = (firm: object, flexible: object): Changes => ({
	plan: {
		workloads: [
			{ ...FIRST, id: 'firm', accelerators: 18_000, ...firm },
			{ ...FIRST, id: 'flexible', accelerators: 18_000, ...PAUSE, ...flexible },
		],
	},
})

test('interruptible power never carries work that may not stop, whatever its priority (lP3)', () => {
	const month = 12
	const alone = run({ workload: { accelerators: 18_000 } })
	const steady = must(must(alone.sites['s']).energisedAccelerators[month])
	for (const priority of [1, 3]) {
		const { workloads, sites } = run(two({ priority }, { priority: 2 }))
		const [firm, flexible] = ['firm', 'flexible'].map((id) => must(must(workloads[id]).acceleratorsAllocated[month]))
		expect(firm).toBeLessThanOrEqual(steady)
		expect(must(firm) + must(flexible)).toBe(must(sites['s']).energisedAccelerators[month])
		expect(must(flexible)).toBeGreaterThan(0)
	}
	// What no work may pause for is not let by the hour either.
	const rented = run({
		workload: { accelerators: 1, ...PAUSE },
		order: { rentUsdPerAcceleratorHour: 2, rentOccupancyShare: 1, rentRampMonths: 1 },
	})
	expect(must(must(rented.sites['s']).layers.energy.available[month])).toBeLessThan(20.1)
})

test('what is paused earns nothing: a run does less and ends later, a shifted one makes up within the day (lP6)', () => {
	const month = 20
	const { workloads, sites } = run({ workload: PAUSE })
	const { dispatch } = must(sites['s'])
	const share = must(must(workloads['t']).workShare[month])
	const paused = must(dispatch.pausedMWh[month])
	const load = must(must(sites['s']).energyMWh[month])
	expect(paused).toBeGreaterThan(0)
	expect(dispatch.unservedMWh[month]).toBe(0)
	// All that is not idle of the load is work that may pause.
	expect(1 - share).toBeGreaterThanOrEqual(paused / load - 1e-9)
	expect(1 - share).toBeLessThan((paused / load) * 1.4)
	const shifted = run({ workload: { flexibility: 'shift' } })
	expect(must(must(shifted.workloads['t']).workShare[month])).toBe(1)
	const tokens = (result: typeof shifted) => must(must(result.workloads['t']).tokensPerSecond[month])
	expect(tokens({ ...shifted, workloads }) / tokens(shifted)).toBeCloseTo(share, 9)
})

test('a run whose hours are cut ends later than one whose are not (lP6)', () => {
	const ends = (hours: number) => {
		const result = run({
			contracts: [{ ...CUT, curtailmentHoursPerYear: hours }],
			workload: { ...PAUSE, trainingTokens: 2e14 },
		})
		const { training, acceleratorsAllocated } = must(result.workloads['t'])
		return { finish: must(training).finishMonth, given: acceleratorsAllocated[12] }
	}
	const [calm, often] = [ends(1), ends(4000)]
	expect(often.given).toBe(calm.given)
	expect(must(often.finish) > must(calm.finish)).toBe(true)
})

test('without power that work may not wait for, a share of the load is served and the rest is lost to energy (lP6)', () => {
	const { sites, verdict } = run({
		contract: { capacityMW: 0.001 },
		contracts: [{ ...CUT, firmShare: 1, capacityMW: 40 }],
	})
	const site = must(sites['s'])
	const [unserved, load] = [must(site.dispatch.unservedMWh[20]), must(site.energyMWh[20])]
	expect(unserved / load).toBeGreaterThan(0.05)
	expect(site.workShare[20]).toBeCloseTo(1 - unserved / load, 9)
	expect(verdict.losses.some(({ cause, layer }) => cause === 'curtailed' && layer === 'energy')).toBe(true)
})

test('of a load that nothing serves no rounding is left to be work (lP6)', () => {
	// Of two units the plant can give no less than half of .9 · 100 MW: a load below stands.
	const { sites, workloads } = run({
		contract: { kind: 'btm_ccgt', capacityMW: 100, units: 2, minimumLoadShare: 0.9 },
		contracts: [],
		workload: { accelerators: 900 },
	})
	const shares = [...must(sites['s']).workShare, ...must(workloads['t']).workShare]
	expect(shares).toContain(0)
	expect(shares.filter((share) => share > 0 && share < 1)).toEqual([])
})
