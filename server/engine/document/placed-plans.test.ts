import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import {
	between,
	codesOf,
	expectNear,
	hourOf,
	HOURS,
	hoursOf,
	ofRacks,
	TRAINING,
} from '../../../tests/verdicts/by-hand.ts'
import { PLACED_PLANS } from '../../../tests/verdicts/placed-plans.ts'
import { computePlan } from '../compute-plan.ts'

// What an engineer reckons by hand, from rates and rows with their sources and without the engine.

test('Luleå: heat the city takes, what the Union’s sheet says, what land and hands of Sweden cost (by hand)', () => {
	const run = computePlan(PLACED_PLANS['lulea-heat']())
	const site = must(run.sites['lulea'])
	const [JANUARY_2030, JULY_2030] = [38, 44]
	// 15,552 at 142 kW a rack run at .72 of nameplate: 24.5 MW. Loops carry 97% of it and give .97 of that, room air .6.
	const meanMW = ofRacks(15_552, 142) * TRAINING.mean
	const recoverable = meanMW * (0.97 * 0.97 + 0.03 * 0.6)
	expectNear(site.heat.recoverableMW[JANUARY_2030], recoverable)
	// The city takes 14 MW from October to April, and the loops of W45 need 35 K to reach its 80 °C.
	expect(recoverable).toBeGreaterThan(14)
	expect([site.heat.deliveredMWh[JANUARY_2030], site.heat.deliveredMWh[JULY_2030]]).toEqual([14 * HOURS, 0])
	expectNear(run.finance.revenueByKind.heatUsd[JANUARY_2030], 14 * HOURS * 14)
	expect(codesOf(run).filter((code) => code.startsWith('heat_'))).toEqual([])
	// Losses of busway and transformers 2.9%, pumps and coolers 3.7, room air of 3% of the heat, lights 1.2: about 1.08 when
	// full, a percent more at .72 of it. Dry coolers in 24 °C take 45 °C water at any hour: no chiller, no water.
	expectNear(site.pue[JANUARY_2030], 1.085, 0.015)
	expect(site.wue[JANUARY_2030]).toBe(0)
	const yearMWh = meanMW * 12 * HOURS * must(site.pue[JANUARY_2030])
	expectNear(site.sheet.erfByMonth[JANUARY_2030], (14 * 7 * HOURS) / yearMWh, 0.003)
	// Sweden's onshore fleet runs at .29 (Svensk Vindenergi); wind's is the only renewable energy.
	expectNear(must(run.contracts['wind']).generationMWh[JANUARY_2030], 20 * 0.29 * HOURS)
	expectNear(site.sheet.refByMonth[JANUARY_2030], (20 * 0.29 * 12 * HOURS) / yearMWh, 0.003)
	// What wind does not bring the line does, at 38 USD; the wind at 42.
	const loadMWh = meanMW * HOURS * must(site.pue[JANUARY_2030])
	expectNear(must(run.contracts['grid']).energyUsd[JANUARY_2030], (loadMWh - 20 * 0.29 * HOURS) * 38, 0.003)
	// No city of 20,000 builders within 40 km: twice Sweden's farmland of 11,500 USD a hectare.
	expectNear(must(run.finance.land['lulea']).capitalUsd, 18 * 2 * 11_500)
	// 360,000 build in Sweden: .05 within reach, .09 of them electricians, .05 of those free.
	const pool = run.warnings.find(({ code }) => code === 'labour_national_pool')
	expect(pool?.facts).toMatchObject({ electricians: 360_000 * 0.05 * 0.09 * 0.05 })
	// Sweden's labor cost is .901 of the American.
	expectNear(must(run.finance.totals.labourUsd) / hoursOf(run), hourOf(0.901), 0.1)
	// 36 MW: 50 heads.
	expectNear(run.workforce.operations.headcount[JANUARY_2030], 50, 0.005)
	// 12 MW of 325 m² at 1,375 kg; chips of 1,400 W at .43 kg.
	expectNear(run.environment.embodiedTonnes.halls, (12 * 325 * 1375) / 1000)
	expectNear(run.environment.embodiedTonnes.chips, (15_552 * 1400 * 0.43) / 1000)
})

test('Frankfurt: how much of an old hall the next racks use, what the meter leaves, what rules ask (by hand)', () => {
	const run = computePlan(PLACED_PLANS['frankfurt-retrofit']())
	const site = must(run.sites['frankfurt'])
	const JULY_2029 = 32
	// 132 kW and a tenth of tolerance, of 230: .631 of 16 MW. 43 racks where 69 are wanted and 122 positions stand.
	const share = (1.1 * 132) / 230
	const { old, shell } = run.halls
	expect(old?.usable['vera-rubin-nvl72']).toMatchObject({ racks: Math.floor((share * 16_000) / 230), positions: 122 })
	expectNear(old?.usable['vera-rubin-nvl72']?.share, share)
	expect([shell?.rackKW, shell?.usable['vera-rubin-nvl72']?.share]).toEqual([230, 1])
	// One accelerator at its peak draws 3.19 kW of IT: 3,165 of 4,320 run in the old hall, all 2,160 in the shell.
	const inOld = Math.floor((share * 16) / (ofRacks(1, 230) * TRAINING.peak))
	expect(site.installedAccelerators[JULY_2029]).toBe(6480)
	expect(site.energisedAccelerators[JULY_2029]).toBe(inOld + 2160)
	// So much has the site, too, once GB200 has left in December 2028: before that all 24 MW.
	expectNear(site.layers.infrastructure.available[JULY_2029], share * 16 + 8)
	expect(site.layers.infrastructure.available[24]).toBe(24)
	// The racks are why, and the hall is named with what it takes and what share that is.
	const [loss] = run.verdict.losses
	expect(loss).toMatchObject({ kind: 'unserved', cause: 'racks_over_hall', item: 'phase:old' })
	expectNear(loss?.facts.racks?.share, share)
	expect(loss?.facts.racks).toMatchObject({ unitKW: 230, hallKW: 132 })
	// 42 MW, of which 6 are others'.
	expect(site.contractedFirmMW[JULY_2029]).toBe(36)
	// Free cooling at 10 °C of yearly mean; part load adds. Uptime's newest liquid halls report 1.1 to 1.2.
	expectNear(site.pue[JULY_2029], 1.1, 0.03)
	const meanMW = ofRacks(inOld + 2160, 230) * TRAINING.mean
	expectNear(site.energyMWh[JULY_2029], meanMW * HOURS * must(site.pue[JULY_2029]), 0.003)
	expectNear(must(run.contracts['grid']).energyUsd[JULY_2029], must(site.energyMWh[JULY_2029]) * 150)
	// No land is bought for what stands. Frankfurt's crews cost .78 of American ones.
	expect(must(run.finance.land['frankfurt']).capitalUsd).toBe(0)
	expectNear(must(run.finance.totals.labourUsd) / hoursOf(run), hourOf(0.78), 0.15)
	// A fitted-out hall costs more than liquid cooling alone (2 M$/MW, STL Partners) and less than a new one (11.6 in 2025).
	expect(run.finance.scopes.hallsUsdPerItMW).toBeGreaterThan(2e6)
	expect(run.finance.scopes.hallsUsdPerItMW).toBeLessThan(11.6e6 * 1.055)
	// .45 of a new hall's carbon: the frame stands.
	expectNear(run.environment.embodiedTonnes.halls, (8 * 325 * 1375 * 0.45) / 1000)
	// Germany and the Union ask for the heat, and nobody takes it.
	expect(site.ruleSets.map(({ id, answer }) => [id, answer])).toEqual([
		['eu-eed-12', 'lacks'],
		['eu-eed-26-6', 'lacks'],
		['de-enefg-11', 'lacks'],
	])
})

test('Riyadh: what desert sun yields, what is paid to whom, whether hands of the land suffice (by hand)', () => {
	const run = computePlan(PLACED_PLANS['riyadh-sovereign']())
	const site = must(run.sites['riyadh'])
	const JANUARY_2031 = 50
	const sun = must(run.contracts['sun'])
	// Fixed panels yield about 1,800 kWh a kW there (Global Solar Atlas, recalled), trackers 22% more; 1.3 of panels to 1 of
	// inverter are cut at noon by some 3%.
	expectNear(sun.capacityFactor, (1800 * 1.22 * 1.3 * 0.97) / 8760, 0.06)
	// A year of 90 MW; in daylight the load takes nearly all of it.
	const year = sun.generationMWh.slice(50, 62).reduce((all, MWh) => all + MWh, 0)
	expectNear(year, 90 * 8760 * must(sun.capacityFactor), 0.002)
	expectNear(sun.energyUsd[JANUARY_2031], must(sun.generationMWh[JANUARY_2031]) * 17)
	const meanMW = ofRacks(43_200, 142) * TRAINING.mean
	// Dry coolers with trim in a cool month 1.11 to 1.18; 44.9 °C in the hottest hour wants chillers for all: 1.3 to 1.4.
	expectNear(site.pue[JANUARY_2031], 1.145, 0.03)
	expectNear(site.peakPue[JANUARY_2031], 1.35, 0.04)
	const loadMWh = meanMW * HOURS * must(site.pue[JANUARY_2031])
	expectNear(site.energyMWh[JANUARY_2031], loadMWh, 0.003)
	const grid = must(run.contracts['sec'])
	expectNear(grid.energyUsd[JANUARY_2031], (loadMWh - must(sun.generationMWh[JANUARY_2031])) * 48, 0.003)
	// 2.8 million build in the country: 630 electricians to be had, and twenty months of 50 MW need fewer: nobody travels.
	const electricians = must(run.workforce.trades['electrician'])
	expect(must(electricians.peak).headcount).toBeLessThan(2_800_000 * 0.05 * 0.09 * 0.05)
	expect(run.finance.totals.lodgingUsd).toBe(0)
	// Labor at .17 of the American, and 54 hours a week with overtime.
	expectNear(must(run.finance.totals.labourUsd) / hoursOf(run), hourOf(0.17), 0.15)
	// Riyadh is a cost market: 400,000 USD a hectare.
	expectNear(must(run.finance.land['riyadh']).capitalUsd, 70 * 400_000)
	// 10 M$/MW of an air-cooled hall in 2023 with 5.5% a year; liquid adds 8.5% (Turner & Townsend), soft cost 8, contingency 12.
	expectNear(run.finance.scopes.hallsUsdPerItMW, 10e6 * 1.055 ** 3 * 1.085 * 1.08 * 1.12, 0.08)
	const chips = 43_200 * 54_000 * 1.15
	expectNear(
		run.finance.capexByLayer.chips.reduce((all, usd) => all + usd, 0),
		chips,
	)
	expectNear(
		run.workforce.operations.headcount[JANUARY_2031],
		between(100, [
			[36, 50],
			[160, 100],
		]),
	)
	// Hall A ends 22 months after December 2026; racks come in that month and run in it.
	expect(run.verdict.firstPower).toBe('2028-10')
	expect(site.energisedAccelerators[JANUARY_2031]).toBe(43_200)
	expectNear(run.environment.embodiedTonnes.halls, (100 * 325 * 1375) / 1000)
})

test('Virginia: what may be cut counts as far as work may stop, and stops for it (by hand)', () => {
	const run = computePlan(PLACED_PLANS['virginia-flexible']())
	const site = must(run.sites['loudoun'])
	const MAY_2029 = 30
	// 34 °C in the worst hour: 1.2 to 1.25 with dry coolers and trim.
	const peakPue = must(site.peakPue[MAY_2029])
	expectNear(peakPue, 1.22, 0.03)
	// 90,000 that may pause at their peak; 80 MWh through two hours, not above 20 MW.
	const flexible = peakPue * ofRacks(90_000, 132) * TRAINING.peak
	const battery = Math.min(20, (80 * 0.87) / 2)
	expectNear(site.flexibleWorkMW[MAY_2029], flexible)
	expectNear(site.flexibleMW[MAY_2029], Math.min(300, flexible + battery))
	expectNear(site.layers.energy.available[MAY_2029], 200 + flexible + battery)
	const uncounted = run.warnings.find(({ code }) => code === 'nonfirm_uncounted')
	expect(uncounted?.facts).toMatchObject({ uncountedMW: expect.closeTo(300 - flexible - battery, 6) as number })
	// Work that runs at .72 of nameplate, and 10,000 that idle at a fifth.
	const trainMW = ofRacks(90_000, 132) * TRAINING.mean
	const itMW = trainMW + ofRacks(80_000, 132) * TRAINING.mean + ofRacks(10_000, 132) * 0.2
	const loadMW = itMW * must(site.pue[MAY_2029])
	expectNear(site.energyMWh[MAY_2029], loadMW * HOURS)
	// In 150 of 8,760 hours all of 300 MW are gone: 200 stay, the battery gives 20, training stops for the rest.
	const cutHours = (150 / 8760) * HOURS
	const paused = (loadMW - 200 - battery) * cutHours
	expectNear(site.dispatch.pausedMWh[MAY_2029], paused, 0.002)
	expect(site.dispatch.unservedMWh[MAY_2029]).toBe(0)
	const work = 1 - paused / ((trainMW / itMW) * loadMW * HOURS)
	expectNear(must(run.workloads['train']).workShare[MAY_2029], work, 0.0001)
	expect(must(run.workloads['fixed']).workShare[MAY_2029]).toBe(1)
	// The battery's capacity right is half of its 20 MW. PJM cuts what is not capacity-backed before it is short of capacity, so
	// above the 200 MW that always come nothing is bought; the 190 that are left cost 333.44 USD a MW-day.
	expectNear(must(run.contracts['firm']).accreditedMW[MAY_2029], 10)
	expect(must(site.facilityPowerMW[MAY_2029])).toBeGreaterThan(200)
	const obligation = 200 - 10
	expectNear(site.capacityObligationMW[MAY_2029], obligation)
	expectNear(must(run.contracts['firm']).demandUsd[MAY_2029], 200 * 9 * 1000 + (obligation * 333.44 * 365) / 12)
	// 280 USD/kWh of four hours in the United States (Ember, December 2025).
	expectNear(must(run.finance.plants['bat']).capitalUsd, 80_000 * 280)
	expectNear(
		run.workforce.operations.headcount[MAY_2029],
		between(400, [
			[160, 100],
			[1000, 400],
		]),
	)
	// PJM has a place for load without capacity, and this plan says all it asks.
	expect(site.ruleSets.find(({ id }) => id === 'pjm-non-capacity-backed')?.answer).toBe('meets')
})
