import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { workPackages } from '#shared/catalogue/rows/trades.ts'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'

type Entry = Record<string, unknown>
const work = (over: Entry = {}) => ({
	id: 'line',
	siteId: 's',
	contractId: 'u',
	name: 'The line',
	startMonth: '2025-10',
	durationMonths: 12,
	gatesMW: 60,
	...over,
})
const withWorks = (works: readonly Entry[], changes: Changes = {}) => ({ ...changes, plan: { gatingWorks: works } })
const computed = (works: readonly Entry[], changes: Changes = {}) =>
	computedDocument(reproduction(withWorks(works, changes)))
const served = (works: readonly Entry[], changes: Changes = {}) =>
	must(computed(works, changes).contracts['u']).rampedMW
const [AUGUST, SEPTEMBER, OCTOBER] = [7, 8, 9]

test('before the work is due the contract serves what does not wait for it (eR23, pG2)', () => {
	const series = served([work()])
	expect([series[AUGUST], series[SEPTEMBER], series[OCTOBER]]).toEqual([20, 20, 80])
	expect(served([work({ gatesMW: null })]).slice(SEPTEMBER, OCTOBER + 1)).toEqual([0, 80])
})

test('works add up, never below nothing, and a ramp below what is free goes on (eR23)', () => {
	const two = [work({ gatesMW: 50 }), work({ id: 'plant', gatesMW: 50, durationMonths: 14 })]
	expect(served(two).slice(SEPTEMBER, 13)).toEqual([0, 30, 30, 80, 80])
	const ramped = served([work({ gatesMW: 20 })], { contract: { rampMonths: 16 } })
	expect([ramped[3], ramped[SEPTEMBER], ramped[OCTOBER]]).toEqual([20, 45, 50])
	const held = served([work({ gatesMW: 50 })], { contract: { rampMonths: 16 } })
	expect([held[3], held[SEPTEMBER], held[OCTOBER]]).toEqual([20, 30, 50])
})

test('worked example W00: two plants of the utility gate 750 MW each of 2,000 (pG2)', () => {
	const gates = { gatesMW: 750 }
	const works = [
		work({ ...gates, startMonth: '2026-07', durationMonths: 30 }),
		work({ ...gates, id: 'second', startMonth: '2026-11', durationMonths: 36, startDelayMonths: { p50: 3, p90: 3 } }),
	]
	const plan = { gatingWorks: works, horizonMonths: 60 }
	const series = must(computedDocument(reproduction({ plan, contract: { capacityMW: 2000 } })).contracts['u']).rampedMW
	expect([35, 36, 48, 49].map((month) => series[month])).toEqual([500, 1250, 1250, 2000])
})

test('a likely delay moves the due month by whole months, and its P90 nothing (eR23)', () => {
	const late = work({ startDelayMonths: { p50: 1.5, p90: 9 } })
	expect(served([late]).slice(OCTOBER, 13)).toEqual([20, 20, 80, 80])
	expect(computed([late]).schedule['work:line']).toEqual({
		name: 'The line',
		siteId: 's',
		plannedStart: '2025-12',
		plannedFinish: '2026-11',
		start: '2025-12',
		finish: '2026-11',
		delayMonths: 0,
		cause: null,
		progress: null,
	})
})

test('the work that holds power back is named, with its month and megawatts (joins C-14)', () => {
	const { binding, bindingCause } = computed([work({ gatesMW: 70 }), work({ id: 'permit', gatesMW: 10 })])
	expect(binding[SEPTEMBER]).toBe('energy')
	const cause = must(must(bindingCause)[SEPTEMBER])
	expect([cause.cause, cause.facts.item?.id, cause.facts.amount, cause.facts.fromMonth]).toEqual([
		'third_party_work',
		'line',
		70,
		'2026-10',
	])
	expect(cause.text).toContain(
		'The line, third-party work, is due in October 2026 and blocks 70 MW at S; 43.2 MW short until then.',
	)
})

test('hands of others follow the package’s S-curve and are in no total (pG3)', () => {
	const plant = work({ package: 'gen_ccgt', quantity: 300, startMonth: '2026-03', durationMonths: 10 })
	const [apart, none] = [computed([plant]).workforce, computed([work()]).workforce]
	const hoursAHead = ((50 * 52) / 12) * 0.92
	const hours = apart.thirdParty.headcount.reduce((sum, heads) => sum + heads * hoursAHead, 0)
	expect(hours).toBeCloseTo(300 * 2600, 3)
	// F(x) = 3.5·x^2.5 − 2.5·x^3.5 of gen_ccgt, over ten months.
	const done = (x: number) => 3.5 * x ** 2.5 - 2.5 * x ** 3.5
	expect(must(apart.thirdParty.headcount[6]) * hoursAHead).toBeCloseTo(780_000 * (done(0.5) - done(0.4)), 3)
	expect(apart.thirdParty.headcount.slice(0, 2)).toEqual([0, 0])
	expect(apart.construction).toEqual(none.construction)
	expect(none.thirdParty.headcount.every((heads) => heads === 0)).toBe(true)
})

test('a work gates a grid contract of its site, and no more of it than there is (pG1)', () => {
	const paths = (works: readonly Entry[], changes: Changes = {}) => {
		const parsed = parsePlanFile(reproductionFile(withWorks(works, changes)))
		return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
	}
	expect(paths([work({ gatesMW: 81 })])).toEqual(['gatingWorks[0].gatesMW'])
	expect(paths([work({ contractId: 'nobody' })])).toEqual(['gatingWorks[0].contractId'])
	const plant = { contracts: [{ kind: 'btm_recip', capacityMW: 90 }] }
	expect(paths([work({ contractId: 'btm_recip' })], plant)).toEqual(['gatingWorks[0].contractId'])
	expect(paths([work()])).toEqual([])
})

test('law: more gated, or a later work, never serves more (eR23)', () => {
	for (const gatesMW of [0, 10, 40, 80]) {
		for (const durationMonths of [1, 6, 12, 24]) {
			const less = served([work({ gatesMW, durationMonths })])
			const more = served([work({ gatesMW: Math.min(80, gatesMW + 15), durationMonths: durationMonths + 3 })])
			less.forEach((MW, month) => expect(must(more[month])).toBeLessThanOrEqual(MW))
		}
	}
})

const PLANT = work({ package: 'gen_ccgt', quantity: 300, startMonth: '2026-03', durationMonths: 10 })
const NEW_HALL: Changes = {
	hall: { scope: 'greenfield', durationMonths: 14 },
	site: { labourMarket: 'abilene', labour: { travellersCap: 150 } },
}

test('where a work shares the plan’s builders, its markets give so many fewer (pG3)', () => {
	const electricians = (works: readonly Entry[], plan: Entry = {}) => {
		const { workforce } = computedDocument(reproduction({ ...NEW_HALL, plan: { gatingWorks: works, ...plan } }))
		return must(workforce.trades['electrician']).available
	}
	const [apart, shared] = [electricians([PLANT]), electricians([{ ...PLANT, labour: 'shared' }])]
	const mixed = must(workPackages.find(({ id }) => id === 'gen_ccgt')).hoursPerUnit['electrician'] ?? NaN
	const done = (x: number) => 3.5 * x ** 2.5 - 2.5 * x ** 3.5
	const heads = (300 * mixed * (done(0.5) - done(0.4))) / (((50 * 52) / 12) * 0.92)
	expect(must(apart[6]) - must(shared[6])).toBeCloseTo(0.25 * heads, 6)
	expect(shared.slice(0, 2)).toEqual(apart.slice(0, 2))
	const half = electricians([{ ...PLANT, labour: 'shared' }], { assumptions: { 's/thirdPartyLocalShare': 0.5 } })
	expect(must(apart[6]) - must(half[6])).toBeCloseTo(0.5 * heads, 6)
})

test('others hire nobody whom no market has, and a plan that shares with them is never sooner done (pG3)', () => {
	const huge = { ...PLANT, labour: 'shared', quantity: 90_000 }
	const [alone, beside] = [[PLANT], [huge]].map((works) =>
		computedDocument(reproduction({ ...NEW_HALL, plan: { gatingWorks: works } })),
	)
	const { available } = must(must(beside).workforce.trades['electrician'])
	expect(available.every((heads) => heads >= 0)).toBe(true)
	const late = (result: typeof alone) => must(must(result).schedule['phase:h']).delayMonths
	expect(late(beside)).toBeGreaterThan(late(alone))
})
