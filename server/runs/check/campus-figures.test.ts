import { expect, test } from 'vitest'
import { MOST_MW } from '#shared/pages/claim.ts'
import { readClaim } from '#server/views/pages/public/check/read-claim.ts'
import { parsePlanFile, PLAN_FORMAT } from '#shared/schemas/plan-file.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { campusFigures, campusPlan, startsFor } from './campus-figures.ts'

test('a campus of a hundred megawatts is one building, all of it at work, later where it takes longer', () => {
	const figures = campusFigures({ itMW: 100, from: '2027-01', place: null, buildClass: 'ai_build' })
	expect(figures.buildings).toBe(1)
	// the class’s P10, P50 and P90
	expect(figures.months).toEqual({ low: 12, value: 20, high: 31 })
	const own = campusFigures({ itMW: 100, from: '2027-01', place: null, buildClass: 'own_pace' })
	expect(own.months).toEqual({ low: 20, value: 29, high: 45 })
	expect(figures.crew.low).toBeGreaterThan(figures.crew.value)
	expect(figures.crew.value).toBeGreaterThan(figures.crew.high)
	// straight in logs between 36 MW with 50 people and 160 with 100
	expect(figures.jobs).toBeCloseTo(50 * (100 / 36) ** (Math.log(2) / Math.log(160 / 36)), 1)
	// training at .8 of its peak, with the overhead of the site
	expect(figures.energyMWh / (figures.facilityMW * 8760)).toBeGreaterThan(0.65)
	expect(figures.energyMWh / (figures.facilityMW * 8760)).toBeLessThan(0.9)
})

test('the largest campus that may be begun at the end of the years is a valid plan', () => {
	const nothing = {
		mw: '',
		basis: '',
		sqft: '',
		usd: '',
		scope: '',
		crew: '',
		jobs: '1',
		from: '',
		by: '',
		place: '',
		buildClass: '',
	}
	const begun = (from: string) => readClaim({ ...nothing, from }, '2026-11').ok
	expect([begun('2080-12'), begun('2081-01')]).toEqual([true, false])
	const place = { name: 'Abilene', country: 'US', region: '', latitude: 32.45, longitude: -99.73 }
	for (const { id, months } of builtInCatalogue.buildClasses) {
		const of = { itMW: MOST_MW, peakPue: 1.3, from: '2080-12', place, starts: startsFor(MOST_MW, { id, months }) }
		const plan = campusPlan({ ...of, buildingMonths: months.p90 })
		const parsed = parsePlanFile({ format: PLAN_FORMAT, name: 'Announced campus', ...plan })
		expect(parsed.ok ? [] : parsed.problems).toEqual([])
	}
})
