import type { Warning } from '#shared/result/warning-result.ts'
import { dateLots } from '../equipment/date-lots.ts'
import { lotLead } from '../equipment/lot-inputs.ts'
import { beganBefore } from '../equipment/order-dates.ts'
import { columnOf, noteOf } from '../kernel/run.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

/** Halls under way with items whose lead time reaches back before the status month, and of which nothing is stated. Rule pD3. */
export function assumedOrdered({ frame }: WarningFacts): readonly Warning[] {
	const { plan, asOf } = frame.world.model
	const { dated, lots } = noteOf(frame, dateLots)
	const leads = columnOf(frame, lotLead)
	const itemsOf = plan.buildPhases.map(() => new Set<string>())
	dated.forEach(({ demands, dates }, lot) => {
		if (dates.state !== 'assumed_ordered') return
		for (const demand of demands) {
			const begun = beganBefore(demand, { lead: leads.at(lot, 0), asOf })
			if (begun) itemsOf[demand.hall ?? -1]?.add(lots[lot]?.item ?? '')
		}
	})
	return plan.buildPhases.flatMap((phase, index): readonly Warning[] => {
		const items = itemsOf[index]?.size ?? 0
		if (items === 0) return []
		const path = `buildPhases[${String(index)}].procurement`
		return [{ path, code: 'assumed_ordered', facts: { hall: nameOf(phase), items } }]
	})
}
