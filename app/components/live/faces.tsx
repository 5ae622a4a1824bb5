import { clsx } from 'clsx'
import { useLocation } from '@remix-run/react'
import type { PersonHere } from '#shared/together/live.ts'
import { useLive } from './live-provider.tsx'

const MOST_SHOWN = 4

const isTyping = ({ places }: PersonHere) => places.some(({ cell }) => cell !== null)

/** The others who have the plan open: a ring around whoever types, faded where they look at another page of it. */
export function Faces() {
	const { others } = useLive()
	const { pathname } = useLocation()
	if (others.length === 0) return null
	const here = pathname.split('/')[3] ?? ''
	const hidden = others.length - MOST_SHOWN
	return (
		<ul className="faces" aria-label="Also in this plan">
			{others.slice(0, MOST_SHOWN).map((person) => {
				const doing = isTyping(person)
					? 'is editing'
					: person.places.some(({ page }) => page === here)
						? 'is on this page'
						: 'is on another page'
				return (
					<li
						key={person.userId}
						className={clsx('face', isTyping(person) && 'is-typing', doing === 'is on another page' && 'is-elsewhere')}
						title={`${person.name} ${doing}`}
					>
						<span aria-hidden>{person.initials}</span>
						<span className="sr-only">
							{person.name} {doing}
						</span>
					</li>
				)
			})}
			{hidden > 0 && <li className="face">+{hidden}</li>}
		</ul>
	)
}
