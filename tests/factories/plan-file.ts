import { planFileSchema } from '#shared/schemas/plan-file.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

const site = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }

/** A parsed plan of one site; pass lists as they would stand in a plan file. */
export function planFile(over: Record<string, unknown> = {}): PlanFile {
	return planFileSchema.parse({
		format: 'strata.plan/1',
		name: 'Abilene campus',
		startMonth: '2026-01',
		horizonMonths: 24,
		sites: [site],
		...over,
	})
}

export const hall = (id: string, over: Record<string, unknown> = {}): Record<string, unknown> => ({
	id,
	siteId: 'abilene',
	name: id,
	itMW: 100,
	startMonth: '2026-01',
	durationMonths: 12,
	...over,
})

export const contract = (id: string, over: Record<string, unknown> = {}): Record<string, unknown> => ({
	id,
	siteId: 'abilene',
	name: id,
	kind: 'utility_firm',
	capacityMW: 200,
	startMonth: '2026-06',
	...over,
})
