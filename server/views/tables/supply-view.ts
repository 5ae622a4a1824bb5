import type { PlanResult, SupplyStageDates } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { withRefreshes } from '#shared/refresh-orders.ts'
import type { FigureTable } from '../pages/layer-page.ts'
import { shortMonth, spanOfMonths } from '#shared/formats/months.ts'

function cellOf({ start, finish }: SupplyStageDates): string {
	return finish === null ? `from ${shortMonth(start)}` : spanOfMonths(start, finish)
}

/** The way of every order from the vendor to a running cluster, its stages side by side; null without orders. */
export function supplyTable(plan: PlanFile, result: PlanResult): FigureTable | null {
	const [first] = Object.values(result.supplyChain)
	if (first === undefined) return null
	return {
		title: 'Supply by order',
		sub: 'Stages up to receiving split the lead time by a guess; racking and burn-in come from the schedule',
		heads: ['Order', ...first.map(({ name }) => name)],
		rows: withRefreshes(plan, catalogueFor(plan).chips).chipOrders.map(({ id, name }) => ({
			key: id,
			name: name ?? id,
			figures: (result.supplyChain[id] ?? []).map(cellOf),
		})),
	}
}
