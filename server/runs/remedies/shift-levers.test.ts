import { expect, test } from 'vitest'
import { remedyTitle } from '#server/views/remedies/remedy-words.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { contract, hall } from '../../../tests/factories/plan-file.ts'
import { findRemedies } from './find-remedies.ts'

type Over = Readonly<Record<string, unknown>>
const WEST = { id: 'west', name: 'West', country: 'US', latitude: 32.45, longitude: -99.73 }
const EAST = { id: 'east', name: 'East', country: 'US', latitude: 39.04, longitude: -77.49 }
const SITES = ['west', 'east'] as const

type Given = {
	readonly order?: Over
	readonly workload?: Over
	readonly application?: Over
	readonly orders?: readonly Over[]
}

/** West has little power and the order; east power, halls, and nothing in them. */
function told({ order = {}, workload = {}, application = {}, orders = [] }: Given) {
	const parsed = parsePlanFile({
		format: 'strata.plan/1',
		name: 'Two sites',
		startMonth: '2026-01',
		horizonMonths: 12,
		sites: [WEST, EAST],
		powerContracts: SITES.map((siteId) =>
			contract(siteId, { siteId, startMonth: '2025-01', capacityMW: siteId === 'west' ? 0.4 : 20 }),
		),
		buildPhases: SITES.map((siteId) =>
			hall(siteId, { siteId, startMonth: '2025-01', durationMonths: 1, scope: 'existing', itMW: 10 }),
		),
		chipOrders: [
			{
				...{ id: 'first', name: 'First', siteId: 'west', chip: 'h100-sxm', accelerators: 1024 },
				...{ orderMonth: '2026-02', leadTimeMonths: 1, deliveryMonths: 1, ...order },
			},
			...orders,
		],
		applications: [{ id: 'chat', archetype: 'chat-consumer', unitsAtStart: 20_000_000, ...application }],
		workloads: [
			{
				...{ id: 'serve', name: 'Serve', kind: 'inference', model: 'llama-3.1-70b', applicationIds: ['chat'] },
				...{ startMonth: '2026-06', ...workload },
			},
		],
	})
	if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	const { shortfalls } = findRemedies(parsed.plan, { month: '2026-12', part: 'shortfalls' })
	const remedies = shortfalls.flatMap((one) => one.remedies)
	return new Map(remedies.map((remedy) => [remedy.lever, { ...remedy, title: remedyTitle(remedy) }]))
}

test('an order goes to the site that has power and halls, and what that changes is told', () => {
	const moved = told({}).get('order_site')
	expect(moved?.title).toBe('Have First delivered to East instead')
	expect(moved?.clears).toBe(true)
	expect(moved?.acceleratorMonths).toBeGreaterThan(0)
	expect(moved?.change).toMatchObject({ field: 'siteId', was: 'west', value: 'east' })
})

test('an order that stands in a hall, or is placed already, stays where it is', () => {
	expect([...told({ order: { phaseId: 'west' } }).keys()]).not.toContain('order_site')
	expect([...told({ order: { orderMonth: '2025-11', leadTimeMonths: 4 } }).keys()]).not.toContain('order_site')
})

test('work that names its sites is let into one more that has accelerators to spare', () => {
	const there = {
		...{ id: 'second', name: 'Second', siteId: 'east', chip: 'h100-sxm', accelerators: 1024 },
		...{ orderMonth: '2025-06', leadTimeMonths: 1, deliveryMonths: 1 },
	}
	const let_ = told({ workload: { siteIds: ['west'] }, orders: [there] }).get('workload_site')
	expect(let_?.title).toBe('Let Serve run at East too')
	expect(let_?.clears).toBe(true)
	expect(let_?.change).toMatchObject({ field: 'siteIds', value: ['west', 'east'] })
})

test('a service out of its users’ reach is let answer from farther away, as little as is enough', () => {
	const found = told({
		order: { siteId: 'east' },
		workload: { latencyClass: 'realtime' },
		application: { demandRegions: [{ region: 'uk-ie', share: 1 }] },
	})
	const slower = found.get('workload_class')
	expect(slower?.title).toBe('Let Serve be served from sites within 150 ms of its users')
	expect(slower?.clears).toBe(true)
})

test('a service that may run in no country of the plan is let into one more', () => {
	const served = { order: { siteId: 'east' }, workload: { residency: ['DE'] } }
	const open = told(served).get('workload_residency')
	expect(open?.title).toBe('Let Serve run in the United States too')
	expect(open?.clears).toBe(true)
	expect(open?.change).toMatchObject({ field: 'residency', was: ['DE'], value: ['DE', 'US'] })
	expect([...told({ ...served, workload: { residency: ['US'] } }).keys()]).not.toContain('workload_residency')
})
