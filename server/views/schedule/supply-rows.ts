import { hallMonths } from '#shared/catalogue/builds/build-classes.ts'
import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { impliedOrders } from '#shared/refresh-orders.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { serviceOf } from '../figures/service-month.ts'
import { causeShort, itemName } from '#shared/formats/names.ts'
import { tightMonth } from '#shared/formats/months.ts'
import { PLAIN, slipStatus, type Dated } from './dated.ts'

type Input = { readonly plan: PlanFile; readonly result: PlanResult }

/** The latest report of how much of something is done. */
function doneOf({ actuals }: PlanFile, ref: string): number | null {
	const own = actuals.filter((actual) => actual.ref === ref && actual.percentComplete !== null)
	return own.toSorted((a, b) => a.month.localeCompare(b.month)).at(-1)?.percentComplete ?? null
}

/** Whether a hall waits for what nobody has ordered longer than for its own work. */
export const isNotOrdered = (entry: ScheduleEntry): entry is ScheduleEntry & { readonly lateItem: string } =>
	(entry.lateItem ?? null) !== null && entry.finishInTime !== entry.finish

function scheduled({ plan, result }: Input, ref: string) {
	const entry: ScheduleEntry | undefined = result.schedule[ref]
	if (entry === undefined) return null
	const end = entry.finish === null ? null : addMonths(entry.finish, 1)
	const { delayMonths, cause, plannedStart, start } = entry
	const causeText = isNotOrdered(entry)
		? `${itemName(entry.lateItem)} not ordered`
		: cause === null
			? ''
			: causeShort(cause)
	return {
		...PLAIN,
		ref,
		name: entry.name,
		siteId: entry.siteId,
		plannedStart,
		plannedEnd: addMonths(entry.plannedFinish, 1),
		start,
		end,
		done: entry.progress?.percentComplete ?? doneOf(plan, ref),
		delayMonths,
		causeText,
		...slipStatus({ end, delayMonths }),
	}
}

/** Halls, from their first month of work to their last. */
export function hallRows(input: Input): readonly Dated[] {
	const catalogue = catalogueFor(input.plan)
	return input.plan.buildPhases.flatMap((hall): readonly Dated[] => {
		const row = scheduled(input, `phase:${hall.id}`)
		if (row === null) return []
		const end = { field: 'durationMonths', value: String(hallMonths(catalogue, input.plan, hall)) }
		const moves = {
			list: 'buildPhases',
			id: hall.id,
			start: { field: 'startMonth', value: hall.startMonth },
			end: hall.scope === 'existing' ? null : end,
		} as const
		return [{ ...row, kind: 'phase', layer: 'infrastructure', moves }]
	})
}

/** Chip orders: their wait from the order to the first delivery, then delivery and installation. */
export function orderRows(input: Input): readonly Dated[] {
	return input.plan.chipOrders.flatMap((order): readonly Dated[] => {
		const row = scheduled(input, `order:${order.id}`)
		if (row === null) return []
		const moves = {
			list: 'chipOrders',
			id: order.id,
			start: { field: 'orderMonth', value: order.orderMonth },
			end: { field: 'deliveryMonths', value: String(order.deliveryMonths ?? 1) },
		} as const
		return [{ ...row, kind: 'order', layer: 'chips', lead: order.orderMonth, moves }]
	})
}

/** Orders that a refresh implies: reckoned, so that nothing of them is moved by hand. */
export function refreshRows(input: Input): readonly Dated[] {
	return impliedOrders(input.plan, catalogueFor(input.plan).chips).flatMap(({ order }): readonly Dated[] => {
		const row = scheduled(input, `order:${order.id}`)
		return row === null ? [] : [{ ...row, kind: 'order', layer: 'chips', lead: order.orderMonth }]
	})
}

/** Works of others that a grid contract waits for. */
export function workRows(input: Input): readonly Dated[] {
	return input.plan.gatingWorks.flatMap((work): readonly Dated[] => {
		const row = scheduled(input, `work:${work.id}`)
		if (row === null) return []
		const moves = {
			list: 'gatingWorks',
			id: work.id,
			start: { field: 'startMonth', value: work.startMonth },
			end: { field: 'durationMonths', value: String(work.durationMonths) },
		} as const
		return [{ ...row, kind: 'work', layer: 'energy', moves }]
	})
}

/** Power contracts: the works of a plant or the utility’s usual time from request to service, and the service they end in. */
export function contractRows(input: Input): readonly Dated[] {
	const { plan, result } = input
	return plan.powerContracts.flatMap((contract): readonly Dated[] => {
		const ref = `contract:${contract.id}`
		const of = result.contracts[contract.id]
		const name = contract.name ?? contract.id
		const moves = {
			list: 'powerContracts',
			id: contract.id,
			start: { field: 'startMonth', value: contract.startMonth },
			end: null,
		} as const
		const { month: service, waitsFor } = serviceOf(input, contract)
		const late = of && of.lateStart > service ? of.lateStart : null
		const shared = { kind: 'contract', layer: 'energy', late, moves } as const
		const built = scheduled(input, ref)
		const p90 = late === null ? null : `P90 ${tightMonth(late)}`
		if (built !== null) return [{ ...built, ...shared, note: built.delayMonths > 0 ? null : p90 }]
		const lead = contract.status === 'energised' ? 0 : (of?.leadMonths?.p50 ?? 0)
		const delayMonths = Math.max(0, monthsBetween(contract.startMonth, service))
		const start = addMonths(contract.startMonth, -Math.round(lead))
		return [
			{
				...PLAIN,
				...shared,
				ref,
				name,
				siteId: contract.siteId,
				plannedStart: start,
				plannedEnd: contract.startMonth,
				start,
				usualStart: start < contract.startMonth,
				end: service,
				done: doneOf(plan, ref),
				delayMonths,
				causeText: waitsFor ?? '',
				...slipStatus({ end: service, delayMonths }),
				note: delayMonths > 0 ? null : p90,
			},
		]
	})
}
