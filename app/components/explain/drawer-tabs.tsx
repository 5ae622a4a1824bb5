import { Link } from '@remix-run/react'

export type DrawerTab = {
	readonly name: string
	/** where it opens; null of the one that is open */
	readonly to: string | null
	/** how much there is in it */
	readonly count?: number
}

/** The ways to look at what the drawer is about: why, what is said, what has been done. */
export function DrawerTabs({ tabs }: { tabs: readonly DrawerTab[] }) {
	return (
		<nav className="drawer-tabs" aria-label="Side panel">
			{tabs.map(({ name, to, count = 0 }) =>
				to === null ? (
					<span key={name} aria-current="page">
						{name} {count > 0 && <small>{count}</small>}
					</span>
				) : (
					<Link key={name} to={to} preventScrollReset>
						{name} {count > 0 && <small>{count}</small>}
					</Link>
				),
			)}
		</nav>
	)
}
