import { expect, test } from 'vitest'
import { madeVerdict, siteVerdict } from '../../../tests/factories/verdict/made-verdict.ts'
import { delaysATarget, losesMore } from './never.ts'

const withSites = (sites: Readonly<Record<string, string | null>>) =>
	madeVerdict({
		sites: Object.fromEntries(
			Object.entries(sites).map(([id, month]) => [id, siteVerdict({ fullPower: { month, monthsLate: 0 } })]),
		),
	})

test('a change that makes another site later, or keeps it from its target, is known for it', () => {
	const before = withSites({ one: '2029-06', two: '2029-01' })
	expect(delaysATarget(before, withSites({ one: '2029-01', two: '2029-01' }))).toBe(false)
	expect(delaysATarget(before, withSites({ one: '2029-01', two: '2029-02' }))).toBe(true)
	expect(delaysATarget(before, withSites({ one: '2029-01', two: null }))).toBe(true)
	expect(delaysATarget(withSites({ one: null }), withSites({ one: '2031-01' }))).toBe(false)
})

test('a step that comes later counts, though full power comes as before', () => {
	const step = (reached: string) =>
		madeVerdict({
			sites: { one: siteVerdict({ steps: [{ month: '2028-01', itMW: 40, reached, monthsLate: 0 }] }) },
		})
	expect(delaysATarget(step('2028-01'), step('2028-02'))).toBe(true)
	expect(delaysATarget(step('2028-02'), step('2028-01'))).toBe(false)
	// What is there before it is asked for may come later, up to that month.
	expect(delaysATarget(step('2027-09'), step('2027-11'))).toBe(false)
	expect(delaysATarget(step('2027-09'), step('2028-02'))).toBe(true)
})

test('cheaper chips that leave more late or unserved than there was are no way out', () => {
	const losing = (late: number, unserved: number) => {
		const { totals } = madeVerdict()
		const of = (mwMonths: number) => ({ mwMonths, usd: null })
		return madeVerdict({ totals: { ...totals, late: of(late), unserved: of(unserved) } })
	}
	expect(losesMore(losing(100, 20), losing(60, 40))).toBe(false)
	expect(losesMore(losing(100, 20), losing(140, 0))).toBe(true)
})
