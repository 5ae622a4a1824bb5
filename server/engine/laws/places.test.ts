import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { runPlan } from '../compute-plan.ts'
import { columnOf } from '../kernel/run.ts'
import { wueOfMonth } from '../environment/environment-water-inputs.ts'
import { dayWeights } from '../layers/energy/hours/made/day-kinds.ts'
import { factorOf, type Sun, sunOver } from '../layers/energy/hours/made/sunny-days.ts'
import { wageIndex } from '../people/pay-of-place.ts'
import { hourlyCost } from '../people/workforce-pay-inputs.ts'

const WEIGHTS = dayWeights(builtInCatalogue)
const MOUNTS = ['tracker', 'tilted', 'fixed'] as const
const gainAt = (degrees: number, ratio = 1.3) => ratio * 0.84835 * (1 - 0.0035 * degrees)
const factor = (sun: Sun, gain: number) => factorOf(sun, gain, WEIGHTS)

/** Every climate under every mount. */
const SUNS = builtInCatalogue.climates.flatMap((climate) =>
	MOUNTS.map((mount) => ({
		climate,
		sun: sunOver(builtInCatalogue, climate, { latitude: climate.latitude, mount }),
	})),
)

test('law: the sun of every built-in climate is known, and panels under it make something credible', () => {
	for (const { climate, sun } of SUNS) {
		expect(sun.known, climate.id).toBe(true)
		const made = factor(sun, gainAt(climate.meanDryBulbC))
		expect(made, `${climate.id}, ${sun.mount}`).toBeGreaterThan(0.08)
		expect(made, `${climate.id}, ${sun.mount}`).toBeLessThan(0.37)
	}
})

test('law: a colder place, and more panels behind the inverter, never make less of the same sun', () => {
	for (const { climate, sun } of SUNS) {
		const here = factor(sun, gainAt(climate.meanDryBulbC))
		expect(factor(sun, gainAt(climate.meanDryBulbC - 5)), climate.id).toBeGreaterThan(here)
		expect(factor(sun, gainAt(climate.meanDryBulbC, 1.5)), climate.id).toBeGreaterThan(here)
	}
})

test('law: a sunnier place makes more, whatever the mount', () => {
	for (const { climate, sun } of SUNS) {
		const gain = gainAt(climate.meanDryBulbC)
		const sunnier = { ...sun, clearness: sun.clearness.map((one) => one * 1.03) }
		expect(factor(sunnier, gain), `${climate.id}, ${sun.mount}`).toBeGreaterThan(factor(sun, gain))
	}
})

/** The middle of an ocean: no labour market lies within reach of it, in whatever country it is said to be. */
const runIn = (country: string) =>
	runPlan(
		planFile({ sites: [{ id: 's', name: 'S', country, latitude: 0, longitude: -150, labour: { weeklyHours: 40 } }] }),
	)

test('law: a cheaper country is never dearer to build in, over all rows of wages', () => {
	const rows = builtInCatalogue.countryWages.toSorted((one, other) => one.labourCostIndex - other.labourCostIndex)
	let dearest = 0
	for (const { id, labourCostIndex } of rows) {
		const frame = runIn(id)
		expect(columnOf(frame, wageIndex).at(0, 0), id).toBe(labourCostIndex)
		const anHour = columnOf(frame, hourlyCost).at(0, 0)
		expect(anHour, id).toBeGreaterThanOrEqual(dearest)
		dearest = anHour
	}
})

test('law: a country of more builders never has fewer hands for a site, over all rows', () => {
	const rows = builtInCatalogue.countryWork
		.filter(({ id, constructionEmploymentM }) => constructionEmploymentM !== null && id !== 'US')
		.toSorted((one, other) => must(one.constructionEmploymentM) - must(other.constructionEmploymentM))
	let most = 0
	for (const { id } of rows) {
		const [market] = must(runIn(id).world.model.places[0]).labourMarkets
		const { electricians, shareAvailable } = must(market).row
		expect(electricians * shareAvailable, id).toBeGreaterThanOrEqual(most)
		most = electricians * shareAvailable
	}
	expect(rows.length).toBeGreaterThan(70)
})

const TOWERS = builtInCatalogue.coolingTechnologies.filter(({ machines }) => machines.rejection === 'cooling_tower')
const yearOfWater = (climate: (typeof builtInCatalogue.climates)[number], technology: (typeof TOWERS)[number]) => {
	const place = { catalogue: builtInCatalogue, climate, technology }
	return Array.from({ length: 12 }, (_, month) => wueOfMonth(place, month).value).reduce((a, b) => a + b) / 12
}

test('law: towers of a warmer place evaporate more, over all climates known by their temperatures alone', () => {
	const known = builtInCatalogue.climates
		.filter(({ wueLPerKWhIT }) => Object.keys(wueLPerKWhIT).length === 0)
		.toSorted((one, other) => one.meanDryBulbC - other.meanDryBulbC)
	expect(known.length).toBeGreaterThan(40)
	expect(TOWERS).toHaveLength(2)
	for (const technology of TOWERS) {
		let least = 0
		for (const climate of known) {
			const water = yearOfWater(climate, technology)
			expect(water, climate.id).toBeGreaterThanOrEqual(least)
			least = water
		}
		expect(least).toBeGreaterThan(1.4 * yearOfWater(must(known[0]), technology))
	}
})
