/** What a loan rests on ends before it does. */
type LoanEnd = { readonly months: number; readonly ends: string; readonly loanEnds: string; readonly owedUsd: number }

/** What is let beyond what there is, and what money of a plan rests on. */
export type MoneyWarningFacts = {
	/** a refit that nobody has entered, of what racks that replace others cannot use of a hall */
	refit_assumed: {
		readonly order: string
		readonly hall: string
		readonly kind: 'density' | 'liquid' | 'sidecar'
		readonly usd: number
	}
	/** what leases keep of a hall from a refit for an order, and their last month; null: beyond the plan */
	refit_leased: {
		readonly order: string
		readonly hall: string
		readonly itMW: number
		readonly until: string | null
	}
	lease_over_halls: {
		readonly lease: string
		readonly month: string
		readonly itMW: number
		readonly finishedMW: number
	}
	lease_over_power: { readonly site: string; readonly month: string; readonly itMW: number; readonly fedMW: number }
	/** the first month in which a customer has fewer than it reserved, what is missing then, and what it costs over the plan */
	reserved_short: {
		readonly order: string
		readonly month: string
		readonly reserved: number
		readonly missing: number
		readonly usd: number
	}
	equity_cure: { readonly usd: number }
	/** the loan runs so many months after what pays it is gone; the month that ends, the loan’s last, and what is owed then */
	loan_outlives_chips: LoanEnd
	loan_outlives_lease: LoanEnd
	/** what the plan’s end leaves owed */
	tenor_on_tail: LoanEnd
	/** a month of the first quarter below 1, null where only the cover of the whole loan is; what all such quarters lack */
	cover_below_one: {
		readonly month: string | null
		readonly cover: number | null
		readonly llcr: number | null
		readonly shortUsd: number
	}
	debt_beyond_value: { readonly debtUsd: number; readonly valueUsd: number }
	land_guess: {
		readonly site: string
		readonly landUsd: number
		readonly near: 'city' | 'farmland'
		readonly metroUsdPerHectare: number
		readonly ruralUsdPerHectare: number
	}
}
