import type { Warning } from '#shared/result/warning-result.ts'
import { addMonths } from '#shared/units/months.ts'
import { indexAt, item } from '../../cells.ts'
import { noteOf } from '../../kernel/run.ts'
import { planRefits } from '../../equipment/racks/plan-refits.ts'
import { placeRefits } from '../../money/halls/place-refits.ts'
import { nameOf, type WarningFacts } from '../warning-facts.ts'

/** Refits that no word of the plan asks for, each hall and order once. Rule lP10. */
export function refitsAssumed({ frame }: WarningFacts): readonly Warning[] {
	const { plan, statedOrder } = frame.world.model
	const found = new Map<string, Extract<Warning, { code: 'refit_assumed' }>>()
	for (const { hall, order, kind, isAssumed, usd } of noteOf(frame, placeRefits)) {
		if (!isAssumed) continue
		const key = `${String(order)} ${String(hall)}`
		const facts = {
			order: nameOf(item(plan.chipOrders, order)),
			hall: nameOf(item(plan.buildPhases, hall)),
			kind,
			usd: usd + (found.get(key)?.facts.usd ?? 0),
		}
		const path = `chipOrders[${String(indexAt(statedOrder, order))}]`
		found.set(key, { path, code: 'refit_assumed', facts })
	}
	return [...found.values()]
}

/** Parts of halls that leases keep from a refit, which racks of an order wait for. Rule lP10. */
export function refitsLeased({ frame }: WarningFacts): readonly Warning[] {
	const { plan, statedOrder } = frame.world.model
	return noteOf(frame, planRefits).kept.map(({ hall, order, itMW, until }) => ({
		path: `chipOrders[${String(indexAt(statedOrder, order))}]`,
		code: 'refit_leased',
		facts: {
			order: nameOf(item(plan.chipOrders, order)),
			hall: nameOf(item(plan.buildPhases, hall)),
			itMW,
			until: until === null ? null : addMonths(plan.startMonth, until),
		},
	}))
}
