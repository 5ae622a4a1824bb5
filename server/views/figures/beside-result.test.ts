import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { lastOfEach, monthsAlone, periodIndex, periodName, quartersOf, sumOfEach } from '#shared/formats/quarters.ts'
import type { Milestone } from '#shared/result/milestone-result.ts'
import type { Series } from '#shared/series.ts'
import { DOLLARS } from '#shared/units/money.ts'
import { addMonths } from '#shared/units/months.ts'
import { madeVerdict } from '../../../tests/factories/verdict/made-verdict.ts'
import { must } from '../../../tests/factories/must.ts'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { planResult } from '../../../tests/factories/plan-result.ts'
import { twoSites } from '../../../tests/factories/two-sites.ts'
import { capitalOf, paidBefore, spentBefore, workedBefore } from './before-plan.ts'
import { figuresFrom } from './figure.ts'
import { fullPowerOf } from '#shared/document/full-power.ts'
import { fullPowerText, fullPowerWords } from '#server/views/messages/milestones.ts'
import { addSeries, largest, last, lessSeries, runningSum, smallest, sum } from './series.ts'

const plan = twoSites()
const abilene = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }
const result = computePlan(plan)
const { series, figure } = figuresFrom({ plan, result })
const sites = Object.entries(result.sites)
const places = (scope: string, ids: readonly string[]) => ids.map((id) => `${scope}:${id}`).join('::')
const ofAllSites = places('site', Object.keys(result.sites))

function same(one: Series, other: Series): void {
	expect(one).toHaveLength(other.length)
	one.forEach((value, month) => expect(value).toBeCloseTo(other[month] ?? NaN, 6))
}

describe('what pages tell beside the result is reckoned from what the result tells', () => {
	test('power that is drawn, cools and is left adds up to what is there, at each site and at all', () => {
		for (const [id, site] of sites) {
			const of = `site:${id}`
			const [cooling, idle] = [series('energy.coolingAndLosses', of), series('energy.notDrawn', of)]
			same(addSeries([site.itPowerMW, cooling.values], result.months.length), site.facilityPowerMW)
			same(addSeries([site.facilityPowerMW, idle.values], result.months.length), site.layers.energy.available)
		}
		const each = sites.map(([id]) => series('energy.notDrawn', `site:${id}`).values)
		same(series('energy.notDrawn', ofAllSites).values, addSeries(each, result.months.length))
		expect(() => figure('energy.notDrawn', { of: `${ofAllSites}::site:nowhere`, at: 'last' })).toThrow('has no')
	})

	test('of a contract the part in service and the part not yet add up to its capacity', () => {
		for (const { id, capacityMW } of plan.powerContracts) {
			const still = series('energy.notInService', `contract:${id}`).values
			const ramped = must(result.contracts[id]).rampedMW
			same(
				still,
				ramped.map((MW) => Math.max(0, capacityMW - MW)),
			)
			expect(figure('energy.contractCapacity', { of: `contract:${id}` }).value).toBe(capacityMW)
		}
		const capacities = plan.powerContracts.map(({ capacityMW }) => capacityMW)
		expect(figure('energy.contractCapacity').value).toBeCloseTo(sum(capacities), 6)
		expect(() => figure('energy.contractCapacity', { of: 'contract:nowhere' })).toThrow('has no')
	})

	test('firm power of contracts is held back where a site has less of it, and never less than none', () => {
		for (const [id, site] of sites) {
			const own = plan.powerContracts.filter(({ siteId }) => siteId === id)
			const firm = addSeries(
				own.map((contract) => must(result.contracts[contract.id]).firmMW),
				result.months.length,
			)
			same(series('energy.firmHeldBack', `site:${id}`).values, lessSeries(firm, site.layers.energy.available))
			const more = series('energy.notFirm', `site:${id}`).values
			expect(Math.min(...more)).toBeGreaterThanOrEqual(0)
		}
	})

	test('what a limit of the site holds back of firm contracts, and what nobody promises, is told in megawatts', () => {
		const limited = planFile({
			sites: [
				{ ...abilene, interconnection: { limitMW: 150, transformers: [] } },
				{ ...abilene, id: 'other' },
			],
			powerContracts: [
				contract('firm', { startMonth: '2025-06' }),
				contract('loose', { kind: 'utility_nonfirm', capacityMW: 60, startMonth: '2025-06', rampMonths: 1 }),
			],
		})
		const told = figuresFrom({ plan: limited, result: computePlan(limited) })
		const of = 'site:abilene'
		expect(told.figure('energy.firmHeldBack', { of, at: 'last' }).value).toBeCloseTo(50, 6)
		expect(told.figure('energy.firmHeldBack', { of: 'site:other', at: 'last' }).value).toBe(0)
		expect(told.figure('energy.notFirm', { of, at: 'last' }).value).toBeCloseTo(60, 6)
		expect(told.figure('energy.notFirm', { of: 'site:other', at: 'last' }).value).toBe(0)
		expect(() => told.figure('energy.firmHeldBack', { of: 'site:nowhere', at: 'last' })).toThrow('has no')
		expect(() => told.figure('energy.notFirm', { of: 'site:nowhere', at: 'last' })).toThrow('has no')
		expect(() => told.figure('energy.notInService', { of: 'contract:nowhere', at: 'last' })).toThrow('has no')
		expect(told.figure('infrastructure.phaseItMW').value).toBeNull()
		expect(told.series('infrastructure.plannedReady').values).toEqual(Array(24).fill(0))
		expect(told.series('infrastructure.plannedReady')).not.toHaveProperty('opens')
	})

	test('halls count from the month after their planned finish, and what runs is the lesser of power and halls, site by site', () => {
		const ready = series('infrastructure.plannedReady').values
		result.months.forEach((month, index) => {
			const open = plan.buildPhases.filter(({ id }) => must(result.schedule[`phase:${id}`]).plannedFinish < month)
			expect(ready[index]).toBeCloseTo(sum(open.map(({ itMW }) => itMW)), 6)
		})
		const each = sites.map(([id]) => series('infrastructure.plannedReady', `site:${id}`).values)
		same(addSeries(each, result.months.length), ready)
		const least = sites.map(([, { buildout }]) =>
			buildout.itMW.energy.map((MW, month) => Math.min(MW, must(buildout.itMW.infrastructure[month]))),
		)
		same(series('infrastructure.runnable').values, addSeries(least, result.months.length))
		expect(figure('infrastructure.phaseItMW').value).toBe(sum(plan.buildPhases.map(({ itMW }) => itMW)))
	})

	test('chips past their ramp are energized or stranded, and those of them that no work has are idle', () => {
		const energised = addSeries(
			sites.map(([, site]) => site.energisedAccelerators),
			result.months.length,
		)
		const worked = addSeries(
			Object.values(result.workloads).map((workload) => workload.acceleratorsAllocated),
			result.months.length,
		)
		same(series('chips.idle').values, lessSeries(energised, worked))
		same(series('chips.pastRamp').values, addSeries([energised, result.stranded.accelerators], result.months.length))
		for (const [id, { itPowerMW, leasedItMW }] of sites)
			same(series('chips.ownItPower', `site:${id}`).values, lessSeries(itPowerMW, leasedItMW ?? []))
		expect(figure('schedule.orderAccelerators').value).toBeGreaterThan(0)
	})

	test('what is served and what is not add up to what an application asks for', () => {
		for (const [id, { demandTokensPerSecond, servedTokensPerSecond }] of Object.entries(result.applications)) {
			const unserved = series('applications.unserved', `application:${id}`).values
			same(unserved, lessSeries(demandTokensPerSecond, servedTokensPerSecond))
		}
	})

	test('money spent and earned to date ends at the totals of all months', () => {
		const { capexUsd, opexUsd, revenueUsd } = result.finance
		expect(figure('finance.spentToDate', { at: 'last' }).value).toBeCloseTo(sum(capexUsd) + sum(opexUsd), 0)
		expect(figure('finance.earnedToDate', { at: 'last' }).value).toBeCloseTo(sum(revenueUsd), 0)
		expect(figure('milestones').value).toBe(result.milestones.length)
		expect(() => figure('milestones', { of: ofAllSites })).toThrow('has no milestones')
	})
})

describe('series', () => {
	const values = fc.array(fc.constantFrom(-3, 0, 2, 9), { minLength: 1, maxLength: 20 })

	test('law: the largest and the smallest are of the first month that has them', () => {
		fc.assert(
			fc.property(values, (all) => {
				const [most, least] = [Math.max(...all), Math.min(...all)]
				expect(largest(all)).toEqual({ index: all.findIndex((one) => one === most), value: most })
				expect(smallest([null, ...all])).toEqual({ index: all.findIndex((one) => one === least) + 1, value: least })
			}),
		)
		expect([largest([]), smallest([]), smallest([null])]).toEqual([null, null, null])
	})

	test('law: a running sum ends at the sum, what is less and what is left make at least the whole', () => {
		fc.assert(
			fc.property(values, values, (one, other) => {
				expect([last(runningSum(one)), runningSum(one)[0]]).toEqual([sum(one), one[0]])
				const left = lessSeries(one, other)
				one.forEach((value, index) => expect(left[index]).toBe(Math.max(0, value - (other[index] ?? 0))))
				const both = addSeries([one, other], 20)
				expect([both.length, sum(both)]).toEqual([20, sum(one) + sum(other)])
			}),
		)
		expect(last([])).toBe(0)
	})
})

describe('quarters', () => {
	test('law: every month is in one quarter, amounts add up and states are those of the last month', () => {
		fc.assert(
			fc.property(fc.nat(40), fc.integer({ min: 1, max: 40 }), (offset, count) => {
				const months = Array.from({ length: count }, (_, index) => addMonths('2026-01', offset + index))
				const quarters = quartersOf(months)
				expect(quarters.flatMap(({ indices }) => indices)).toEqual(months.map((_, index) => index))
				for (const { name, indices } of quarters)
					for (const index of indices) {
						const [year, month] = must(months[index]).split('-').map(Number)
						expect(name).toBe(`${String(year)}-Q${String(Math.ceil(must(month) / 3))}`)
						expect(
							months[
								must(
									lastOfEach([...months.keys()], quarters)[
										periodIndex(
											quarters.map((one) => one.name),
											must(months[index]),
										)
									],
								)
							],
						).toBe(months[must(indices.at(-1))])
					}
				const amounts = months.map((_, index) => index + 1)
				expect(sum(sumOfEach(amounts, quarters))).toBe(sum(amounts))
				expect(sumOfEach(amounts, monthsAlone(months))).toEqual(amounts)
				expect(lastOfEach(amounts, monthsAlone(months))).toEqual(amounts)
			}),
		)
	})

	test('a month is found among months and among quarters, and each is named', () => {
		expect(periodIndex(['2026-Q1', '2026-Q2'], '2026-05')).toBe(1)
		expect(periodIndex(['2026-04', '2026-05'], '2026-05')).toBe(1)
		expect(periodIndex(['2026-Q1'], '2027-01')).toBe(-1)
		expect([periodName('2026-03'), periodName('2026-Q1')]).toEqual(['Mar 2026', 'Q1 2026'])
	})
})

describe('the date of full power', () => {
	const milestone = (kind: 'power_at_meter' | 'all_firm_power', month: string): Milestone => ({
		...{ kind, month, siteId: 'abilene' },
		facts: { kind, site: 'abilene', meterMW: 100 },
	})
	/** The months of the verdict: of full power, and the first with any. */
	const dated = (month: string | null, firstPower: string | null = '2026-03') =>
		madeVerdict({ firstPower, fullPower: { month, monthsLate: month === null ? null : 0 } })
	const hall = (finish: string | null) => ({
		...must(result.schedule[must(Object.keys(result.schedule).find((key) => key.startsWith('phase:')))]),
		finish,
	})
	type Over = NonNullable<Parameters<typeof planResult>[0]>
	const told = (over: Over) => fullPowerOf(planResult({ verdict: dated(null), ...over }))
	const words = (over: Over) => ({ at: told(over).at, ...fullPowerWords(told(over)) })
	const first = milestone('power_at_meter', '2026-03')

	test('it is the month of the verdict, and told until when where less is delivered again', () => {
		expect(words({ verdict: dated('2027-05') })).toEqual({
			at: '2027-05',
			month: 'May 2027',
			note: 'first power Mar 2026',
		})
		const fallsBack = { month: '2027-11', itMW: 400, ofItMW: 851 }
		const falls = madeVerdict({ fullPower: { month: '2027-05', monthsLate: 0 }, facts: { fallsBack } })
		expect(fullPowerText(told({ verdict: falls }))).toBe('May 2027, below it again from Nov 2027')
	})

	test('where it is not reached, what is there of power and halls is told', () => {
		const noteOf = (schedule: NonNullable<Over['schedule']>, more: readonly Milestone[] = []) =>
			words({ schedule, milestones: [first, ...more] }).note
		expect(words({ verdict: dated(null, null) })).toEqual({
			at: null,
			month: 'not reached',
			note: 'no power by plan end',
		})
		expect(noteOf({})).toBe('power Mar 2026, no hall planned')
		expect(noteOf({ 'phase:a': hall('2026-04'), 'phase:b': hall('2026-09'), 'order:c': hall('2027-01') })).toBe(
			'power Mar 2026, halls Oct 2026',
		)
		expect(noteOf({ 'phase:a': hall('2026-04'), 'phase:b': hall(null) })).toBe(
			'power Mar 2026, halls unfinished by plan end',
		)
		expect(noteOf({ 'phase:a': hall('2027-12') })).toBe('power Mar 2026, halls unfinished by plan end')
		expect(noteOf({ 'phase:a': hall('2027-11') })).toBe('power Mar 2026, halls Dec 2027')
		expect(noteOf({ 'phase:a': hall('2025-12') })).toBe('power Mar 2026, halls ready at start')
		expect(noteOf({}, [milestone('all_firm_power', '2026-11')])).toBe('power Nov 2026, no hall planned')
		const never = told({ milestones: [first] })
		expect(fullPowerText(never)).toBe('not reached: power Mar 2026, no hall planned')
		expect(fullPowerText({ at: '2026-08', firstPower: '2026-03' })).toBe('Aug 2026')
	})

	test('a page counts it from the first month, and has a dash where it is not reached', () => {
		const shown = (month: string | null) =>
			figuresFrom({ plan, result: planResult({ verdict: dated(month) }) }).figure('fullPower')
		expect(shown('2026-08')).toMatchObject({ value: 7, text: 'Aug 2026' })
		expect(shown(null)).toMatchObject({ value: null, text: '–' })
	})
})

test('what was spent and worked before the plan is told where there was any, and counted to its layer', () => {
	const quiet = planResult()
	const { finance, workforce } = quiet
	expect([spentBefore(quiet, DOLLARS), workedBefore(quiet)]).toEqual([null, null])
	const before = { ...finance.beforePlanUsd, totalUsd: 4.89e9, chips: 5 }
	expect(spentBefore({ finance: { ...finance, beforePlanUsd: before } }, DOLLARS)).toBe(
		'$4.89B of it before the plan (chips)',
	)
	const land = { abilene: { capitalUsd: 98.6e6, usdPerHectare: 2e6, rule: 'stated' } } as const
	const bought = { ...finance, land, beforePlanUsd: { ...before, chips: 0, infrastructure: 98.6e6, totalUsd: 98.6e6 } }
	expect(spentBefore({ finance: bought }, DOLLARS)).toBe('$98.6M of it before the plan (land)')
	const begun = { ...bought, beforePlanUsd: { ...bought.beforePlanUsd, energy: 1, infrastructure: 120e6 } }
	expect(paidBefore(begun)).toBe('power, halls and land')
	const construction = { ...workforce.construction, beforePlanHours: 7.51e6 }
	expect(workedBefore({ workforce: { ...workforce, construction } })).toMatch(/^7\.51M of them before the plan$/)
	const capexByLayer = { ...finance.capexByLayer, chips: [1, 2], models: [4] }
	const spent = { ...finance, beforePlanUsd: before, capexByLayer }
	expect([capitalOf(spent, 'chips'), capitalOf(spent, 'models'), capitalOf(spent, 'applications')]).toEqual([8, 4, 0])
})
