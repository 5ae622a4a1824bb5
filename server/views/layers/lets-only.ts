import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** Lists that tenants bring into halls that are let. */
export const TENANTS_OWN = ['chipOrders', 'applications', 'workloads'] as const

/** Whether a plan lets halls and buys and runs nothing in them: what is in these lists is the tenants’ own, and nothing of it is missing. */
export const letsOnly = (plan: Pick<PlanFile, 'leases' | (typeof TENANTS_OWN)[number]>): boolean =>
	plan.leases.length > 0 && TENANTS_OWN.every((list) => plan[list].length === 0)
