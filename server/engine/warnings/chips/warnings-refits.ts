import type { Warning } from '#shared/result/warning-result.ts'
import { indexAt, item } from '../../cells.ts'
import { noteOf } from '../../kernel/run.ts'
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
