import type { PlanResult, SupplyStageDates } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { shortMonth, spanOfMonths } from '../wording/months.ts'
import type { PagePart } from '../pages/page-part.ts'

export type SupplyTable = {
	/** names of the stages, in order */
	readonly stages: readonly string[]
	readonly rows: readonly { readonly key: string; readonly name: string; readonly cells: readonly string[] }[]
	readonly part?: PagePart
}

function cellOf({ start, finish }: SupplyStageDates): string {
	return finish === null ? `from ${shortMonth(start)}` : spanOfMonths(start, finish)
}

/** Every order's stages side by side; null without orders. */
export function buildSupplyTable(plan: PlanFile, result: PlanResult): SupplyTable | null {
	const rows = plan.chipOrders.map(({ id, name }) => {
		const stages = result.supplyChain[id] ?? []
		return { key: id, name: name ?? id, cells: stages.map((stage) => cellOf(stage)) }
	})
	const [first] = Object.values(result.supplyChain)
	return first === undefined ? null : { stages: first.map(({ name }) => name), rows }
}
