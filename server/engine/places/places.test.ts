import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { runPlan } from '../compute-plan.ts'
import { explainPlan } from '../explain-plan.ts'
import { resolvePlaces } from './places.ts'
import { refusalText } from '#server/views/messages/explanations.ts'

const ASSUMED = {
	escalationPerYear: 0.055,
	commuting: { freeKm: 40, halvingKm: 40, reachKm: 160 },
	national: { reach: 0.05, available: 0.05 },
}
const DALLAS_EDGE = { id: 'edge', name: 'Edge', country: 'US', latitude: 32.45, longitude: -98 }

test('a site without a named climate cites the nearest zone and how far away it is (E9)', () => {
	const plan = planFile({ sites: [DALLAS_EDGE] })
	const { climate } = resolvePlaces(must(plan.sites[0]), builtInCatalogue, ASSUMED)
	expect(climate.row.source).toContain(
		`nearest climate zone, ${String(Math.round(must(climate.distanceKm)))} km from the site`,
	)

	const answer = explainPlan(runPlan(plan), { quantity: 'energy.sitePeakPue', scope: 'site:edge' })
	expect(answer.ok && answer.explanation.origin).toMatchObject({
		kind: 'catalogue',
		row: climate.row.id,
		source: expect.stringContaining('km from the site'),
	})
})

test('a site that names its climate cites the row as it stands', () => {
	const [row] = builtInCatalogue.climates
	const plan = planFile({ sites: [{ ...DALLAS_EDGE, climate: row?.id }] })
	expect(resolvePlaces(must(plan.sites[0]), builtInCatalogue, ASSUMED).climate.row).toBe(row)
})

test('pL1: the share of a market’s hands is told with the commuting it rests on, of a named market with none', () => {
	const asked = (site: object) => {
		const frame = runPlan(planFile({ sites: [{ ...DALLAS_EDGE, ...site }] }))
		const [market] = must(frame.world.model.places[0]).labourMarkets
		const { row, distanceKm } = must(market)
		const answer = explainPlan(frame, { quantity: `sites.edge.places.labourMarkets.${row.id}.weight` })
		if (!answer.ok) throw new Error(refusalText(answer.message))
		return { ...answer.explanation, km: distanceKm ?? 0 }
	}
	const free = asked({})
	expect(free.km).toBeGreaterThan(40)
	expect(free.value).toBeCloseTo(2 ** (-(free.km - 40) / 40), 12)
	const assumed = (explanation: typeof free) => explanation.inputs.filter(({ origin }) => origin?.kind === 'default')
	expect(assumed(free).map(({ value }) => value)).toEqual([40, 40, 160])
	const named = asked({ labourMarket: 'dfw' })
	expect(named.value).toBe(1)
	expect(assumed(named)).toEqual([])
})
