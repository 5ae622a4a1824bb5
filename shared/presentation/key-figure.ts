/** Where a figure's explanation is found: a result key or formula, its scope, its month. */
export type WhyTarget = {
	readonly quantity: string
	readonly scope: string
	readonly month: string | null
	/** a change of the plan as JSON: the figure is of the plan with it */
	readonly change?: string
}

/** A large figure with its name, its basis and what stands behind it. */
export type KeyFigure = {
	readonly label: string
	readonly value: string
	/** the unit with its basis, smaller behind the value */
	readonly unit: string
	readonly note: string
	readonly why: WhyTarget | null
}

/** A figure that opens, in a table or a sentence. */
export type OpenFigure = { readonly text: string; readonly why: WhyTarget }
