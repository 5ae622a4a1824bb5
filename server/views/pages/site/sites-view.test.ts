import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../../tests/factories/must.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { buildSitesView } from './sites-view.ts'

const rowsOf = (over: Record<string, unknown>) => {
	const plan = planFile({ sites: [{ ...planFile({}).sites[0], ...over }] })
	return must(buildSitesView(plan, computePlan(plan)).sites[0]).rows
}

test('a site tells each row that stands for it and how far it lies', () => {
	const rows = rowsOf({})
	expect(rows.map(({ field }) => field)).toEqual(['climate', 'gridRegion', 'labourMarket', 'costMarket'])
	expect(
		rowsOf({ country: 'ES', latitude: 41.65, longitude: -0.88 }).some(
			({ far, text }) => far && /the nearest with data|in range/.test(text),
		),
	).toBe(true)
	expect(rowsOf({ country: 'PL', latitude: 50.04, longitude: 22 })[2]).toMatchObject({
		text: 'none in range: builders of the country, a guess',
		far: true,
	})
	expect(rowsOf({ latitude: 37.54, longitude: -77.44 })[3]?.text).toMatch(/^Northern Virginia, /)
	expect(rowsOf({ latitude: 38.05, longitude: -84.5 })[3]?.text).toBe('US average (19 markets), the country’s mean')
	expect(rowsOf({ gridRegion: 'US-AZNM' })[1]).toMatchObject({ label: 'Grid region', far: false })
	// Munich is 304 km from the zone that stands for it, and in Germany all the same.
	expect(rowsOf({ country: 'DE', latitude: 48.14, longitude: 11.58 }).slice(0, 2)).toMatchObject([
		{ text: 'Frankfurt DE, 304 km away, the nearest with data', far: true },
		{ text: 'Germany, the country’s own', far: false },
	])
	expect(rowsOf({ country: 'US', latitude: 31.42, longitude: -103.5 })[1]?.text).toMatch(
		/^ERCOT All, as at Pecos, \d km away$/,
	)
	for (const { text } of rows) expect(text).toMatch(/, \d+ km away|, named in the plan|in range|, the country’s/)
})
