import type { LowMidHigh } from './types.ts'
import { weeksToWholeMonths } from '../units/conversions.ts'
import { addMonths } from '../units/months.ts'

/** What is bought for the one substation of a site: every hall that is built with one is let in by it. */
export const SITE_PURCHASES: readonly string[] = ['hv_transformer', 'hv_breaker']

/** What a hall or a site states of a purchase’s dates. */
type PurchaseDates = {
	readonly orderMonth: string | null
	readonly deliveryMonth: string | null
	readonly status: 'planned' | 'ordered' | null
	readonly supply: 'market' | 'reserved' | 'supplied' | 'in_stock' | null
	readonly leadWeeks: number | null
}
type Leads = { readonly leadWeeks: LowMidHigh | null }

/** Weeks from order to delivery: stated, else the item’s, of which a reserved slot takes the least; what others supply or stands in stock takes none. Null where none is published. */
export function leadWeeksOf({ leadWeeks: stated, supply }: PurchaseDates, { leadWeeks }: Leads): number | null {
	if (stated !== null) return stated
	if (supply === 'supplied' || supply === 'in_stock') return 0
	return (supply === 'reserved' ? leadWeeks?.low : leadWeeks?.mid) ?? null
}

/** Whether it stands apart from its hall’s dates: ordered, or to be ordered in a month of its own. What is only planned follows its hall. */
export const isOrdered = ({ orderMonth, deliveryMonth, status }: PurchaseDates): boolean =>
	deliveryMonth !== null || status === 'ordered' || (status === null && orderMonth !== null)

/** The month in which it arrives; null where it follows its hall, or is ordered and nothing is said of a month: by then it is there. */
export function arrivalOf(bought: PurchaseDates, item: Leads): string | null {
	if (bought.deliveryMonth !== null) return bought.deliveryMonth
	if (bought.orderMonth === null || !isOrdered(bought)) return null
	return addMonths(bought.orderMonth, weeksToWholeMonths(leadWeeksOf(bought, item) ?? 0))
}
