import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Told, ToldTo } from '#shared/together/told.ts'

type ToldWordsLine = Pick<Told, 'who' | 'what' | 'why'>

function Face({ initials }: Pick<Told, 'initials'>) {
	return (
		<span className="face" aria-hidden>
			{initials}
		</span>
	)
}

const reason = (why: string) => `“${why}”`

type ToldWordsProps = {
	told: ToldWordsLine & Pick<Told, 'initials'>
	/** the place where it was done */
	to?: string | null
	children?: ReactNode
}

/** In a row of a list: who did what, and under it why. */
export function ToldWords({ told: { who, initials, what, why }, to = null, children }: ToldWordsProps) {
	return (
		<>
			<Face initials={initials} />
			<div className="list-row-main">
				<span className="font-semibold">{who}</span>{' '}
				{to === null ? (
					what
				) : (
					<Link className="hover:underline" to={to}>
						{what}
					</Link>
				)}
				{why !== '' && <p className="list-row-note">{reason(why)}</p>}
				{children}
			</div>
		</>
	)
}

export const ToldTime = ({ at, when }: Pick<Told, 'at' | 'when'>) => <time dateTime={at}>{when}</time>

type ToldSaidProps = {
	told: Pick<Told, 'who' | 'initials' | 'at' | 'when'> & { readonly why?: string }
	/** leads to how things stood then */
	then?: Parameters<typeof Link>[0]['to']
	/** beside the time */
	note?: ReactNode
	/** what can be done with it */
	acts?: ReactNode
	children: ReactNode
}

/** In the drawer: who and when, under it what they said or did. */
export function ToldSaid({ told: { who, initials, at, when, why = '' }, then, note, acts, children }: ToldSaidProps) {
	const time = <ToldTime at={at} when={when} />
	return (
		<li className="talk-said">
			<Face initials={initials} />
			<div>
				<p className="talk-who">
					<b>{who}</b>{' '}
					{then === undefined ? (
						time
					) : (
						<Link className="underline" to={then}>
							{time}
						</Link>
					)}
					{note}
				</p>
				<p className="talk-text">{children}</p>
				{why !== '' && <p className="talk-text text-ink-2">{reason(why)}</p>}
				{acts}
			</div>
		</li>
	)
}

/** In a row: who said something to whom reads it, where, and its words; `when` in the sentence where it has no place of its own. */
export function ToldToWords({ told, when = '' }: { told: ToldTo; when?: string }) {
	const { who, did, label, plan, text, to, isUnread } = told
	return (
		<div className="list-row-main">
			<span className="font-semibold">{who}</span> {did}{' '}
			<Link className="underline" to={to}>
				{label}
			</Link>
			, {plan}
			{when !== '' && `, ${when}`}
			{isUnread && <span className="tag ml-2">new</span>}
			<p className="list-row-note">{text}</p>
		</div>
	)
}
