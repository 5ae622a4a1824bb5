import { placedAccelerators } from '../balance/balance.quantities.ts'
import { defineTotal } from '../kernel/add-up.ts'
import { finishedPower } from '../layers/infrastructure/available.ts'
import { sitePerDiemUsd } from '../people/workforce-pay.ts'

const total = { scope: 'plan', kind: 'amount', rule: 'B15', source: 'Methodology §2' } as const

/** What a plan brings over its months: two plans are compared by these. */
export const planTotals = {
	served: defineTotal({
		...total,
		of: [placedAccelerators],
		unit: 'acceleratorMonths',
		id: 'plan.total.acceleratorMonths',
		symbol: 'Σ n',
		label: 'Accelerators at work on what is asked, over the plan',
	}),
	finished: defineTotal({
		...total,
		of: [finishedPower],
		unit: 'itMWMonths',
		id: 'plan.total.finishedMWMonths',
		symbol: 'Σ P_hall',
		label: 'IT power of finished halls over the plan',
	}),
	perDiem: defineTotal({
		...total,
		of: [sitePerDiemUsd],
		rule: 'W4',
		unit: 'usd',
		id: 'plan.total.perDiemUsd',
		symbol: 'Σ $_diem',
		label: 'Lodging and meals of travellers over the plan',
	}),
} as const
