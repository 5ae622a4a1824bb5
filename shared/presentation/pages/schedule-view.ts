import type { PlanResult } from '#shared/result.ts'
import { type EquipmentTable, lateOf } from '../tables/equipment-view.ts'
import type { HallNetwork } from '../tables/build-network-view.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PageTabs } from '../tabs/page-tabs.ts'

type ScheduleParts = {
	readonly plan: PlanFile
	readonly result: PlanResult
	readonly networks: readonly HallNetwork[]
	readonly orderBy: EquipmentTable | null
}

/** The dates, what they rest on, and what has come of them. */
export function scheduleTabs({ plan, result, networks, orderBy }: ScheduleParts): PageTabs {
	const slips = Object.values(result.schedule).filter(({ delayMonths }) => delayMonths > 0).length
	const dates = { id: 'dates', name: 'Dates', ...(slips > 0 && { figure: `${String(slips)} slip` }) }
	const actuals = { id: 'actuals', name: 'Actuals', list: 'actuals', figure: String(plan.actuals.length) }
	return [
		dates,
		...(orderBy === null ? [] : [{ id: 'equipment', name: 'To order', ...lateOf(orderBy) }]),
		...(networks.length === 0 ? [] : [{ id: 'networks', name: 'Steps of each hall', figure: String(networks.length) }]),
		actuals,
	]
}
