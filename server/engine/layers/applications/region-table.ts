import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ScopeTable } from '../../kernel/scopes.ts'

type Users = { readonly id: string; readonly workload: number; readonly region: string }

/** Regions of the users of each service, those of all its applications. */
export function regionPlaces({ applications, workloads }: PlanFile): readonly Users[] {
	const named = new Map(applications.map(({ id, demandRegions }) => [id, demandRegions.map(({ region }) => region)]))
	return workloads.flatMap((service, workload) => {
		const asked = service.kind === 'inference' ? service.applicationIds : []
		const regions = new Set(asked.flatMap((id) => named.get(id) ?? []))
		return [...regions].sort().map((region) => ({ id: `${service.id}/${region}`, workload, region }))
	})
}

/** The same as a scope. */
export function regionTable(plan: PlanFile): ScopeTable {
	const places = regionPlaces(plan)
	return {
		name: 'region',
		ids: places.map(({ id }) => id),
		links: { workload: Int32Array.from(places, ({ workload }) => workload) },
	}
}
