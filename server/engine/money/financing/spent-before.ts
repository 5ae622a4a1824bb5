import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { figureAt } from '../../cells.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import type { QuantityNode } from '../../kernel/quantity.ts'
import { workDue } from '../../layers/energy/gating-works.ts'
import { serviceStart } from '../../layers/energy/available.ts'
import { hallStart } from '../../schedule/phase-inputs.ts'
import { orderAccelerators, orderDeliveryMonths, orderFirstDelivery } from '../../schedule/supply/order-inputs.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { contributionBefore } from '../contribution.ts'
import { connectionBefore, hallBefore } from '../finance-before.ts'
import { acceleratorCost, depositShare, orderCost, orderMonth } from '../finance-chips.ts'
import { substationBefore } from '../halls/substations.ts'
import { landBefore, landMonth } from '../land/land.ts'
import { plantBefore, upgradeBefore } from '../plant-capital.ts'
import { upgradeMonths } from '../plant-inputs.ts'
import { plantLead } from '../../schedule/phase-inputs.ts'
import { tranchesOf } from '../../schedule/supply/order-tranches.ts'
import type { Spent } from './returns/returns.ts'

/** What tells when capital was paid that lies before the plan. */
export const BEFORE_INPUTS = {
	...{ hallBefore, substationBefore, hallStart },
	...{ plantBefore, connectionBefore, upgradeBefore, upgradeMonths, start: serviceStart, lead: plantLead },
	...{ landBefore, landMonth, contributionBefore, due: workDue },
	...{ accelerators: orderAccelerators, first: orderFirstDelivery, over: orderDeliveryMonths },
	...{ chip: acceleratorCost, order: orderCost, deposit: depositShare, ordered: orderMonth },
} as const satisfies Readonly<Record<string, QuantityNode>>
type SpentBeforeColumns = Readonly<Record<keyof typeof BEFORE_INPUTS, Column>>

/** When something is paid: in equal parts from one month on, until the plan begins or another month does. */
type Over = { readonly from: number; readonly to?: number }

function addSpread(spent: Spent[], usd: number, { from, to = 0 }: Over): void {
	const first = Math.min(-1, Math.floor(from))
	const months = Math.max(1, Math.min(0, Math.floor(to)) - first)
	if (usd <= 0) return
	for (let index = 0; index < months; index++) spent.push({ month: first + index, usd: usd / months })
}

/** Capital paid before the plan’s first month, by the month: of works in equal parts from their start. */
export function spentBeforePlan({ model }: EngineWorld, from: SpentBeforeColumns): readonly Spent[] {
	const spent: Spent[] = []
	const { buildPhases, powerContracts, gatingWorks, sites, chipOrders } = model.plan
	for (const index of buildPhases.keys()) {
		const usd = figureAt(from.hallBefore, index) + figureAt(from.substationBefore, index)
		addSpread(spent, usd, { from: figureAt(from.hallStart, index) })
	}
	for (const index of powerContracts.keys()) {
		const to = figureAt(from.start, index)
		const lead = figureAt(from.lead, index)
		addSpread(spent, figureAt(from.plantBefore, index), { from: to - (lead > 0 ? lead : MONTHS_PER_YEAR), to })
		addSpread(spent, figureAt(from.connectionBefore, index), { from: to - MONTHS_PER_YEAR, to })
		addSpread(spent, figureAt(from.upgradeBefore, index), { from: to - figureAt(from.upgradeMonths, index), to })
	}
	for (const index of gatingWorks.keys()) {
		const to = figureAt(from.due, index)
		addSpread(spent, figureAt(from.contributionBefore, index), { from: to - MONTHS_PER_YEAR, to })
	}
	for (const index of sites.keys()) {
		const month = Math.floor(figureAt(from.landMonth, index))
		addSpread(spent, figureAt(from.landBefore, index), { from: month, to: month + 1 })
	}
	for (const index of chipOrders.keys()) addOrder(spent, { model, from, index })
	return spent
}

type OrderOf = { readonly model: EngineModel; readonly from: SpentBeforeColumns; readonly index: number }

/** The deposit, and what arrived less it. */
function addOrder(spent: Spent[], { model, from, index }: OrderOf): void {
	const ordered = Math.floor(figureAt(from.ordered, index))
	const deposit = figureAt(from.deposit, index)
	if (ordered < 0) addSpread(spent, figureAt(from.order, index) * deposit, { from: ordered, to: ordered + 1 })
	for (const { month, accelerators } of tranchesOf(model, from, index)) {
		if (month < 0) spent.push({ month, usd: accelerators * figureAt(from.chip, index) * (1 - deposit) })
	}
}
