/** Its script comes after the grid's own: until then a column may stand cut. */
export function wholeColumnsLate(scroll: HTMLElement | null): () => void {
	let end: (() => void) | null = () => undefined
	const begun = import('./whole-columns.ts').then(({ keepColumnsWhole }) => {
		if (end !== null && scroll !== null) end = keepColumnsWhole(scroll)
	})
	// Without it the grid is as good but for that.
	begun.catch(() => undefined)
	return () => {
		end?.()
		end = null
	}
}
