import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { computePlan, runPlan } from '../../../compute-plan.ts'
import { explainPlan } from '../../../explain-plan.ts'
import { refusalText } from '#server/views/messages/explanations.ts'

type Entry = Record<string, unknown>
const simple = JSON.parse(
	readFileSync(new URL('../../../../../tests/fixtures/plans/worked-example-simple.json', import.meta.url), 'utf8'),
) as { readonly sites: readonly Entry[]; readonly powerContracts: readonly [Entry] }

function planWith(contracts: readonly Entry[], utility: Entry = {}, site: Entry = {}) {
	const [first] = simple.powerContracts
	const at = { siteId: 'abilene', startMonth: '2027-03' }
	const parsed = parsePlanFile({
		...simple,
		sites: simple.sites.map((row) => ({ ...row, ...site })),
		powerContracts: [
			{ ...first, id: 'utility', ...utility },
			...contracts.map((row) => ({ ...at, id: row['kind'], ...row })),
		],
	})
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return parsed.plan
}
const compute = (...asked: Parameters<typeof planWith>) => computePlan(planWith(...asked))
const explained = (plan: ReturnType<typeof planWith>, quantity: string, scope: string) => {
	const answer = explainPlan(runPlan(plan), { quantity, scope })
	if (!answer.ok) throw new Error(refusalText(answer.message))
	return answer.explanation
}
const sum = (series: readonly number[]) => series.reduce((total, value) => total + value, 0)
const AUGUST_2027 = 19

test('a plant of eleven turbines keeps one back and loses a tenth to the heat (E2)', () => {
	const { contracts } = compute([{ kind: 'btm_gt_simple', capacityMW: 360 }])
	expect(must(contracts['btm_gt_simple']).plant).toEqual({ units: 11, reserveUnits: 1, derate: 0.9 })
	expect(must(contracts['btm_gt_simple']).firmMW[AUGUST_2027]).toBeCloseTo(294.545, 2)
	const engines = compute([{ kind: 'btm_recip', capacityMW: 90 }]).contracts['btm_recip']
	expect(must(engines).plant).toEqual({ units: 20, reserveUnits: 2, derate: 1 })
	expect(must(engines).firmMW[AUGUST_2027]).toBeCloseTo(81, 9)
	expect(must(compute([{ kind: 'btm_recip', capacityMW: 90, firmShare: 0.5 }]).contracts['btm_recip']).plant).toBeNull()
})

test('the firm share of a plant opens to its machines, its reserve and its derating (E2)', () => {
	const plan = planWith([{ kind: 'btm_recip', capacityMW: 90, units: 18 }])
	const { inputs } = explained(plan, 'energy.contractFirmShare', 'contract:btm_recip')
	const named = Object.fromEntries(inputs.map(({ quantity, value }) => [quantity, value]))
	expect(named).toMatchObject({
		'contracts.plant.units': 18,
		'contracts.plant.reserveUnits': 2,
		'contracts.plant.derate': 1,
	})
})

test('a turbine burns 9.7 MMBtu a megawatt-hour, and the site’s fuel is the sum (E18)', () => {
	const { contracts, sites } = compute([{ kind: 'btm_gt_simple', capacityMW: 360 }], { capacityMW: 5 })
	const plant = must(contracts['btm_gt_simple'])
	expect(sum(plant.energyMWh)).toBeGreaterThan(0)
	must(plant.fuelMMBtu).forEach((MMBtu, month) => expect(MMBtu).toBeCloseTo(9.7 * must(plant.energyMWh[month]), 6))
	expect(must(sites['abilene']).fuelMMBtu).toEqual(plant.fuelMMBtu)
	expect(must(contracts['utility']).fuelMMBtu).toBeNull()
})

test('a battery counts for an event: all its power for two hours, less for longer ones than it lasts (E19)', () => {
	const full = must(compute([{ kind: 'bess', capacityMW: 50 }]).contracts['bess'])
	expect(must(full.battery).storedMWh).toBe(200)
	expect(must(full.battery).usableMWh[AUGUST_2027]).toBeCloseTo(174, 9)
	expect(must(full.battery).eventMW[AUGUST_2027]).toBe(50)
	expect(full.firmMW[AUGUST_2027]).toBe(0)
	expect(sum(full.energyMWh)).toBe(0)
	const short = must(compute([{ kind: 'bess', capacityMW: 50, energyMWh: 60 }]).contracts['bess'])
	expect(must(short.battery).eventMW[AUGUST_2027]).toBeCloseTo((60 * 0.87) / 2, 9)
})

test('while service is cut batteries carry what they can, and the rest is told (E20)', () => {
	const nonFirm = { kind: 'utility_nonfirm', capacityMW: 60, backupMW: 60, curtailmentHoursPerYear: 96 }
	const result = compute([nonFirm, { kind: 'bess', capacityMW: 20 }], { capacityMW: 30 })
	const { curtailment, facilityPowerMW } = must(result.sites['abilene'])
	const events = must(curtailment)
	expect([events.eventsPerYear, events.eventHours]).toEqual([48, 2])
	const power = must(facilityPowerMW[AUGUST_2027])
	expect(power).toBeGreaterThan(50)
	expect(events.gapMW[AUGUST_2027]).toBeCloseTo(power - 30, 6)
	expect(events.batteryMW[AUGUST_2027]).toBe(20)
	expect(events.leftMW[AUGUST_2027]).toBeCloseTo(power - 50, 6)
	expect(events.hoursHeld[AUGUST_2027]).toBeCloseTo((80 * 0.87) / 20, 9)
	const flexible = compute([nonFirm, { kind: 'bess', capacityMW: 20 }, { kind: 'demand_response', capacityMW: 5 }], {
		capacityMW: 30,
	})
	const paused = must(must(flexible.sites['abilene']).curtailment)
	// A promise to the grid pauses nothing where no work may (lP4).
	expect(paused.pausedMW[AUGUST_2027]).toBe(0)
	expect(paused.leftMW[AUGUST_2027]).toBeCloseTo(power - 50, 6)
	// What it is asked for is kept back in 96 of 8,760 hours (eR13).
	const cut = must(compute([nonFirm], { capacityMW: 5 }).contracts['utility_nonfirm'])
	const [given, kept] = [must(cut.energyMWh[AUGUST_2027]), must(must(cut.curtailedMWh)[AUGUST_2027])]
	expect(given).toBeGreaterThan(1000)
	expect(kept).toBeCloseTo(((given + kept) * 96) / 8760, 6)
	expect(must(cut.backupMWh[AUGUST_2027])).toBeCloseTo(kept, 6)
	expect(must(cut.backupUsd[AUGUST_2027])).toBeCloseTo(kept * 9.6 * 27, 4)
	expect(must(compute([]).sites['abilene']).curtailment).toBeNull()
})

test('the P90 start is shown and moves no megawatt (E21)', () => {
	const delayed = compute([], { startDelayMonths: { p50: 2, p90: 8 } })
	const utility = must(delayed.contracts['utility'])
	expect([utility.start, utility.lateStart]).toEqual(['2027-05', '2027-11'])
	const bare = compute([], { startDelayMonths: { p50: 2, p90: 2 } })
	expect(must(bare.contracts['utility']).firmMW).toEqual(utility.firmMW)
})

test('nothing signed: the usual queue of the region says how likely the start is (E21)', () => {
	const ashburn = { latitude: 38.98, longitude: -77.47 }
	const study = must(compute([], { status: 'study' }, ashburn).contracts['utility'])
	expect(study.leadMonths).toEqual({ p50: 48, p90: 84 })
	expect(study.lateProbability).toBeGreaterThan(0.95)
	expect(study.deliveryProbability).toBe(0.5)
	const signed = must(compute([], { status: 'construction' }, ashburn).contracts['utility'])
	expect([signed.lateProbability, signed.deliveryProbability]).toEqual([0, 0.97])
	const queue = { kind: 'interconnection_queue', capacityMW: 100 }
	const inQueue = must(compute([queue]).contracts['interconnection_queue'])
	expect(inQueue.firmMW.every((MW) => MW === 0)).toBe(true)
	expect(inQueue.lateProbability).toBeGreaterThan(0.5)
})

test('a start under the usual queue is warned of while nothing is signed (E21)', () => {
	const codes = (result: ReturnType<typeof compute>) => result.warnings.map(({ code }) => code)
	expect(codes(compute([], { status: 'study' }))).toContain('start_before_queue')
	expect(codes(compute([]))).not.toContain('start_before_queue')
})

test('ratchet, escalator and exit fee are shown and in no bill (E22)', () => {
	const utility = must(
		compute([], {
			demandChargeUsdPerKWMonth: 12,
			annualEscalation: null,
			minimumDemandShare: null,
		}).contracts['utility'],
	)
	expect(utility.notBilled.exitFeeUsd).toBeCloseTo(36 * 0.85 * 140 * 12_000, 0)
	expect(utility.notBilled.escalatorUsd).toBeGreaterThan(0)
	const stated = compute([], { demandChargeUsdPerKWMonth: 12, annualEscalation: 0.02 })
	expect(must(stated.contracts['utility']).notBilled.escalatorUsd).toBe(0)
	const idle = compute([], { demandChargeUsdPerKWMonth: 12, minimumDemandShare: 0, rampMonths: 1 })
	const bill = must(idle.contracts['utility'])
	expect(bill.notBilled.ratchetUsd).toBe(0)
	const series = sum(idle.finance.opexByKind.demandCharges)
	expect(sum(bill.demandUsd)).toBeCloseTo(series, 2)
})

test('a fallen demand is what a ratchet bills (E22)', () => {
	const [retired] = (simple as unknown as { chipOrders: [Entry] }).chipOrders
	const parsed = parsePlanFile({
		...simple,
		powerContracts: [
			{
				...simple.powerContracts[0],
				id: 'utility',
				rampMonths: 1,
				demandChargeUsdPerKWMonth: 12,
				minimumDemandShare: 0,
			},
		],
		chipOrders: [{ ...retired, retireAfterMonths: 12 }],
	})
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const { contracts, finance } = computePlan(parsed.plan)
	const utility = must(contracts['utility'])
	expect(utility.notBilled.ratchetUsd).toBeGreaterThan(0)
	expect(sum(utility.demandUsd)).toBeCloseTo(sum(finance.opexByKind.demandCharges), 2)
})

test('firm megawatts, energy, attributes and money of a contract are four series (E2, eR12, eR24, eR31)', () => {
	const { contracts, months } = compute([
		{ kind: 'ppa_solar', capacityMW: 40 },
		{ kind: 'vppa', capacityMW: 10, capacityFactor: 0.3, energyPriceUsdPerMWh: 40 },
	])
	const solar = must(contracts['ppa_solar'])
	const virtual = must(contracts['vppa'])
	for (const series of [solar.firmMW, solar.energyMWh, solar.attributesMWh, solar.energyUsd])
		expect(series).toHaveLength(months.length)
	expect(sum(solar.firmMW)).toBe(0)
	solar.attributesMWh.forEach((MWh, month) => {
		expect(MWh).toBeCloseTo(must(solar.generationMWh[month]), 6)
	})
	expect(sum(virtual.energyMWh)).toBe(0)
	expect(virtual.attributesMWh[AUGUST_2027]).toBeCloseTo(10 * 0.3 * 730, 9)
	expect(sum(must(contracts['utility']).attributesMWh)).toBe(0)
})
