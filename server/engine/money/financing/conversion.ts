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
	const { months } = model
	if (close === null) return months.length
	const after = termsInWords(model).conversion ?? lastBuilt(model, dates) + 1
	return Math.min(months.length, Math.max(close + 1, Math.ceil(after)))
}

function lastBuilt({ plan }: EngineModel, dates: Dates): number {
	const hall = lastHall(plan.buildPhases, dates.finish)
	let last = hall
	for (let order = 0; order < plan.chipOrders.length; order++) {
		const first = Math.round(dates.first.at(order, 0))
		const belongs = hall < 0 || first <= hall + SAME_PROJECT_MONTHS
		if (belongs && dates.leased.at(order, 0) > 0) last = Math.max(last, first + dates.over.at(order, 0) - 1)
	}
	return last
}

/** The month in which the last hall is finished that is not there already; −1 without any. */
function lastHall(phases: EngineModel['plan']['buildPhases'], finish: Column): number {
	let last = -1
	for (const [index, { scope }] of phases.entries()) {
		const month = finish.at(index, 0)
		if (scope !== 'existing') last = Math.max(last, Number.isNaN(month) ? Infinity : month)
	}
	return last
}
