import { useNavigate } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { focusOnceLost, inPlaceOf } from '#app/hooks/use-focus-back.ts'

/** Inside a field, or a form that has been opened in the drawer, Esc belongs to that; a dialog above the drawer closes first. */
const isAbove = (target: EventTarget | null) =>
	(target instanceof Element && target.closest('input, select, textarea, .talk-acts details[open]') !== null) ||
	document.querySelector('dialog[open]') !== null

/** A reader starts in the drawer when it opens, Esc closes it, and the figure that opened it has the focus again. */
export function useDrawer(element: RefObject<HTMLElement>, shown: string | undefined, shut: string): void {
	const navigate = useNavigate()
	const opener = useRef<Element | null>(null)
	useEffect(() => {
		opener.current = document.activeElement
		return () => {
			const figure = opener.current
			// Where the page was drawn anew meanwhile, or nothing of it was focused, something stands for it.
			focusOnceLost(() => inPlaceOf(figure))
		}
	}, [])
	useEffect(() => {
		element.current?.focus()
	}, [element, shown])
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.key !== 'Escape' || event.defaultPrevented || isAbove(event.target)) return
			navigate(shut, { preventScrollReset: true })
		}
		document.addEventListener('keydown', onKeyDown)
		return () => document.removeEventListener('keydown', onKeyDown)
	}, [navigate, shut])
}
