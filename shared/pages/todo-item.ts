/** What an entry moves first: by that the list is grouped. */
export const TODO_GROUPS = {
	date: 'Moves the date',
	cost: 'Moves the cost',
	served: 'Moves what is served',
	exact: 'Makes figures more exact',
} as const
export type TodoGroup = keyof typeof TODO_GROUPS

export const TODO_KINDS = { order: 'Orders due', default: 'Defaults', point: 'Warnings', comment: 'Comments' } as const
export type TodoKind = keyof typeof TODO_KINDS

/** What the plan loses by an entry as things are: `$844M`, `12 MW-months`; the larger size first. */
export type TodoStake = { readonly size: number; readonly text: string }

/** One thing that waits for somebody. */
export type TodoItem = {
	readonly key: string
	readonly kind: TodoKind
	readonly group: TodoGroup
	readonly title: string
	readonly note: string
	/** where it is settled, within the plan */
	readonly page: string
	/** of an order: «7 months late», «by Mar 2027» */
	readonly due: { readonly text: string; readonly isLate: boolean } | null
	/** what the verdict says is lost by it; null where it names no loss, and of defaults, whose ranges are tried instead */
	readonly stake: TodoStake | null
	/** of a default: what it stands for now, and what it is from */
	readonly confirm: {
		readonly value: string
		readonly range: string
		readonly quality: string
		readonly source: string
		readonly why: string
		readonly keys: readonly string[]
	} | null
}
