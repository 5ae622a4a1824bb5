/** An assumption as the page shows it. */
export type AssumptionRow = {
	readonly key: string
	readonly label: string
	readonly help: string
	readonly layer: string
	readonly value: string
	readonly typed: string
	/** what it is chosen among; null where it is a figure that is typed */
	readonly choices: readonly AssumptionChoice[] | null
	readonly unit: string
	/** of a price in a plan that shows another currency: what it is entered in */
	readonly entered: string
	/** P10 to P90, of the plan's own value its own */
	readonly range: string
	/** beside the plan's own value its range as grids have it; '' where it states none */
	readonly mark: string
	readonly source: string
	readonly quality: string
	readonly overridden: boolean
	readonly was: string | null
	readonly why: string | null
	/** values of one site each, in the place of it */
	readonly sites: readonly SiteValue[]
	/** in a scenario: values of single sites that the baseline alone has; here the plan's holds */
	readonly left: readonly LeftValue[]
	/** in a scenario, where it differs from its baseline: what stands there */
	readonly differs: string | null
	/** sites that could have one and have none */
	readonly others: readonly { readonly id: string; readonly name: string }[]
}
type AssumptionChoice = { readonly value: string; readonly label: string }
/** What holds at one site in the place of an assumption. */
export type SiteValue = {
	/** `siteId/key`, by which an edit names it */
	readonly key: string
	readonly site: string
	readonly value: string
	readonly typed: string
	/** P10 to P90, as the plan has it; '' where it says none */
	readonly range: string
	readonly mark: string
	readonly why: string | null
	readonly source: string | null
	/** nothing asks a site for it: all share one */
	readonly idle: boolean
	readonly differs: string | null
}
/** What the baseline has at one site and the scenario has not. */
export type LeftValue = Pick<SiteValue, 'key' | 'site'> & { readonly differs: string }
