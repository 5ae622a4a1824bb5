import { expect, test } from 'vitest'
import { computePlan } from '../compute-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { monthsOf } from '#shared/units/months.ts'
import { headlineOf, isMaterial, type LostMonth, shortfallGroups } from './headline.ts'

const MONTHS = monthsOf('2028-01', 24)
type Cause = 'retired' | 'installing' | 'not_ordered'
const months = (spells: readonly (readonly [Cause | null, readonly number[]])[]): readonly LostMonth[] =>
	spells.flatMap(([cause, losses]) =>
		losses.map((lost) => cause && { layer: 'chips' as const, cause, siteId: 'abilene', lost }),
	)
const of = (byMonth: readonly LostMonth[], lastAsked = 23) => ({ months: MONTHS, byMonth, lastAsked, share: 0.8 })

test('the group that loses most leads, not the one that binds in most months (B17)', () => {
	const lost = of(
		months([
			['installing', [1, 1, 1, 1, 1, 1]],
			['retired', [30, 30]],
		]),
	)
	expect(headlineOf(lost)).toMatchObject({ cause: 'retired', groupMWMonths: 60, lostMWMonths: 66 })
	expect(shortfallGroups(lost).map(({ cause, months: count }) => [cause, count])).toEqual([
		['retired', 2],
		['installing', 6],
	])
})

test('of groups that lose alike the earlier leads (B17)', () => {
	expect(
		headlineOf(
			of(
				months([
					['installing', [5]],
					['retired', [5]],
				]),
			),
		)?.cause,
	).toBe('installing')
})

test('its range is the shortest run that holds four fifths of its loss (B17)', () => {
	const small = [0.1, 0.1, 0.1]
	const { from, to, form } = headlineOf(of(months([['installing', [...small, 30, 30, 30, ...small]]]))) ?? {}
	expect([from, to, form]).toEqual(['2028-04', '2028-06', 'between'])
})

test('months beside the range join while they lose half its mean (B17)', () => {
	const { from, to } = headlineOf(of(months([['installing', [2, 6, 10, 10, 10, 10, 10, 6, 2]]]))) ?? {}
	expect([from, to]).toEqual(['2028-02', '2028-08'])
})

test('«from» is said only of a range that reaches the last month with demand (B17)', () => {
	const retired = months([
		[null, [0, 0]],
		['retired', [9, 9, 9]],
	])
	expect(headlineOf(of(retired, 4))).toMatchObject({ from: '2028-03', to: '2028-05', form: 'from' })
	expect(headlineOf(of(retired, 5))?.form).toBe('between')
	expect(headlineOf(of(months([['retired', [9]]])))?.form).toBe('in')
})

test('nothing leads below one megawatt-month or half a percent of what is asked (B17)', () => {
	expect(isMaterial(0.9, 10, 0.005)).toBe(false)
	expect(isMaterial(441, 100_000, 0.005)).toBe(false)
	expect(isMaterial(501, 100_000, 0.005)).toBe(true)
})

test('how much leads, and how much of it its months hold, are assumptions of the plan (pT1)', () => {
	const spread = of(months([['retired', [0.1, 30, 0.1, 10, 0.1]]]))
	expect(headlineOf(spread)).toMatchObject({ from: '2028-02', to: '2028-04' })
	expect(headlineOf({ ...spread, share: 0.5 })).toMatchObject({ from: '2028-02', to: '2028-02' })
	const led = (assumptions: Record<string, number>) =>
		computePlan(reproduction({ contract: { startMonth: '2026-12', rampMonths: 6 }, plan: { assumptions } })).headline
	expect(must(led({ headlineShare: 0.8, headlineMateriality: 0.005 }))).toEqual(led({}))
	expect(led({ headlineMateriality: 0.9 })).toBeNull()
})
