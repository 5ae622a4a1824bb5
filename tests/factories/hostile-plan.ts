import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'

type Size = { readonly sites?: number; readonly months?: number; readonly each?: number }

/** The plan file of a plan as large as asked: by default the largest that the format allows, valid all the same. */
export function hostileFile({ sites = 200, months = 240, each = 2000 }: Size = {}): Record<string, unknown> {
	const siteIds = Array.from({ length: sites }, (_, index) => `s${String(index)}`)
	const list = <Item>(item: (index: number, siteId: string) => Item): readonly Item[] =>
		Array.from({ length: each }, (_, index) => item(index, siteIds[index % sites] ?? ''))
	return {
		format: 'strata.plan/1',
		name: 'As large as may be',
		startMonth: '2026-01',
		horizonMonths: months,
		sites: siteIds.map((id, index) => ({ id, name: id, country: 'US', latitude: 30 + index * 0.05, longitude: -99 })),
		powerContracts: list((index, siteId) => ({
			id: `c${String(index)}`,
			siteId,
			kind: 'utility_firm',
			capacityMW: 20,
			startMonth: '2026-06',
		})),
		buildPhases: list((index, siteId) => ({
			id: `h${String(index)}`,
			siteId,
			itMW: 10,
			startMonth: '2026-01',
			durationMonths: 12,
		})),
		chipOrders: list((index, siteId) => ({
			id: `o${String(index)}`,
			siteId,
			chip: 'gb200-nvl72',
			accelerators: 720,
			orderMonth: '2026-01',
			// Orders under caps of their own are pools of their own.
			powerCapW: 1000 - Math.floor(index / sites),
		})),
		applications: list((index) => ({
			id: `a${String(index)}`,
			archetype: 'chat-consumer',
			unitsAtStart: 1000,
			startMonth: '2026-10',
		})),
		workloads: list((index) => ({
			id: `w${String(index)}`,
			kind: 'inference',
			model: 'llama-3.1-70b',
			precision: 'fp8',
			applicationIds: [`a${String(index)}`],
			startMonth: '2026-10',
		})),
	}
}

export function hostilePlan(size: Size = {}): PlanFile {
	const parsed = parsePlanFile(hostileFile(size))
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.slice(0, 3)))
	return parsed.plan
}
