import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useAddressWith } from '#app/hooks/use-address-with.ts'
import { TAB } from '#shared/pages/page-part.ts'
import type { PageTab } from '#shared/pages/page-tabs.ts'

type TabNavProps = {
	tabs: readonly PageTab[]
	open: string
	label: string
	/** the address of a tab that is a page of its own; undefined of all others */
	elsewhere?: (id: string) => string | undefined
}

/** The ways to look at a page. Each has an address, so that it works before scripts, can be sent and comes back. */
export function TabNav({ tabs, open, label, elsewhere }: TabNavProps) {
	const here = useAddressWith(TAB)
	const to = (id: string) => elsewhere?.(id) ?? here(id)
	const nav = useRef<HTMLElement>(null)
	// Where the tabs are wider than the screen, the open one is seen.
	useEffect(() => {
		const shown = nav.current?.querySelector<HTMLElement>('[aria-current]')
		if (shown && nav.current) nav.current.scrollLeft = shown.offsetLeft - nav.current.offsetLeft - 16
	}, [open])
	if (tabs.length < 2) return null
	return (
		<nav ref={nav} className="tabs" aria-label={label}>
			{tabs.map(({ id, name, figure }) => (
				<Link key={id} to={to(id)} preventScrollReset aria-current={id === open ? 'page' : undefined}>
					{name}
					{figure !== undefined && <small>{figure}</small>}
				</Link>
			))}
		</nav>
	)
}
