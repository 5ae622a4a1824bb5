import { powerUnderCap } from './catalogue/chip-power.ts'
import type { Chip } from './catalogue/types.ts'
import type { ChipOrder } from './schemas/plan-items.ts'
import type { PlanFile } from './schemas/plan-file.ts'
import { weeksToWholeMonths } from './units/conversions.ts'
import { addMonths, monthsBetween, wholeDelay } from './units/months.ts'

type ImpliedOrdersParams = Pick<PlanFile, 'startMonth' | 'horizonMonths' | 'chipOrders'>

/** An order that a refresh implies. */
type ImpliedOrder = {
	readonly order: ChipOrder
	/** place in the plan of the order whose refresh it is */
	readonly statedAs: number
}

/** A sum that should be whole may fall short of it by rounding. */
const ROUNDING = 1e-9

/**
 * Every order that the refreshes of a plan imply, in the order of those they refresh, repeated to the horizon: what the same
 * kW buys of the chip that follows, in whole servers, delivered so many months after the tranches it replaces and ordered its
 * lead time before. Rule pW4.
 */
export function impliedOrders(plan: ImpliedOrdersParams, chips: readonly Chip[]): readonly ImpliedOrder[] {
	if (plan.chipOrders.every(({ refreshAfterMonths }) => refreshAfterMonths === null)) return []
	const rows = new Map(chips.map((chip) => [chip.id, chip]))
	return plan.chipOrders.flatMap((stated, statedAs) => {
		const chip = rows.get(stated.chip)
		if (stated.refreshAfterMonths === null || !chip) return []
		const lead = stated.leadTimeMonths ?? usualLead(chip) ?? 0
		const ordered = monthsBetween(plan.startMonth, stated.orderMonth)
		const orders: ImpliedOrder[] = []
		let before = stated
		const licensed = monthsBetween(plan.startMonth, stated.licenceMonth ?? stated.orderMonth)
		const first = Math.max(ordered + lead + wholeDelay(stated.slipMonths?.p50 ?? 0), licensed)
		let month = Math.round(first) + stated.refreshAfterMonths
		for (let turn = 1; month < plan.horizonMonths; turn++, month += stated.refreshAfterMonths) {
			const order = refreshOf({ stated, before, turn, month }, plan.startMonth, rows)
			if (!order) break
			orders.push({ order, statedAs })
			before = order
		}
		return orders
	})
}

/** The plan with the orders that its refreshes imply behind its own; the plan itself where there are none. */
export function withRefreshes<P extends ImpliedOrdersParams>(plan: P, chips: readonly Chip[]): P {
	const implied = impliedOrders(plan, chips)
	return implied.length === 0
		? plan
		: { ...plan, chipOrders: [...plan.chipOrders, ...implied.map(({ order }) => order)] }
}

/** Of every order of that plan, in its order, the place of the one that is stated. */
export const statedOrders = (plan: ImpliedOrdersParams, chips: readonly Chip[]): readonly number[] => [
	...plan.chipOrders.keys(),
	...impliedOrders(plan, chips).map(({ statedAs }) => statedAs),
]

type RefreshOrdersTurn = {
	readonly stated: ChipOrder
	readonly before: ChipOrder
	readonly turn: number
	/** of the first delivery, from the plan's first */
	readonly month: number
}

/** Null where the chip that follows is not known, or not one server of it fits. */
function refreshOf(
	{ stated, before, turn, month }: RefreshOrdersTurn,
	startMonth: string,
	rows: ReadonlyMap<string, Chip>,
): ChipOrder | null {
	const chip = rows.get(stated.refreshChip ?? before.chip)
	const old = rows.get(before.chip)
	if (!chip || !old) return null
	const same = chip === old
	const powerCapW = same ? before.powerCapW : null
	const accelerators = same
		? before.accelerators
		: wholeServers(before.accelerators * powerUnderCap(old, before.powerCapW), {
				chip,
				kW: powerUnderCap(chip, powerCapW),
			})
	if (accelerators <= 0) return null
	const lead = Math.ceil((same ? before.leadTimeMonths : null) ?? usualLead(chip) ?? before.leadTimeMonths ?? 0)
	return {
		...before,
		id: `${stated.id}~${String(turn)}`,
		name: `${stated.name ?? stated.id}, refresh ${String(turn)}`,
		chip: chip.id,
		accelerators,
		orderMonth: addMonths(startMonth, month - lead),
		leadTimeMonths: lead,
		slipMonths: null,
		reserved: [],
		powerCapW,
		// What was agreed for one chip says nothing of another.
		unitPriceUsd: same ? before.unitPriceUsd : null,
		replaces: before.id,
	}
}

type Follower = { readonly chip: Chip; readonly kW: number }

function wholeServers(kW: number, { chip, kW: each }: Follower): number {
	const server = chip.acceleratorsPerNode ?? 1
	return each <= 0 ? 0 : Math.floor(Math.floor(kW / each + ROUNDING) / server) * server
}

const usualLead = ({ leadWeeks }: Chip) => (leadWeeks === null ? null : weeksToWholeMonths(leadWeeks.mid))
