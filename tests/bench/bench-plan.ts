import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'

export const BENCH_SITES = 50
export const BENCH_MONTHS = 120

/**
 * The plan every speed figure is measured on: fifty sites, each with two contracts, two halls, one order, two workloads
 * and one application, over ten years.
 */
export function benchPlan(): PlanFile {
	const sites = Array.from({ length: BENCH_SITES }, (_, index) => `site-${String(index)}`)
	const parsed = parsePlanFile({
		format: 'strata.plan/1',
		name: 'Bench',
		startMonth: '2026-01',
		horizonMonths: BENCH_MONTHS,
		sites: sites.map((id, index) => ({
			id,
			name: id,
			country: 'US',
			latitude: 32 + index * 0.2,
			longitude: -99.7 + index * 0.3,
		})),
		powerContracts: sites.flatMap((siteId) => [
			{ id: `${siteId}-grid`, siteId, kind: 'utility_firm', capacityMW: 120, startMonth: '2026-09', rampMonths: 6 },
			{ id: `${siteId}-gas`, siteId, kind: 'btm_gt_simple', capacityMW: 120, startMonth: '2027-06' },
		]),
		buildPhases: sites.flatMap((siteId) => [
			{ id: `${siteId}-a`, siteId, name: 'Hall A', itMW: 60, startMonth: '2026-01', durationMonths: 12 },
			{ id: `${siteId}-b`, siteId, name: 'Hall B', itMW: 60, startMonth: '2026-06', durationMonths: 12 },
		]),
		chipOrders: sites.map((siteId) => ({
			id: `${siteId}-chips`,
			siteId,
			chip: 'gb200-nvl72',
			accelerators: 36_000,
			orderMonth: '2026-02',
			leadTimeMonths: 9,
			deliveryMonths: 6,
		})),
		applications: sites.map((id) => ({
			id: `${id}-chat`,
			archetype: 'chat-consumer',
			unitsAtStart: 1e6,
			unitsAtEnd: 2e7,
			growth: 's_curve',
			startMonth: '2026-12',
		})),
		workloads: sites.flatMap((id) => [
			{
				id: `${id}-serve`,
				kind: 'inference',
				model: 'llama-3.1-70b',
				precision: 'fp8',
				applicationIds: [`${id}-chat`],
				siteIds: [id],
				startMonth: '2026-12',
			},
			{
				id: `${id}-train`,
				kind: 'training',
				model: 'llama-3.1-405b',
				precision: 'bf16',
				trainingTokens: 1e13,
				accelerators: 8000,
				siteIds: [id],
				priority: 2,
				startMonth: '2027-03',
			},
		]),
	})
	if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	return parsed.plan
}
