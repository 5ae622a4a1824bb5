import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { powerUnderCap } from '#shared/catalogue/chip-power.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { SiteResult } from '#shared/result.ts'

/** Servers and what stands around accelerators, over the accelerators themselves, where the plan does not say. */
const USUAL_OVERHEAD = 1.11

/** What the largest rack ordered at a site draws by its nameplate: so little short of a target counts as there. Verdict V2. */
export function rackMW(plan: PlanFile, { itNameplateMW, installedAccelerators }: SiteResult): number {
	const { chips } = catalogueFor(plan)
	// The mean knows of an overhead that the plan states, the row of the largest rack among smaller ones.
	const mean = itNameplateMW.map((MW, month) => MW / Math.max(1, installedAccelerators[month] ?? 0))
	const racks = plan.chipOrders.flatMap(({ chip, powerCapW }) => {
		const row = chips.find(({ id }) => id === chip)
		if (row === undefined) return []
		const each = Math.max(...mean, (USUAL_OVERHEAD * powerUnderCap(row, powerCapW)) / 1000)
		return [each * (row.acceleratorsPerRack ?? 1)]
	})
	return Math.max(0, ...racks)
}
