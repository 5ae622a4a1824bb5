import { monthsBetween } from '#shared/units/months.ts'
import { defineInput, type Sourced } from '../../../kernel/quantity.ts'
import type { ItemOf } from '../../../inputs/from-field.ts'
import { fromPlan, fromRule } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { SOURCE } from '../contract-inputs.ts'

type Step = ItemOf<'powerContracts'>['minimumBillSteps'][number]

const monthly = { scope: 'contract', per: 'month', rule: 'eR27', source: SOURCE } as const
const FIELD = 'minimumBillSteps'

type In = { readonly model: EngineModel; readonly index: number; readonly month: number }

/** A figure of the latest step whose month has come; the rest where there is none, or it leaves the figure out. */
function ofStep(
	{ model, index, month }: In,
	{ figure, none }: { readonly figure: (step: Step) => number | null; readonly none: Sourced },
): Sourced {
	const latest = latestIn(model.plan.powerContracts[index]?.minimumBillSteps ?? [], model.plan.startMonth, month)
	const stated = latest ? figure(latest) : null
	return stated === null ? none : fromPlan(model, { list: 'powerContracts', index, field: FIELD }, stated)
}

function latestIn(steps: readonly Step[], startMonth: string, month: number): Step | null {
	let latest: Step | null = null
	for (const step of steps) {
		if (monthsBetween(startMonth, step.month) > month) continue
		if (latest === null || monthsBetween(latest.month, step.month) >= 0) latest = step
	}
	return latest
}

const unstated = (value: number): Sourced =>
	fromRule(value, { rule: 'eR27', text: 'No step of a minimum bill states it then.', source: SOURCE })
const [NO_DEMAND, NO_BILL] = [unstated(NaN), unstated(0)]

/** A dash where no step states one. */
export const stepDemand = defineInput({
	...monthly,
	kind: 'state',
	unit: 'plantMW',
	sparse: true,
	id: 'finance.minimumDemandMW',
	symbol: 'P_min,step',
	label: 'Demand the minimum is reckoned on, by step',
	read: ({ model }: EngineWorld, index, month) =>
		ofStep({ model, index, month }, { figure: ({ demandMW }) => demandMW, none: NO_DEMAND }),
})

export const stepBill = defineInput({
	...monthly,
	kind: 'amount',
	unit: 'usd',
	id: 'finance.statedMinimumBill',
	symbol: '$_min,0',
	label: 'Least bill of a month, by step',
	read: ({ model }: EngineWorld, index, month) =>
		ofStep({ model, index, month }, { figure: ({ billUsdPerMonth }) => billUsdPerMonth, none: NO_BILL }),
})
