import { NavLink } from '@remix-run/react'

/** Sections of one thing, each with its own address. */
export function Tabs({ label, items }: { label: string; items: readonly { to: string; text: string }[] }) {
	return (
		<nav className="tabs" aria-label={label}>
			{items.map((item) => (
				<NavLink key={item.to} to={item.to} end>
					{item.text}
				</NavLink>
			))}
		</nav>
	)
}
