type ColumnSpan = { readonly left: number; readonly right: number }

/**
 * How many pixels of a column stand cut in front of an edge: 0 where none is cut, or where no other column stands whole before
 * it. `from`: where columns begin to be seen.
 */
export function cutWidth(columns: readonly ColumnSpan[], { from, edge }: { from: number; edge: number }): number {
	const cut = columns.find(({ left, right }) => left < edge - 0.5 && right > edge + 0.5)
	if (cut === undefined) return 0
	const isAlone = !columns.some(({ left, right }) => left >= from - 0.5 && right <= cut.left + 0.5)
	return isAlone ? 0 : edge - Math.max(cut.left, from)
}

const spanOf = (element: Element): ColumnSpan => element.getBoundingClientRect()

/** Columns under the frozen last one are seen whole or not at all, and its shadow tells that there are more. Answers what ends it. */
export function keepColumnsWhole(scroll: HTMLElement): () => void {
	const heads = scroll.querySelector('thead tr')
	if (heads === null) return () => undefined
	const look = () => {
		const last = heads.querySelector<HTMLElement>('.rests')
		if (last === null) return
		const isFrozen = getComputedStyle(last).position === 'sticky'
		const hasMore = scroll.scrollLeft + scroll.clientWidth < scroll.scrollWidth - 1
		scroll.toggleAttribute('data-more', isFrozen && hasMore)
		if (!isFrozen) return
		const frozen = [...heads.querySelectorAll('.frozen, .at-edge')].map((one) => spanOf(one).right)
		const from = Math.max(spanOf(scroll).left, ...frozen)
		const columns = [...heads.children].filter((one) => !one.matches('.frozen, .at-edge, .rests')).map(spanOf)
		const cover = hasMore ? cutWidth(columns, { from, edge: spanOf(last).left }) : 0
		scroll.style.setProperty('--cover', `${String(cover)}px`)
		// What the keys go to comes out from under it.
		scroll.style.scrollPaddingRight = `${String(last.offsetWidth)}px`
	}
	const sizes = new ResizeObserver(look)
	for (const one of [scroll, ...heads.children]) sizes.observe(one)
	scroll.addEventListener('scroll', look, { passive: true })
	return () => {
		sizes.disconnect()
		scroll.removeEventListener('scroll', look)
	}
}
