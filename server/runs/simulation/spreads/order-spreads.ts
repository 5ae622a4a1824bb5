import { findChip, findContractKind } from '#shared/catalogue/catalogue.ts'
import type { LowMidHigh } from '#shared/catalogue/types.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { monthsBetween } from '#shared/units/months.ts'
import {
	ANY,
	drawnDelay,
	guessed,
	lateSpread,
	MOST_MONTHS,
	months,
	type Spread,
	type SpreadsModel,
	typedDelay,
} from './spread.ts'

type Order = SpreadsModel['plan']['chipOrders'][number]
type Ordered = { readonly index: number; readonly order: Order; readonly delivery: number }

/** P90 of what a delivery slips: a guess, as of 2025, when deliveries slipped by a quarter. */
const LATE_DELIVERY = 3

/** When chips come that are not here yet, and what they and plants of one's own cost. Rule U4. */
export function orderSpreads(model: SpreadsModel): readonly Spread[] {
	const coming = model.plan.chipOrders.flatMap((order, index): readonly Ordered[] => {
		const delivery = deliveryOf(model, order)
		return delivery > model.asOf ? [{ index, order, delivery }] : []
	})
	return [...coming.map((of) => slipSpread(model, of)), ...chipSpreads(model, coming), ...plantSpreads(model)]
}

/** Months from the plan's first to the first delivery, its likely slip included. */
export function deliveryOf({ plan, catalogue }: SpreadsModel, order: Order): number {
	const lead = order.leadTimeMonths ?? leadOf(findChip(catalogue, order.chip)?.leadWeeks ?? null)
	return monthsBetween(plan.startMonth, order.orderMonth) + lead + (order.slipMonths?.p50 ?? 0)
}

const leadOf = (weeks: LowMidHigh | null) => (weeks === null ? 0 : weeksToWholeMonths(weeks.mid))

function slipSpread({ catalogue }: SpreadsModel, { index, order }: Ordered): Spread {
	const likely = order.slipMonths?.p50 ?? 0
	return {
		name: `chipOrders/${order.id}/slipMonths`,
		kind: 'delivery_slip',
		place: { list: 'chipOrders', id: order.id, field: 'slipMonths' },
		...months,
		...(typedDelay(order.slipMonths) ?? { ...lateSpread(likely, likely + LATE_DELIVERY), ...guessed }),
		...{ min: 0, max: MOST_MONTHS },
		cause: { group: 'vendor', name: findChip(catalogue, order.chip)?.vendor ?? order.chip },
		write: (into, { value }) => {
			if (value !== likely) into.set({ list: 'chipOrders', index, field: 'slipMonths' }, drawnDelay(value))
		},
	}
}

/** One price and one lead time of a chip over all its orders that state none. */
function chipSpreads({ plan, catalogue, asOf }: SpreadsModel, coming: readonly Ordered[]): readonly Spread[] {
	return [...new Set(coming.map(({ order }) => order.chip))].flatMap((id): readonly Spread[] => {
		const chip = findChip(catalogue, id)
		if (!chip) return []
		const of = coming.filter(({ order }) => order.chip === id)
		const priced = of.filter(({ order }) => order.unitPriceUsd === null)
		const led = of.filter(({ order }) => order.leadTimeMonths === null)
		const put = (orders: readonly Ordered[], field: string, value: (of: Ordered) => number): Spread['write'] => {
			return (into) => {
				for (const one of orders) into.set({ list: 'chipOrders', index: one.index, field }, value(one))
			}
		}
		const row = { cause: null, source: 'catalogue' } as const
		const at = (field: string) => ({ list: 'catalogue', id, field })
		return [
			...banded(priced.length > 0 ? chip.priceUsd : null).map((band): Spread => ({
				...{ name: `chips/${id}/priceUsd`, kind: 'chip_price', place: at('priceUsd'), unit: 'usdPerAccelerator' },
				...{ ...band, ...row, citation: chip.priceSource ?? chip.source, ...ANY },
				write: (into, drawn) => put(priced, 'unitPriceUsd', () => drawn.value)(into, drawn),
			})),
			...banded(led.length > 0 ? chip.leadWeeks : null).map((band): Spread => ({
				...{ name: `chips/${id}/leadWeeks`, kind: 'chip_lead', place: at('leadWeeks'), unit: 'weeks' },
				...{ ...band, ...row, citation: chip.leadSource ?? chip.source, ...ANY, max: 1000 },
				write: (into, drawn) => {
					// What has not come by the status month does not come before it.
					const least = ({ order }: Ordered) => asOf - monthsBetween(plan.startMonth, order.orderMonth)
					const lead = weeksToWholeMonths(drawn.value)
					put(led, 'leadTimeMonths', (one) => Math.max(lead, least(one)))(into, drawn)
				},
			})),
		]
	})
}

/** Low, middle and high of a row as a curve; none where they are one. */
function banded(range: LowMidHigh | null) {
	if (range === null || range.low <= 0 || range.high <= range.low) return []
	return [{ scale: 'log', p10: range.low, p50: range.mid, p90: range.high } as const]
}

/** One price of a kind over all plants of one's own that state none and have not begun. */
function plantSpreads({ plan, catalogue, asOf }: SpreadsModel): readonly Spread[] {
	const coming = plan.powerContracts.flatMap((contract, index) => {
		const kind = findContractKind(catalogue, contract.kind)
		const isOwn =
			contract.ownership === null
				? contract.energyPriceUsdPerMWh === null && kind?.usuallyOwn === true
				: contract.ownership === 'own'
		const isComing = monthsBetween(plan.startMonth, contract.startMonth) > asOf
		return kind && isOwn && isComing && contract.capexUsdPerKW === null ? [{ kind, index }] : []
	})
	return [...new Set(coming.map(({ kind }) => kind))].flatMap((kind): readonly Spread[] => {
		const range = kind.capexUsdPerKW
		return banded(range && { low: range.low, mid: range.best, high: range.high }).map((band) => ({
			name: `powerContractTypes/${kind.id}/capexUsdPerKW`,
			kind: 'plant_capital',
			place: { list: 'catalogue', id: kind.id, field: 'capexUsdPerKW' },
			unit: 'usdPerKW',
			...band,
			...{ source: kind.capexConfidence === 'low' ? 'guess' : 'catalogue', citation: kind.source, cause: null, ...ANY },
			write: (into, { value }) => {
				for (const one of coming)
					if (one.kind === kind) into.set({ list: 'powerContracts', index: one.index, field: 'capexUsdPerKW' }, value)
			},
		}))
	})
}
