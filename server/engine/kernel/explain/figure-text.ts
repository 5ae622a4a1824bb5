import { formatCompact, formatExactShare, formatFigure, formatMonth, formatQuantity } from '#shared/units/format.ts'
import { DOLLARS, inMoney, type Money, moneyLabel } from '#shared/units/money.ts'
import { addMonths } from '#shared/units/months.ts'
import { type Unit, UNITS } from '#shared/units/units.ts'
import { type QuantityNode } from '../quantity.ts'

/** The calendar month of a `when`; null of anything else, and where there is none. */
export function dateOf(
	{ kind }: Pick<QuantityNode, 'kind'>,
	value: number,
	monthNames: readonly string[],
): string | null {
	const [first] = monthNames
	// A month of which only a part passes counts whole.
	return kind !== 'when' || first === undefined || !Number.isFinite(value) ? null : addMonths(first, Math.ceil(value))
}

export type TextAsked = {
	readonly monthNames: readonly string[]
	/** what money is told in; USD where left out */
	readonly money?: Money | undefined
}

/** Beyond this a row of zeros says less than three figures and a letter. */
const LONGEST = 1e8

/** A value as it stands in a formula: a month by its name, a share in per cent, with its unit where that is asked for. */
export function figureText(
	quantity: { readonly kind: QuantityNode['kind']; readonly unit: Unit },
	value: number,
	{ monthNames, money = DOLLARS }: TextAsked,
): string {
	const date = dateOf(quantity, value, monthNames)
	if (date !== null) return formatMonth(date)
	if (quantity.unit === 'usd') return formatQuantity(value, 'usd', { money })
	const label = moneyLabel(UNITS[quantity.unit].label, money)
	if (label.startsWith('%')) return `${formatExactShare(value)}${label.slice(1)}`
	const shown = inMoney(value, quantity.unit, money)
	const figure = Math.abs(shown) >= LONGEST ? formatCompact(shown) : formatFigure(shown)
	if (label === '') return figure
	return `${figure} ${figure === '1' ? label.replace(/^(months|years|days|hours)$/, (many) => many.slice(0, -1)) : label}`
}
