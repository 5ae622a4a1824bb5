import type { Column } from '../../kernel/algorithm-node.ts'
import type { EngineModel } from '../../world.ts'
import { termsInWords } from './terms.ts'

/** Orders whose first accelerators come later than so many months after the last hall are another matter. */
const SAME_PROJECT_MONTHS = 12

type Dates = { readonly finish: Column; readonly first: Column; readonly over: Column; readonly leased: Column }

/** First month with capital, unless the plan states another; null without any. mM5.3 */
export function closeOf(model: EngineModel, capex: Float64Array): number | null {
	const first = capex.findIndex((usd) => usd > 0)
	const { isFinanced, close } = termsInWords(model)
	if (!isFinanced || first < 0) return null
	return Math.min(Math.max(0, close ?? first), capex.length - 1)
}

/** The month after the last hall and the deliveries that belong to it, unless the plan states another. mM5.3 */
export function conversionOf(model: EngineModel, dates: Dates, close: number | null): number {
	const { plan, months } = model
	if (close === null) return months.length
	const stated = termsInWords(model).conversion
	const halls = plan.buildPhases.flatMap(({ scope }, index) =>
		scope === 'existing' ? [] : [dates.finish.at(index, 0)],
	)
	const lastHall = Math.max(-1, ...halls.map((month) => (Number.isNaN(month) ? Infinity : month)))
	const deliveries = plan.chipOrders.flatMap((_, index) => {
		const first = Math.round(dates.first.at(index, 0))
		const belongs = lastHall < 0 || first <= lastHall + SAME_PROJECT_MONTHS
		return dates.leased.at(index, 0) > 0 && belongs ? [first + dates.over.at(index, 0) - 1] : []
	})
	const after = stated ?? Math.max(lastHall, ...deliveries) + 1
	return Math.min(months.length, Math.max(close + 1, Math.ceil(after)))
}
