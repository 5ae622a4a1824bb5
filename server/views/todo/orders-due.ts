import type { PlanResult } from '#shared/result.ts'
import type { EquipmentRow } from '#shared/result/equipment-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { count } from '#shared/formats/figures.ts'
import { counted, longMonth, shortMonth } from '#shared/formats/months.ts'
import { addMonths } from '#shared/units/months.ts'
import { accelerators } from '../messages/counts.ts'
import { chipNames } from '../messages/chip-name.ts'
import type { TodoItem, TodoStake } from '#shared/pages/todo-item.ts'
import { stakeOfEquipment, stakeOfItem } from './at-stake.ts'

/** An order is due where its last month falls into the quarter to come. */
const DUE_MONTHS = 3

type DatedOrder = { readonly month: string; readonly item: TodoItem }
type Site = { readonly id: string; readonly name: string }
type OrderedAt = { readonly site: Site; readonly isOnly: boolean; readonly stake: (item: string) => TodoStake | null }

function equipmentOrder(row: EquipmentRow, { site, isOnly, stake }: OrderedAt): readonly DatedOrder[] {
	const { orderBy, slackMonths, state, item, name } = row
	if (orderBy === null || (state !== 'late' && state !== 'to_order')) return []
	const late = slackMonths !== null && slackMonths < 0 ? -slackMonths : 0
	return [
		{
			month: orderBy,
			item: {
				...{ key: `order/${site.id}/${item}`, kind: 'order', group: 'date', confirm: null },
				title: `${isOnly ? '' : `${site.name}: `}${name}, ${count(row.count)} to order`,
				stake: stake(item),
				note: `Order by ${longMonth(orderBy)}`,
				due:
					late > 0
						? { text: `${counted(late, 'month')} late`, isLate: true }
						: { text: shortMonth(orderBy), isLate: false },
				page: whereRecorded(row),
			},
		},
	]
}

/** A hall’s purchase has a row; machines of a plant count as ordered by its contract’s status. */
function whereRecorded({ lots, orderBy, state }: EquipmentRow): string {
	const plant = lots.find((lot) => lot.orderBy === orderBy && lot.state === state)?.contractId ?? null
	return plant === null ? listAddress('purchases', 'add=purchases') : entryAddress('powerContracts', plant)
}

const entryAddress = (list: 'chipOrders' | 'powerContracts', id: string) =>
	listAddress(list, `edit=${encodeURIComponent(`${list}/${id}`)}`)

function chipOrders(plan: PlanFile, result: PlanResult): readonly DatedOrder[] {
	const chipName = chipNames(plan)
	return plan.chipOrders.map(({ id, name, chip, accelerators: units, orderMonth }) => ({
		month: orderMonth,
		item: {
			...{ key: `order/chips/${id}`, kind: 'order', group: 'date', confirm: null },
			title: `${name ?? chipName(chip)}, to order`,
			stake: stakeOfItem({ plan, result }, 'chipOrders', id),
			note: `${accelerators(units)}, ${chipName(chip)}`,
			due: { text: shortMonth(orderMonth), isLate: false },
			page: entryAddress('chipOrders', id),
		},
	}))
}

/** Orders whose last month has passed or comes within a quarter, the most pressing first; and the next one after them. */
export function ordersDue(
	plan: PlanFile,
	result: PlanResult,
): { readonly due: readonly TodoItem[]; readonly next: { readonly title: string; readonly month: string } | null } {
	const { statusMonth } = result.verdict
	const isOnly = plan.sites.length < 2
	const equipment = plan.sites.flatMap((site) =>
		(result.sites[site.id]?.equipment ?? []).flatMap((row) =>
			equipmentOrder(row, { site, isOnly, stake: (item) => stakeOfEquipment({ plan, result }, site.id, item) }),
		),
	)
	// Of chips the plan itself says when they are ordered: what lies behind has been.
	const chips = chipOrders(plan, result).filter(({ month }) => month >= statusMonth)
	const all = [...equipment, ...chips].toSorted((one, other) => one.month.localeCompare(other.month))
	const until = addMonths(statusMonth, DUE_MONTHS)
	const later = all.find(({ month }) => month >= until)
	return {
		due: all.filter(({ month }) => month < until).map(({ item }) => item),
		next: later === undefined ? null : { title: later.item.title, month: longMonth(later.month) },
	}
}
