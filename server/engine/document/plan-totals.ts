import { placedAccelerators } from '../balance/balance.quantities.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { housedPower } from '../layers/infrastructure/available.ts'
import type { EngineModel } from '../world.ts'
import { sitePerDiemUsd } from '../people/workforce-pay.ts'

const total = { scope: 'plan', per: 'horizon', kind: 'amount', rule: 'B15', source: 'Methodology §2' } as const

/** What a plan brings over its months: two plans are compared by these. */
export const planTotals = {
	served: defineOutput({
		...total,
		unit: 'acceleratorMonths',
		id: 'plan.total.acceleratorMonths',
		symbol: 'Σ n',
		label: 'Accelerators at work on what is asked, over the plan',
	}),
	finished: defineOutput({
		...total,
		unit: 'itMWMonths',
		id: 'plan.total.finishedMWMonths',
		symbol: 'Σ P_hall',
		label: 'IT power of finished halls over the plan',
	}),
	perDiem: defineOutput({
		...total,
		rule: 'W4',
		unit: 'usd',
		id: 'plan.total.perDiemUsd',
		symbol: 'Σ $_diem',
		label: 'Lodging and meals of travellers over the plan',
	}),
} as const

const INPUTS = { served: placedAccelerators, finished: housedPower, perDiem: sitePerDiemUsd }

/** Sums over places and months. */
export const sumPlan = defineAlgorithm<EngineModel, typeof INPUTS, typeof planTotals, null>({
	id: 'plan.sum',
	label: 'What the plan brings',
	rule: 'B15',
	method: 'Sums over all pools or sites and all months of the horizon.',
	inputs: INPUTS,
	outputs: planTotals,
	run: ({ input, output }) => {
		output.served[0] = sum(input.served)
		output.finished[0] = sum(input.finished)
		output.perDiem[0] = sum(input.perDiem)
		return null
	},
})

const sum = (column: Column) => column.values.reduce((total, value) => total + value, 0)
