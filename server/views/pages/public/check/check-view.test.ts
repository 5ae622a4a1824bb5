import { expect, test } from 'vitest'
import type { CampusFigures, Claim } from '#shared/pages/claim.ts'
import { readClaim } from '#server/views/pages/public/check/read-claim.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { bandOf, isReality, nearest } from './band.ts'
import { checkExamples } from './check-examples.ts'
import { buildCheckView } from './check-view.ts'
import { REAL_CASES } from './real-cases.ts'
import { sizeOfClaim } from './size-of-claim.ts'

const NOTHING: Claim = { itMW: null, ksf: null, usd: null, scope: null, crew: null, jobs: null, months: null }
const FIGURES: CampusFigures = {
	...{ itMW: 80, facilityMW: 100, buildings: 1, crew: { low: 1800, value: 1200, high: 900 }, jobs: 80 },
	...{ energyMWh: 600_000, waterM3: 20_000, chipsUsd: 2.4e9, floorM2: 26_000 },
	scopesUsd: { halls: 1.2e9, connected: 1.3e9, own_plant: 1.4e9 },
	...{
		months: { low: 13, value: 21, high: 29 },
		queueMonths: { p50: 36, p90: 60 },
		place: 'Abilene',
		className: 'AI build',
		climate: 'Dallas',
	},
}
const view = (claim: Partial<Claim>) => buildCheckView({ ...NOTHING, ...claim }, FIGURES)
const row = (claim: Partial<Claim>, id: string) => must(view(claim).rows.find((one) => one.id === id))

test('the nearest cases in size set the band, and a claim that nobody saw kept sets none', () => {
	const near = nearest(REAL_CASES.jobs, 80)
	expect(near).toHaveLength(5)
	expect(near[0]?.name).toBe('JLARC building')
	expect(near.map(({ name }) => name)).not.toContain('Stargate Abilene')
	// 300 jobs for 800 MW, 550 for 348
	expect(bandOf(near)).toEqual({ low: 0.375, high: 550 / 348 })
})

test('1,500 permanent jobs for 100 MW at the meter are told to be far above real campuses', () => {
	const jobs = row({ itMW: 80, jobs: 1500 }, 'jobs')
	expect(jobs).toMatchObject({
		word: 'Above',
		status: 'failing',
		claimed: '1,500 people',
		plausible: '30 to 160 people',
	})
	expect(jobs.sentence).toBe(
		'1,500 people for 80 MW IT (19 people per MW); real campuses of similar size have 0.38 to 1.6 people per MW: 9.4× the plausible maximum.',
	)
	expect(view({ itMW: 80, jobs: 1500 }).title).toBe('The claim is outside the range of real campuses')
	expect(row({ itMW: 80, jobs: 100 }, 'jobs').word).toBe('Within')
	expect(row({ itMW: 80, jobs: 3 }, 'jobs').word).toBe('Below')
	// 30 to 158 are plausible: a tenth beside them is at the edge, a fifth is not.
	expect([row({ itMW: 80, jobs: 33 * 5 }, 'jobs').status, row({ itMW: 80, jobs: 27 }, 'jobs').word]).toEqual([
		'tight',
		'At the edge',
	])
	expect(row({ itMW: 80, jobs: 190 }, 'jobs').word).toBe('Above')
})

test('lP21: money that does not say what it holds is held against all it may mean, and lies outside only of all', () => {
	const words = (claim: Partial<Claim>) =>
		['halls', 'connected', 'own_plant', 'chips'].map((id) => row({ itMW: 80, ...claim }, id).word)
	expect(words({ usd: 1.4e9 })).toEqual(['Within', 'Scope unknown', 'Scope unknown', 'Scope unknown'])
	expect(row({ itMW: 80, usd: 1.4e9 }, 'halls').sentence).toBe(
		'$1.4B comes without a scope: it fits halls alone, halls and connection, with own plant.',
	)
	expect(words({ usd: 1.9e9 })).toEqual(['Scope unknown', 'Scope unknown', 'Within', 'Scope unknown'])
	expect(words({ usd: 3.2e9 })).toEqual(['Scope unknown', 'Scope unknown', 'Scope unknown', 'Within'])
	expect(words({ usd: 50e9 })).toEqual(['Scope unknown', 'Scope unknown', 'Scope unknown', 'Above'])
	expect(words({ usd: 10e6 })).toEqual(['Below', 'Scope unknown', 'Scope unknown', 'Scope unknown'])
	expect(view({ itMW: 80, usd: 50e9 }).title).toBe('The claim is outside the range of real campuses')
	expect(view({ itMW: 80, usd: 1.4e9 }).title).toBe('The claim is plausible')
})

test('lP21: money that says what it holds is held against that alone', () => {
	expect(row({ itMW: 80, usd: 1.9e9, scope: 'halls' }, 'halls').word).toBe('Above')
	expect(row({ itMW: 80, usd: 1.9e9, scope: 'own_plant' }, 'own_plant').word).toBe('Within')
	expect(row({ itMW: 80, usd: 1.9e9, scope: 'own_plant' }, 'halls').word).toBe('Not announced')
	// 4.7 to 18.3 M$ a megawatt, and what connection, substation and land add
	expect(row({ itMW: 80 }, 'halls').plausible).toBe('$376M to $1.46B')
	expect(row({ itMW: 80 }, 'connected').plausible).toBe('$376M to $1.72B')
	expect(row({ itMW: 80 }, 'own_plant').plausible).toBe('$496M to $2.01B')
})

test('lP21: too few announced figures, or of too few publishers, set no band', () => {
	const announced = must(REAL_CASES.crew[0])
	const of = (sources: readonly string[]) => sources.map((source, id) => ({ ...announced, id: String(id), source }))
	expect(isReality(of(['ENR', 'ENR, 2025', 'w.media', 'JLARC', 'KTSM']))).toBe(true)
	expect(isReality(of(['ENR', 'w.media', 'JLARC', 'KTSM']))).toBe(false)
	expect(isReality(of(['ENR', 'ENR, 2025', 'w.media', 'w.media', 'ENR']))).toBe(false)
	const { how, cases } = row({ itMW: 80 }, 'own_plant')
	expect(how.join(' ')).toContain('Only three such figures have been announced')
	expect(cases.map(({ id }) => id)).toContain('M01')
	expect(row({ itMW: 80 }, 'chips').how.join(' ')).toMatch(
		/^The figures below are estimates by Epoch AI, not announced, so they set no band\. Engine: /,
	)
	// All campus totals are of one model.
	expect(row({ itMW: 80 }, 'chips').cases.length).toBeGreaterThan(5)
	expect(isReality(REAL_CASES.jobs)).toBe(true)
	expect(isReality(REAL_CASES.crew)).toBe(true)
})

test('without power the size is what real campuses of such a floor have, and a date needs none', () => {
	const size = must(sizeOfClaim({ ...NOTHING, ksf: 1000 }))
	expect(size.from).toBe('sqft')
	expect(size.low).toBeLessThan(size.high)
	const dated = view({ months: 3 })
	expect(dated.rows.map(({ id }) => id)).toEqual(['months'])
	expect(dated.rows[0]?.word).toBe('Below')
})

test('every band says what it rests on, and every case its source', () => {
	for (const { how, cases } of view({ itMW: 80 }).rows) {
		expect(how.length).toBeGreaterThan(0)
		for (const { source } of cases) expect(source).not.toBe('')
	}
})

test('the examples are announcements the form takes as they are', () => {
	const examples = checkExamples()
	expect(examples.map(({ name }) => name)).toContain('Stargate Abilene')
	for (const { search } of examples) {
		const typed = {
			usd: '',
			scope: '',
			from: '',
			by: '',
			place: '',
			mw: '',
			basis: '',
			sqft: '',
			crew: '',
			jobs: '',
			buildClass: '',
		}
		const read = readClaim({ ...typed, ...Object.fromEntries(new URLSearchParams(search)) }, '2026-11')
		expect(read.ok && read.claim.itMW).toBeGreaterThan(300)
	}
})

test('the claim that the megawatts are taken from is not held against them', () => {
	expect(row({ usd: 10e9 }, 'halls').word).toBe('Sets the size')
	expect(view({ usd: 10e9 }).title).toBe('A campus of this size')
})

test('what is assumed of the power is said, and dates stand as they were written beside what they were taken for', () => {
	const typed = {
		...{ mw: '400 MW', basis: '', sqft: '', usd: '', scope: '', crew: '', jobs: '' },
		place: '',
		buildClass: '',
	}
	const ledeOf = (own: { readonly basis?: string; readonly from: string; readonly by: string }) => {
		const read = readClaim({ ...typed, ...own }, '2026-11')
		return view(must(read.ok ? read.claim : null)).lede
	}
	const open = ledeOf({ from: 'mid 2026', by: 'Q3 2028' })
	expect(open).toContain('400 MW announced, assumed to be at the meter, is 320 MW IT at 1.25 MW per MW IT')
	expect(open).toMatch(/Dates: work from \w+ 2026 \(“mid 2026”\), first power \w+ 2028 \(“Q3 2028”\)\./)
	expect(open).toContain('up to 15% outside is at the edge')
	expect(ledeOf({ basis: 'meter', from: 'Jun 2026', by: '' })).toContain('400 MW announced at the meter, is 320 MW IT')
	expect(ledeOf({ basis: 'it', from: 'Jun 2026', by: '' })).toContain('400 MW IT, as announced')
})
