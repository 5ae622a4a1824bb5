import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { purchasesOf } from '#shared/catalogue/hall-steps.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { statusMonth } from '#shared/status-month.ts'
import { weeksToMonths } from '#shared/units/conversions.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { count } from '#shared/formats/figures.ts'
import { PLAIN, type Dated } from './dated.ts'

/** Order-by dates so near are named. */
const SOON_MONTHS = 1

function itemsOf(plan: PlanFile) {
	const rows = new Map(catalogueFor(plan).equipment.map((row) => [row.id, row]))
	return {
		nameOf: (item: string) => rows.get(item)?.name ?? item,
		leadOf: (item: string) => Math.ceil(weeksToMonths(rows.get(item)?.leadWeeks?.mid ?? 0)),
	}
}

/** What the plan states as ordered, from order to delivery. */
export function purchaseRows(plan: PlanFile): readonly Dated[] {
	const { nameOf, leadOf } = itemsOf(plan)
	return plan.buildPhases.flatMap((hall) =>
		purchasesOf(hall).map((bought, at): Dated => {
			const { id, siteId, name } = hall
			const delivered = bought.deliveryMonth ?? addMonths(bought.orderMonth, leadOf(bought.item))
			const span = { plannedStart: bought.orderMonth, plannedEnd: addMonths(delivered, 1) }
			return {
				...PLAIN,
				...span,
				ref: `purchase:${id}/${String(at)}`,
				kind: 'purchase',
				name: `${nameOf(bought.item)}, ${name ?? id}`,
				siteId,
				layer: 'infrastructure',
				start: span.plannedStart,
				end: span.plannedEnd,
				statusText: 'On order',
				moves: {
					list: 'purchases',
					id: `${id}/${String(at)}`,
					start: { field: 'orderMonth', value: bought.orderMonth },
					end: { field: 'deliveryMonth', value: bought.deliveryMonth ?? '', follows: true },
				},
			}
		}),
	)
}

/** What is still to be ordered: the last month to order it, and its lead time from there. */
export function equipmentRows(plan: PlanFile, result: PlanResult): readonly Dated[] {
	const now = statusMonth(plan)
	const { leadOf } = itemsOf(plan)
	return plan.sites.flatMap(({ id: siteId }) =>
		(result.sites[siteId]?.equipment ?? []).flatMap(
			({ item, name, count: units, orderBy, state }): readonly Dated[] => {
				if (orderBy === null || (state !== 'late' && state !== 'to_order')) return []
				const end = addMonths(orderBy, Math.max(1, leadOf(item)))
				const ahead = monthsBetween(now, orderBy)
				const late = state === 'late'
				const soon = ahead <= SOON_MONTHS
				return [
					{
						...PLAIN,
						ref: `equipment:${siteId}/${item}`,
						kind: 'equipment',
						name: `${name}, ${count(units)}`,
						siteId,
						layer: 'infrastructure',
						plannedStart: orderBy,
						plannedEnd: end,
						start: orderBy,
						end,
						status: late ? 'failing' : soon ? 'tight' : 'ok',
						statusText: late ? 'Not said to be bought, and due' : 'To be ordered',
						note: late ? 'say whether it is bought' : soon ? 'order now' : '',
					},
				]
			},
		),
	)
}
