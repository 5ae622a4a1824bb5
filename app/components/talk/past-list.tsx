import { Link } from '@remix-run/react'

export type PastEntry = {
	readonly rev: number
	readonly who: string
	readonly initials: string
	readonly what: string
	readonly why: string
	readonly at: string
	readonly when: string
}
type PastListProps = { entries: readonly PastEntry[]; projectId: string; scenarioId: string }

/** What was done to an entry of the plan, the latest first; each leads to the plan as it was then. */
export function PastList({ entries, projectId, scenarioId }: PastListProps) {
	if (entries.length === 0) return <p className="text-ink-3">Nobody has changed it since the plan was made.</p>
	const search = `?${new URLSearchParams({ scenario: scenarioId }).toString()}`
	return (
		<ol>
			{entries.map(({ rev, who, initials, what, why, at, when }) => (
				<li key={rev} className="talk-said">
					<span className="face" aria-hidden>
						{initials}
					</span>
					<div>
						<p className="talk-who">
							<b>{who}</b>{' '}
							<Link className="underline" to={{ pathname: `/p/${projectId}/history/${String(rev)}`, search }}>
								<time dateTime={at}>{when}</time>
							</Link>
						</p>
						<p className="talk-text">{what}</p>
						{why !== '' && <p className="talk-text text-ink-2">«{why}»</p>}
					</div>
				</li>
			))}
		</ol>
	)
}
