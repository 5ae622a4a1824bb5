import { defineTotal } from '../kernel/add-up.ts'
import { sitePerDiemUsd } from '../people/workforce-pay.ts'

const total = { scope: 'plan', kind: 'amount', rule: 'B15', source: 'Methodology §2' } as const

/** What a plan brings over its months: two plans are compared by these. */
export const planTotals = {
	perDiem: defineTotal({
		...total,
		of: [sitePerDiemUsd],
		rule: 'W4',
		unit: 'usd',
		id: 'plan.total.perDiemUsd',
		symbol: 'Σ $_diem',
		label: 'Lodging and meals of travelers over the plan',
	}),
} as const
