/** Quantities of the engine that two plans are compared by; both the search for decisions and explanations read them from here. */
export const COMPARED = {
	perDiem: 'plan.total.perDiemUsd',
	commitment: 'finance.committedUsd.totalUsd',
	opex: 'finance.totals.opexUsd',
	labour: 'finance.totals.labourUsd',
	missed: 'plan.infrastructure.missed',
} as const
