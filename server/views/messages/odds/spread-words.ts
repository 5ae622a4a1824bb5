import { shortMonth } from '#shared/formats/months.ts'
import type { SimulatedInput } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure, formatQuantity, formatRange } from '#shared/units/format.ts'
import { moneyOf } from '#shared/units/money.ts'
import { addMonths } from '#shared/units/months.ts'

/** A value of an input in its unit; a month where it is one. */
export function inputValue(plan: PlanFile, { unit }: Pick<SimulatedInput, 'unit'>, value: number): string {
	if (unit === null) return shortMonth(addMonths(plan.startMonth, Math.round(value)))
	return formatQuantity(value, unit, { money: moneyOf(plan) })
}

/** «18–24 months»; «P50 0, P90 6 months» of what can only come later. */
export function spreadText(plan: PlanFile, input: Pick<SimulatedInput, 'unit' | 'p10' | 'p50' | 'p90'>): string {
	const { unit, p10, p50, p90 } = input
	const text = (value: number) => inputValue(plan, input, value)
	if (p10 === null) return `P50 ${unit === null ? text(p50) : formatFigure(p50)}, P90 ${text(p90)}`
	return unit === null ? `${text(p10)}–${text(p90)}` : formatRange([p10, p90], unit, moneyOf(plan))
}
