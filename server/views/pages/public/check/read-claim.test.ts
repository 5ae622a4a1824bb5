import { expect, test } from 'vitest'
import type { ClaimTexts } from '#shared/pages/claim.ts'
import { readClaim, readsOf } from './read-claim.ts'

const NOTHING: ClaimTexts = {
	mw: '',
	basis: '',
	sqft: '',
	usd: '',
	scope: '',
	crew: '',
	jobs: '',
	from: '',
	by: '',
	place: '',
	buildClass: '',
}
const read = (typed: Partial<ClaimTexts>) => readClaim({ ...NOTHING, ...typed }, '2026-11')
const claimOf = (typed: Partial<ClaimTexts>) => {
	const found = read(typed)
	return found.ok ? found.claim : null
}
const wrong = (typed: Partial<ClaimTexts>) => {
	const found = read(typed)
	return found.ok ? [] : found.problems.map(({ field }) => field)
}

test('power at the meter is turned into IT load, IT load is taken as it is', () => {
	expect(claimOf({ mw: '100 MW' })?.itMW).toBe(80)
	expect(claimOf({ mw: '1.2 GW', basis: 'it' })?.itMW).toBe(1200)
})

test('figures are read as announcements write them', () => {
	expect(claimOf({ sqft: '1.2m sq ft' })?.ksf).toBe(1200)
	for (const usd of ['15 B', '$15 billion', '15,000,000,000', '15 bn USD']) expect(claimOf({ usd })?.usd).toBe(15e9)
	expect(claimOf({ crew: '4,000 jobs', jobs: '150' })).toMatchObject({ crew: 4000, jobs: 150 })
	expect(claimOf({ from: 'Jan 2026', by: '2028-Q3' })?.months).toBe(32)
	expect(claimOf({ from: 'Jan 2026', by: 'mid 2028' })?.months).toBe(29)
	expect(claimOf({ from: 'mid 2026', by: 'Q3 2027' })?.months).toBe(15)
	expect(claimOf({ from: 'Q2 2026', by: 'late 2027' })?.months).toBe(20)
	expect(claimOf({ mw: '10 GW' })?.itMW).toBe(8000)
	expect(claimOf({ mw: 'up to 450-megawatt' })?.itMW).toBe(360)
	expect(claimOf({ usd: '€3 bn', sqft: '120,000 m²', crew: '4,000 at peak' })).toMatchObject({
		...{ usd: 3.528e9, crew: 4000 },
		ksf: expect.closeTo(1291.7, 1),
	})
	expect(claimOf({ from: 'early 2027', by: 'second quarter of 2028' })?.months).toBe(17)
	expect(readsOf({ ...NOTHING, mw: 'up to 1 GW', by: 'mid-2028', usd: '$3B', jobs: '300–450' })).toEqual({
		mw: 'Read as 1,000 MW, the most said.',
		by: 'Read as June 2028.',
	})
})

test('each field says what is wrong with it, and nothing said is wrong, too', () => {
	expect(wrong({})).toEqual(['mw'])
	expect(wrong({ mw: '100 horses', usd: 'lots', jobs: '-3' })).toEqual(['mw', 'usd', 'jobs'])
	expect(wrong({ by: 'soon' })).toEqual(['by'])
	expect(wrong({ mw: '80 MW', buildClass: 'quick' })).toEqual(['buildClass'])
	expect(wrong({ from: '2028-01', by: '2027-01' })).toEqual(['by'])
	expect(wrong({ place: 'Abilene' })).toEqual(['mw'])
	// What was to be there before today needs the month in which work began, and is told so at that field.
	const past = read({ mw: '1.2 GW', by: '2026-06' })
	expect(past.ok ? [] : past.problems).toEqual([
		{ field: 'from', text: 'June 2026 has passed: enter when work began.' },
	])
	expect(claimOf({ mw: '1.2 GW', from: '2024-06', by: '2026-06' })?.months).toBe(24)
})
