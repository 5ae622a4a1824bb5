import type { Leaf } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { InputSet } from '#shared/tried-change.ts'
import { applyChange } from './apply-change.ts'
import type { Varied, Variation } from './vary-input.ts'

const TENTH = 0.1

/** The chip whose catalog price this is; null of all else. */
export const chipPriced = ({ origin }: Leaf<Remark>): string | null =>
	origin.kind === 'catalogue' && origin.table === 'chips' && origin.field.startsWith('priceUsd') ? origin.row : null

/** A catalog price of chips, a tenth less and more: as if every order that states none had stated it. */
export function varyChipPrice(plan: PlanFile, leaf: Leaf<Remark>): Varied | null {
	const chip = chipPriced(leaf)
	const now = leaf.value
	const orders = plan.chipOrders.filter((order) => order.chip === chip && order.unitPriceUsd === null)
	if (chip === null || now === null || orders.length === 0) return null
	const variations = [now * (1 - TENTH), now * (1 + TENTH)].flatMap((value): readonly Variation[] => {
		const inputs = orders.map(({ id }): InputSet => ({
			...{ action: 'set', list: 'chipOrders', id, field: 'unitPriceUsd', value, was: null },
		}))
		const changed = applyChange(plan, { action: 'together', inputs })
		return changed ? [{ input: value, plan: changed }] : []
	})
	return variations.length === 0 ? null : { now, variations }
}
