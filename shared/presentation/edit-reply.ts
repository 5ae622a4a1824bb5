/** What a page's action answers to an edit: saved, or what is wrong and where. */
export type EditProblem = {
	/** field of the form or grid, dotted inside the item; empty for the whole */
	readonly field: string
	/** what happened and what would be right */
	readonly text: string
}
export type EditReply =
	| { readonly ok: true; readonly message: string }
	| {
			readonly ok: false
			/** the server was not reached: the same edit may be sent again */
			readonly unreached?: true
			readonly problems: readonly EditProblem[]
			/** the cells that were refused, as typed */
			readonly cells: readonly { readonly id: string; readonly field: string; readonly text: string }[]
	  }
