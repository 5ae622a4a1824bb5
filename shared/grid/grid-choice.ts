export type GridChoice = {
	readonly value: string
	readonly label: string
	/** what else it is called */
	readonly also?: readonly string[]
	/** what is told of it once it is chosen */
	readonly detail?: string
}
