import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'
import { must } from '../../../tests/factories/must.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { runPlan } from '../compute-plan.ts'
import { explainPlan } from '../explain-plan.ts'
import { columnOf } from '../kernel/run.ts'
import { wageIndex } from '../people/pay-of-place.ts'
import { perDiemPerHour } from '../people/workforce-pay-inputs.ts'

const site = (country: string, latitude: number, longitude: number) => ({
	...{ id: 'abilene', name: 'There', country, latitude, longitude },
})
const RZESZOW = site('PL', 50.04, 22)
const TABUK = site('SA', 28.38, 36.57)
const PECOS = site('US', 31.42, -103.5)
const built = (at: object, over: object = {}) =>
	planFile({ sites: [at], horizonMonths: 60, buildPhases: [hall('h', { itMW: 60 })], ...over })

const ratesOf = (at: object, over: object = {}) => {
	const frame = runPlan(built(at, over))
	return [columnOf(frame, wageIndex).at(0, 0), columnOf(frame, perDiemPerHour).at(0, 0)]
}
/** Five days of a week of so many hours. */
const anHour = (day: number, week: number) => (day * 5) / week

test('lP16, lP17: wages and lodging are the country’s where no labour market is within reach', () => {
	expect(ratesOf(RZESZOW)).toEqual([0.338, anHour(60, 40)])
	expect(ratesOf(TABUK)).toEqual([0.17, anHour(40, 54)])
	expect(ratesOf(PECOS)).toEqual([1, anHour(130, 50)])
})

test('lP16: a market within reach, and a market that is named, stand before the country', () => {
	const frankfurt = site('DE', 50.11, 8.68)
	const market = must(builtInCatalogue.labourMarkets.find(({ id }) => id === 'frankfurt'))
	expect(ratesOf(frankfurt)[0]).toBe(market.wageIndex)
	expect(ratesOf({ ...RZESZOW, labourMarket: 'frankfurt' })[0]).toBe(market.wageIndex)
})

test('lP17: lodging that the plan assumes stands, for the plan and for the site', () => {
	const assumed = { value: 200 }
	for (const key of ['perDiemUsdPerDay', 'abilene/perDiemUsdPerDay'])
		expect(ratesOf(RZESZOW, { assumptions: { [key]: assumed } })[1]).toBe(anHour(200, 40))
})

test('lP16, lP17: of a country nobody knows, wages of the United States stand and the plan says so', () => {
	const nauru = site('NR', -0.53, 166.93)
	expect(ratesOf(nauru)).toEqual([1, anHour(130, 48)])
	const codes = (at: object) => computedDocument(built(at)).warnings.map(({ code }) => code)
	expect(codes(nauru)).toContain('wage_unknown')
	expect(codes(nauru)).toContain('no_labour_market')
	expect(codes(RZESZOW)).not.toContain('wage_unknown')
	expect(codes(PECOS)).not.toContain('wage_unknown')
})

test('lP18: builders of the country stand in for a market, and the plan says that it is a guess', () => {
	const { sites, warnings } = computedDocument(built(RZESZOW))
	const { labourMarkets } = must(sites['abilene']).places
	expect(labourMarkets).toEqual([{ id: 'national:PL', country: 'PL', distanceKm: null, rule: 'national', weight: 1 }])
	const told = must(warnings.find(({ code }) => code === 'labour_national_pool'))
	expect(told.text).toMatch(
		/: assumes 29[23] electricians, .* from 1\.3 million construction workers\. This is a guess\.$/,
	)
	const { labourMarket } = must(runPlan(built(RZESZOW)).world.model.places[0])
	const { electricians, shareAvailable } = must(labourMarket).row
	expect(electricians * shareAvailable).toBeCloseTo(292.5, 9)
	expect(warnings.some(({ code }) => code === 'no_labour_market')).toBe(false)
})

test('lP18: halls of a country without a market are built by its people, and sooner for it', () => {
	const finish = (at: object, over: object = {}) => {
		const { schedule, workforce } = computedDocument(built(at, over))
		return { finish: must(must(schedule['phase:h']).finish), travellers: Math.max(...workforce.travellers.headcount) }
	}
	const nobody = { value: 0 }
	const [here, alone] = [finish(TABUK), finish(TABUK, { assumptions: { nationalReachShare: nobody } })]
	expect(here.travellers).toBeLessThan(alone.travellers)
	expect(must(here.finish) <= must(alone.finish)).toBe(true)
})

test('lP18: in the United States nobody within reach is nobody', () => {
	const { sites, warnings } = computedDocument(built(PECOS))
	expect(must(sites['abilene']).places.labourMarkets).toEqual([])
	expect(warnings.map(({ code }) => code)).toContain('no_labour_market')
})

test('lP18: an explanation of the pool names how many build in the country, and both parts of the guess', () => {
	const answer = explainPlan(runPlan(built(RZESZOW)), {
		quantity: 'sites.abilene.places.labourMarkets.national:PL.weight',
	})
	const told = JSON.stringify(answer)
	for (const part of ['constructionEmploymentM', 'nationalReachShare', 'nationalShareAvailable'])
		expect(told).toContain(part)
})

test('lP16–lP18: rows of countries are of the countries that the working years name', () => {
	const { countryWages, countryLodging, countryWork } = builtInCatalogue
	const working = new Set(countryWork.map(({ id }) => id))
	expect(countryWages.map(({ id }) => id).filter((id) => !working.has(id))).toEqual([])
	expect(countryLodging.map(({ id }) => id)).toEqual(countryWages.map(({ id }) => id))
	expect(
		countryWork.filter(({ id, constructionEmploymentM }) => id !== '*' && constructionEmploymentM === null),
	).toEqual([])
})
