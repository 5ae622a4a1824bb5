import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

export type MenuProps = { label: ReactNode; summaryClass?: string; ariaLabel?: string; children: ReactNode }

/** A list of links or buttons under a button. It opens without scripts; with them Esc and a click elsewhere close it. */
export function Menu({ label, summaryClass = 'button', ariaLabel, children }: MenuProps) {
	const element = useRef<HTMLDetailsElement>(null)
	useEffect(() => {
		const close = (event: Event) => {
			const menu = element.current
			if (menu === null || !menu.open) return
			if (event instanceof KeyboardEvent) {
				if (event.key !== 'Escape') return
				menu.open = false
				// What lies below stays open.
				event.preventDefault()
				menu.querySelector('summary')?.focus()
				return
			}
			const target = event.target instanceof Element ? event.target : null
			const chosen = target?.closest('.menu-list :is(a, button):not(.chart-table *)') ?? null
			if (target === null || chosen !== null || !menu.contains(target)) menu.open = false
		}
		document.addEventListener('click', close)
		document.addEventListener('keydown', close)
		return () => {
			document.removeEventListener('click', close)
			document.removeEventListener('keydown', close)
		}
	}, [])
	return (
		<details className="menu" ref={element}>
			<summary className={summaryClass} aria-label={ariaLabel} title={ariaLabel}>
				{label}
			</summary>
			<div className="menu-list">{children}</div>
		</details>
	)
}
