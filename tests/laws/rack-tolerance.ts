import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { SiteResult } from '#shared/result.ts'

/** What a rack of the site draws at most by its nameplate: so little short of a target counts as there. Verdict V2. */
export function rackMW(plan: PlanFile, { itNameplateMW, installedAccelerators }: SiteResult): number {
	const each = Math.max(
		0,
		...itNameplateMW.flatMap((MW, month) => {
			const installed = installedAccelerators[month] ?? 0
			return installed > 0 ? [MW / installed] : []
		}),
	)
	const ordered = new Set(plan.chipOrders.map(({ chip }) => chip))
	const racks = catalogueFor(plan).chips.flatMap(({ id, acceleratorsPerRack }) =>
		ordered.has(id) ? [acceleratorsPerRack ?? 1] : [],
	)
	return each * Math.max(0, ...racks)
}
