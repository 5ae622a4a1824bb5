import { useEffect, useState } from 'react'

/** Frames in which a page that was saved is drawn anew. */
const MOST_FRAMES = 60

/** What stands for the opener where the page was drawn anew without it: a link to the same place, else the page itself. */
export function inPlaceOf(opener: Element | null): HTMLElement | null {
	if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) return opener
	const href = opener?.getAttribute('href') ?? null
	const same = href === null ? null : document.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`)
	return same ?? document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
}

function focusOn(element: HTMLElement | null): void {
	if (element === null) return
	// A heading takes the focus only where it is told to.
	if (!element.matches('a, button, input, select, textarea, summary, [tabindex]')) element.tabIndex = -1
	element.focus({ preventScroll: true })
}

/** Puts the focus on what is found, as often as a page that is drawn anew loses it. */
export function focusOnceLost(find: () => HTMLElement | null): void {
	let frames = 0
	const look = () => {
		frames += 1
		const isLost = document.activeElement === null || document.activeElement === document.body
		if (isLost && document.querySelector('dialog[open]') === null) focusOn(find())
		if (frames < MOST_FRAMES) requestAnimationFrame(look)
	}
	requestAnimationFrame(look)
}

/** Whoever closes a dialog goes on where it was opened, also where saving has drawn that place anew. */
export function useFocusBack(): void {
	// Asked before the dialog has taken the focus.
	const [opener] = useState(() => (typeof document === 'undefined' ? null : document.activeElement))
	useEffect(() => () => focusOnceLost(() => inPlaceOf(opener)), [opener])
}
