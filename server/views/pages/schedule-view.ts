import type { PlanResult } from '#shared/result.ts'
import { lateOf, needsEquipment } from '../tables/equipment-view.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PageTabs } from '#shared/pages/page-tabs.ts'
import { CRITICAL_TAB, ODDS_TAB, ORDERS_TAB, STEPS_TAB } from '#shared/pages/schedule-address.ts'

/** The dates, what they rest on, and what has come of them. */
export function scheduleTabs(plan: PlanFile, result: PlanResult): PageTabs {
	const networks = Object.values(result.buildNetwork).filter((steps) => steps.length > 0)
	const slips = Object.values(result.schedule).filter(({ delayMonths }) => delayMonths > 0).length
	const dates = { id: 'dates', name: 'Timeline', ...(slips > 0 && { figure: `${String(slips)} slip` }) }
	const actuals = { id: 'actuals', name: 'Actuals', list: 'actuals', figure: String(plan.actuals.length) }
	return [
		dates,
		{ id: ODDS_TAB, name: 'Odds' },
		...(needsEquipment(result) ? [{ id: ORDERS_TAB, name: 'Orders', ...lateOf(result) }] : []),
		...(networks.length === 0
			? []
			: [
					{ id: STEPS_TAB, name: 'Steps by hall' },
					{ id: CRITICAL_TAB, name: 'Critical path' },
				]),
		actuals,
	]
}
