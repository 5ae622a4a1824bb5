import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { FLEET } from '../../../../tests/factories/reference-models/fleet-plan.ts'

function fleet(change: (file: typeof FLEET) => object = (file) => file) {
	const parsed = parsePlanFile(change(FLEET))
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return computePlan(parsed.plan)
}
const LAST = 83
/** All orders run, and none has left service yet. */
const JUNE_2030 = 48

test('a fleet’s services run at all its sites, each by what it can serve, and no site waits for another', () => {
	const { workloads } = fleet()
	const placements = workloads['gpt']?.placements ?? {}
	const sites = Object.entries(placements).filter(([, series]) => (series[JUNE_2030] ?? 0) > 0)
	expect(sites.map(([pool]) => pool.split('/')[0]).toSorted()).toEqual(['abudhabi', 'inzai', 'pecos'])
	const given = sites.reduce((sum, [, series]) => sum + (series[JUNE_2030] ?? 0), 0)
	expect(given).toBe(workloads['gpt']?.acceleratorsAllocated[JUNE_2030])
})

test('a site of the fleet without chips is short of chips, and of nothing that it has', () => {
	const { sites, binding } = fleet((file) => ({
		...file,
		chipOrders: file.chipOrders.filter(({ siteId }) => siteId !== 'inzai'),
	}))
	const { layers } = sites['inzai'] ?? {}
	expect(layers?.chips.required[LAST]).toBeGreaterThan(0)
	expect(layers?.chips.available[LAST]).toBe(0)
	expect(binding[LAST]).toBe('chips')
})

test('an order for Abu Dhabi wants an export licence', () => {
	const { warnings } = fleet()
	expect(warnings.filter(({ code }) => code === 'export_licence').map(({ path }) => path)).toEqual([
		'chipOrders[1].licenceMonth',
	])
})

/** Two sites alike but for the price of a MWh and the PUE of the hottest hour, and work for one in three accelerators. */
function cheapest(...[west, east]: readonly (readonly [usdPerMWh: number, peakPue: number])[]) {
	const sites = Object.entries({ west, east })
	const { workloads } = computePlan(
		planFile({
			startMonth: '2026-01',
			horizonMonths: 6,
			sites: sites.map(([id, terms]) => ({
				...{ id, name: id, country: 'US', latitude: 32.45, longitude: -99.73, peakPue: terms?.[1] },
			})),
			powerContracts: sites.map(([siteId, terms]) =>
				contract(siteId, {
					...{ siteId, capacityMW: 20, startMonth: '2025-01', status: 'energised' },
					...{ energyPriceUsdPerMWh: terms?.[0], demandChargeUsdPerKWMonth: 0 },
				}),
			),
			buildPhases: sites.map(([siteId]) =>
				hall(siteId, { siteId, itMW: 10, startMonth: '2025-01', durationMonths: 0, scope: 'existing' }),
			),
			chipOrders: sites.map(([siteId]) => ({
				...{ id: siteId, siteId, chip: 'h100-sxm', accelerators: 3000, orderMonth: '2025-01', leadTimeMonths: 1 },
			})),
			workloads: [{ id: 'work', kind: 'standing', accelerators: 2000, startMonth: '2026-01', placement: 'cheapest' }],
		}),
	)
	return Object.entries(workloads['work']?.placements ?? {}).flatMap(([pool, series]) =>
		(series[3] ?? 0) > 0 ? [[pool, series[3]]] : [],
	)
}

test('the cheapest site is that of the least price × PUE: 60 × 1.1 = 66 against 50 × 1.25 = 62.5, and 50 × 1.35 = 67.5 (pW8)', () => {
	expect(cheapest([60, 1.1], [50, 1.25])).toEqual([['east/h100-sxm', 2000]])
	expect(cheapest([60, 1.1], [50, 1.35])).toEqual([['west/h100-sxm', 2000]])
})
