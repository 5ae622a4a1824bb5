import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
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
