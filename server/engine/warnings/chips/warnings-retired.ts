import type { Warning } from '#shared/result/warning-result.ts'
import { item } from '../../cells.ts'
import { columnOf } from '../../kernel/run.ts'
import { exportOf, orderAt, orderLife } from '../../schedule/supply/order-inputs.ts'
import { orderDelivered } from '../../schedule/schedule.quantities.ts'
import { nameOf, type WarningFacts } from '../warning-facts.ts'

/** Accelerators that leave with nothing in their place, where a site goes on asking for more than it then has. Rule pW5. */
export function retirementHole({ frame, parts }: WarningFacts, index: number): readonly Warning[] {
	const { model } = frame.world
	const { order, chip } = orderAt(model, index)
	const layer = parts.sites[order.siteId]?.layers.chips
	if (!layer || order.refreshAfterMonths !== null) return []
	if (model.plan.chipOrders.some(({ replaces }) => replaces === order.id)) return []
	const delivered = columnOf(frame, orderDelivered)
	const falls = (month: number) => (month === 0 ? 0 : delivered.at(index, month - 1) - delivered.at(index, month))
	const month = parts.months.findIndex(
		(_, at) =>
			falls(at) > 0 && layer.required.some((asked, later) => later >= at && asked > item(layer.available, later)),
	)
	const leaves = parts.months[month]
	if (leaves === undefined) return []
	return [
		{
			path: `chipOrders[${String(index)}].refreshAfterMonths`,
			code: 'retirement_hole',
			facts: {
				order: nameOf(order),
				chip: chip.name,
				accelerators: falls(month),
				month: leaves,
				afterMonths: columnOf(frame, orderLife).at(index, 0),
			},
		},
	]
}

/** An order that export rules bar, or that wants a licence of which nothing is said. Rule pW10. */
export function exportLicence({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { model } = frame.world
	const { order, chip } = orderAt(model, index)
	const rule = exportOf(model, index)
	if (rule === null || (rule.status === 'licence' && order.licenceMonth !== null)) return []
	const barred = rule.status === 'barred'
	return [
		{
			path: `chipOrders[${String(index)}].${barred ? 'chip' : 'licenceMonth'}`,
			code: 'export_licence',
			facts: { order: nameOf(order), chip: chip.name, country: rule.row.id, barred, asOf: rule.row.asOf },
		},
	]
}
