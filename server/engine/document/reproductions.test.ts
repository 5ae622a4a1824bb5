import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { computePlan } from '../compute-plan.ts'

/** Plans that real planners stumbled over, each named for what went wrong. */
const parsed = (name: string) =>
	parsePlanFile(
		JSON.parse(readFileSync(new URL(`../../../tests/fixtures/reproductions/${name}.json`, import.meta.url), 'utf8')),
	)
function answer(name: string) {
	const file = parsed(name)
	if (!file.ok) throw new Error(JSON.stringify(file.problems))
	const result = computePlan(file.plan)
	return { ...result, site: must(Object.values(result.sites)[0]), codes: result.warnings.map(({ code }) => code) }
}
const refusal = (name: string) => {
	const file = parsed(name)
	return file.ok ? [] : file.problems.map(({ path }) => path)
}
const sum = (series: readonly number[] | undefined) => must(series).reduce((total, value) => total + value, 0)
const most = (series: readonly number[]) => Math.max(...series)
const within = (share: number, of: number) => expect.toSatisfy((value: number) => Math.abs(value / of - 1) <= share)

test('01: sun on an island makes nothing firm and saves fuel, and a utility that is there leaves the engines off', () => {
	const [gas, sun, utility] = ['01a-island-gas', '01b-island-gas-plus-300MW-solar', '01c-plus-unused-60MW-utility'].map(
		answer,
	)
	const firm = [gas, sun, utility].map((plan) => most(must(plan).layers.energy.available))
	expect(firm).toEqual([72, 72, 132])
	const burned = [gas, sun, utility].map((plan) => sum(plan?.contracts['gas']?.energyMWh))
	expect(burned[1]).toBeLessThan(must(burned[0]) * 0.6)
	expect(burned[2]).toBe(0)
	expect(sun?.codes).toContain('surplus_spilled')
	expect(gas?.contracts['gas']?.firmMW[0]).toBe(72)
})

test('02: a combined-cycle plant of one’s own is capital and hands alike', () => {
	const { finance, workforce } = answer('02-ccgt-only-labour-no-capex')
	expect(finance.totals.capexUsd).toBeGreaterThan(1e9)
	expect(workforce.construction.hours).toBeGreaterThan(1e6)
})

test('03: more redundancy costs money and hours and moves no megawatt', () => {
	const [least, most2N] = [answer('03-redundancy-Tmin'), answer('03-redundancy-2N1')]
	expect(most2N.layers.energy.available).toEqual(least.layers.energy.available)
	expect(must(most2N.finance.totals.usdPerItMW)).toBeGreaterThan(must(least.finance.totals.usdPerItMW) * 1.2)
	expect(most2N.workforce.construction.hours).toBeGreaterThan(least.workforce.construction.hours)
})

test('04: one transformer of 10 MVA carries 9.7 MW with a warning, two carry as much without', () => {
	const [one, two] = [answer('04a-one-10MVA-transformer'), answer('04b-two-10MVA-transformers')]
	expect([most(one.layers.energy.available), most(two.layers.energy.available)]).toEqual([9.7, 9.7])
	expect([one.codes.includes('single_transformer'), two.codes.includes('single_transformer')]).toEqual([true, false])
	expect(one.headline?.cause).toBe('interconnection_limit')
})

test('05, 16: a ramp above its contract and a mean PUE above the peak are refused at their field', () => {
	expect(refusal('05-ramp-step-500-on-45MW')).toEqual(['powerContracts[0].rampSteps[0].MW'])
	expect(refusal('16-design-pue-over-peak')).toEqual(['sites[0].peakPue'])
})

test('06: a place beside a border takes the rows of its own country', () => {
	const kgPerMWh = (name: string) => {
		const { environment, contracts } = answer(name)
		return (environment.co2LocationTonnes * 1000) / sum(contracts['u']?.energyMWh)
	}
	const [zurich, vienna, boston, gulf] = ['06-zurich', '06-vienna', '06-boston', '06-abudhabi'].map(kgPerMWh)
	expect(zurich).toBeLessThan(60)
	expect(vienna).toEqual(within(0.2, 100))
	expect(boston).toEqual(within(0.2, 246))
	expect(gulf).toEqual(within(0.2, 467))
	expect(answer('06-abudhabi').codes).toContain('export_licence')
})

test('07: two thousand accelerators in a hall for thirty times as many: no month’s energy is more than its peak could draw', () => {
	const { site, contracts, months } = answer('07-mean-over-peak')
	const hours = months.map((month) => new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate() * 24)
	const mean = must(contracts['u']).energyMWh.map((MWh, index) => MWh / must(hours[index]))
	expect(mean.filter((MW, index) => MW > must(site.facilityPowerMW[index]) * (1 + 1e-9))).toEqual([])
	expect(most(mean)).toBeGreaterThan(1)
})

test('08: racks that a hall cannot cool stand dark, by that name', () => {
	const { site, headline, codes } = answer('08-nvl72-in-20kW-air-hall')
	expect([most(site.energisedAccelerators), headline?.cause]).toEqual([0, 'hall_cannot_cool'])
	expect(codes).toContain('density_over_hall')
})

test('09: engines that may not run carry nothing, by that name', () => {
	const { layers, headline } = answer('09-island-zero-permitted-hours')
	expect([most(layers.energy.available), headline?.cause]).toEqual([0, 'fuel_hours'])
})

test('10: ten times the solar power bought is no cheaper and no cleaner power, but a surplus that is paid for', () => {
	const [right, tenfold] = [answer('10-ppa-200'), answer('10-ppa-2000')]
	const [few, many] = [must(right.contracts['p']), must(tenfold.contracts['p'])]
	expect(sum(many.energyMWh)).toBeLessThan(sum(few.energyMWh) * 1.1)
	const bought = (of: typeof few) => sum(of.energyMWh) + sum(of.surplusMWh)
	expect(bought(many)).toEqual(within(1e-6, bought(few) * 10))
	expect(tenfold.finance.totals.opexUsd).toBeGreaterThan(right.finance.totals.opexUsd * 2)
	expect(tenfold.environment.co2LocationTonnes).toEqual(within(1e-9, right.environment.co2LocationTonnes))
	expect(tenfold.codes).toContain('ppa_over_volume')
})

test('11: two kilometres further from the next town change no date', () => {
	const [near, far] = [answer('11-labour-103.48'), answer('11-labour-103.5')]
	expect(near.schedule['phase:h']?.finish).toBe(far.schedule['phase:h']?.finish)
	expect(near.workforce.construction.peak.headcount).toEqual(within(0.02, far.workforce.construction.peak.headcount))
})

test('12: the same hall costs what its market says', () => {
	const each = ['12-cost-san-antonio', '12-cost-silicon-valley', '12-cost-tokyo'].map((name) =>
		must(answer(name).finance.totals.usdPerItMW),
	)
	expect(each).toEqual(each.toSorted((a, b) => a - b))
	expect(must(each[2])).toBeGreaterThan(must(each[0]) * 1.2)
})

test('13: chips that are taken away after their life are what is missing', () => {
	const { headline, codes } = answer('13-retired-chips')
	expect(headline?.cause).toBe('retired')
	expect(codes).toContain('retirement_hole')
})

test('14: 2,000 hours a year without service are carried by generators, and their fuel is paid and burned', () => {
	const [always, cut] = [answer('14-nonfirm-0h'), answer('14-nonfirm-2000h')]
	expect(sum(always.contracts['u']?.backupMWh)).toBe(0)
	expect(sum(cut.contracts['u']?.backupMWh) / sum(always.contracts['u']?.energyMWh)).toEqual(within(0.02, 2000 / 8760))
	expect(cut.finance.totals.opexUsd).toBeGreaterThan(always.finance.totals.opexUsd)
	expect(cut.environment.co2LocationTonnes).toBeGreaterThan(always.environment.co2LocationTonnes)
})

test('15: a report of nothing done delays a hall, one of nearly all with three hands is doubted', () => {
	const [none, most95] = [answer('15-actual-0'), answer('15-actual-0.95')]
	expect(must(none.schedule['phase:h']?.finish) > '2026-12').toBe(true)
	expect(must(most95.schedule['phase:h']?.finish) < '2026-12').toBe(true)
	expect(most95.codes).toContain('actuals_implausible')
	expect(none.codes).toContain('hall_late')
})

test('17: sun without land is named, and brings no megawatt', () => {
	const { codes, layers } = answer('17-no-solar-land')
	expect(codes).toContain('land_short')
	expect(most(layers.energy.available)).toBe(80)
})

test('18: a hall of 60 MW in one month is as late as its hands make it', () => {
	const { schedule, codes } = answer('18-diesel-one-month-hall')
	expect(must(schedule['phase:h']?.delayMonths)).toBeGreaterThan(3)
	expect(codes).toEqual(expect.arrayContaining(['hall_crowded', 'hall_late']))
})
