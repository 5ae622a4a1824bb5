import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import type { QuantityNode } from '../../kernel/quantity.ts'
import { workDue } from '../../layers/energy/gating-works.ts'
import { serviceStart } from '../../layers/energy/available.ts'
import { hallStart } from '../../schedule/phase-inputs.ts'
import { deliveriesOf } from '../../schedule/supply/deliveries.ts'
import {
	orderAccelerators,
	orderAt,
	orderDeliveryMonths,
	orderFirstDelivery,
} from '../../schedule/supply/order-inputs.ts'
import type { EngineWorld } from '../../world.ts'
import { contributionBefore } from '../contribution.ts'
import { connectionBefore, hallBefore } from '../finance-before.ts'
import { acceleratorCost, depositShare, orderCost, orderMonth } from '../finance-chips.ts'
import { substationBefore } from '../halls/substations.ts'
import { landBefore, landMonth } from '../land.ts'
import { plantBefore, upgradeBefore } from '../plant-capital.ts'
import { upgradeMonths } from '../plant-inputs.ts'
import { plantLead } from '../../schedule/phase-inputs.ts'
import type { Spent } from './returns.ts'

/** What tells when capital was paid that lies before the plan. */
export const BEFORE_INPUTS = {
	...{ hallBefore, substationBefore, hallStart },
	...{ plantBefore, connectionBefore, upgradeBefore, upgradeMonths, start: serviceStart, lead: plantLead },
	...{ landBefore, landMonth, contributionBefore, due: workDue },
	...{ accelerators: orderAccelerators, first: orderFirstDelivery, over: orderDeliveryMonths },
	...{ chip: acceleratorCost, order: orderCost, deposit: depositShare, ordered: orderMonth },
} as const satisfies Readonly<Record<string, QuantityNode>>
type Columns = Readonly<Record<keyof typeof BEFORE_INPUTS, Column>>

/** Equal parts of so much from one month on, until the plan begins or another month does. */
function spread(usd: number, from: number, to = 0): readonly Spent[] {
	const first = Math.min(-1, Math.floor(from))
	const months = Math.max(1, Math.min(0, Math.floor(to)) - first)
	if (usd <= 0) return []
	return Array.from({ length: months }, (_, index) => ({ month: first + index, usd: usd / months }))
}

/** Capital paid before the plan’s first month, by the month: of works in equal parts from their start. */
export function spentBeforePlan({ model }: EngineWorld, from: Columns): readonly Spent[] {
	const { buildPhases, powerContracts, gatingWorks, sites, chipOrders } = model.plan
	return [
		...buildPhases.flatMap((_, index) => {
			const at = (column: Column) => column.at(index, 0)
			return spread(at(from.hallBefore) + at(from.substationBefore), at(from.hallStart))
		}),
		...powerContracts.flatMap((_, index) => {
			const at = (column: Column) => column.at(index, 0)
			const start = at(from.start)
			const built = at(from.lead) > 0 ? at(from.lead) : MONTHS_PER_YEAR
			return [
				...spread(at(from.plantBefore), start - built, start),
				...spread(at(from.connectionBefore), start - MONTHS_PER_YEAR, start),
				...spread(at(from.upgradeBefore), start - at(from.upgradeMonths), start),
			]
		}),
		...gatingWorks.flatMap((_, index) => {
			const due = from.due.at(index, 0)
			return spread(from.contributionBefore.at(index, 0), due - MONTHS_PER_YEAR, due)
		}),
		...sites.flatMap((_, index) => {
			const month = Math.floor(from.landMonth.at(index, 0))
			return spread(from.landBefore.at(index, 0), month, month + 1)
		}),
		...chipOrders.flatMap((_, index) => {
			const at = (column: Column) => column.at(index, 0)
			const order = {
				accelerators: at(from.accelerators),
				acceleratorsPerNode: orderAt(model, index).chip.acceleratorsPerNode ?? 1,
				firstDeliveryMonth: Math.round(at(from.first)),
				deliveryMonths: at(from.over),
			}
			const early = deliveriesOf(order, index).filter(({ month }) => month < 0)
			const ordered = Math.floor(at(from.ordered))
			const deposit = ordered < 0 ? spread(at(from.order) * at(from.deposit), ordered, ordered + 1) : []
			return [
				...deposit,
				...early.map(({ month, accelerators }) => ({
					month,
					usd: accelerators * at(from.chip) * (1 - at(from.deposit)),
				})),
			]
		}),
	]
}
