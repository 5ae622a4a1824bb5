import type { Warning } from '#shared/result/warning-result.ts'
import { dateLots } from '../equipment/date-lots.ts'
import { hallOrderDelay } from '../equipment/lot-dates.ts'
import { lotLead } from '../equipment/lot-lead.ts'
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

/** The hall of a site that waits longest for what is not ordered, if it is ordered now. Rule pD4. */
export function longestWait(
	frame: WarningFacts['frame'],
	schedule: WarningFacts['parts']['schedule'],
	siteId: string,
): Extract<Warning, { code: 'long_lead' }>['facts']['waits'] {
	const delay = columnOf(frame, hallOrderDelay)
	const { buildPhases } = frame.world.model.plan
	const [longest] = buildPhases
		.map((phase, hall) => ({ phase, months: delay.at(hall, 0) }))
		.filter(({ phase, months }) => phase.siteId === siteId && months > 0)
		.sort((a, b) => b.months - a.months)
	if (!longest) return null
	const entry = schedule[`phase:${longest.phase.id}`]
	if (!entry?.finish || !entry.finishInTime) return null
	return { hall: nameOf(longest.phase), finish: entry.finishInTime, ifOrdered: entry.finish }
}
