import { monthsBetween } from '#shared/units/months.ts'
import { defineInput, type Sourced } from '../../../kernel/quantity.ts'
import type { ItemOf } from '../../../inputs/from-field.ts'
import { fromPlan, fromRule } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { contractAt, SOURCE } from '../contract-inputs.ts'
import type { Remark } from '#shared/remarks.ts'

type MinimumStepsStep = ItemOf<'powerContracts'>['minimumBillSteps'][number]

const monthly = { scope: 'contract', per: 'month', rule: 'eR27', source: SOURCE } as const
const FIELD = 'minimumBillSteps'

type In = { readonly model: EngineModel; readonly index: number; readonly month: number }

/** A figure of the latest step of a utility’s contract whose month has come; none where it leaves the figure out: 0 would be a floor. */
function ofStep({ model, index, month }: In, figure: (step: MinimumStepsStep) => number | null): Sourced {
	const { contract, kind } = contractAt(model, index)
	if (kind.role !== 'import') return NOT_OF_IT
	const latest = latestIn(contract.minimumBillSteps, model.plan.startMonth, month)
	const stated = latest ? figure(latest) : null
	return stated === null ? UNSTATED : fromPlan(model, { list: 'powerContracts', index, field: FIELD }, stated)
}

function latestIn(steps: readonly MinimumStepsStep[], startMonth: string, month: number): MinimumStepsStep | null {
	let latest: MinimumStepsStep | null = null
	for (const step of steps) {
		if (monthsBetween(startMonth, step.month) > month) continue
		if (latest === null || monthsBetween(latest.month, step.month) >= 0) latest = step
	}
	return latest
}

const none = (text: Remark): Sourced => fromRule(NaN, { rule: 'eR27', text, source: SOURCE })
const UNSTATED = none('no_minimum_step')
const NOT_OF_IT = none('no_utility_contract')

/** A dash where no step states one. */
export const stepDemand = defineInput({
	...monthly,
	kind: 'state',
	unit: 'plantMW',
	sparse: true,
	id: 'finance.minimumDemandMW',
	symbol: 'P_min,step',
	label: 'Minimum billed demand by step',
	read: ({ model }: EngineWorld, index, month) => ofStep({ model, index, month }, ({ demandMW }) => demandMW),
})

/** A dash where no step states one: no floor. */
export const stepBill = defineInput({
	...monthly,
	kind: 'amount',
	unit: 'usd',
	sparse: true,
	id: 'finance.statedMinimumBill',
	symbol: '$_min,0',
	label: 'Minimum monthly bill by step',
	read: ({ model }: EngineWorld, index, month) =>
		ofStep({ model, index, month }, ({ billUsdPerMonth }) => billUsdPerMonth),
})
