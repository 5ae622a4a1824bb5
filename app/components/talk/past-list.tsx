import { Link } from '@remix-run/react'
import type { Told } from '#shared/together/told.ts'
import { ToldSaid } from './told-words.tsx'

export type PastEntry = Told & { readonly rev: number }
type PastListProps = {
	entries: readonly PastEntry[]
	/** the key of the entry */
	at: string
	projectId: string
	scenarioId: string
}

/** What was done to an entry of the plan, the latest first; each leads to the plan as it was then. */
export function PastList({ entries, at, projectId, scenarioId }: PastListProps) {
	const search = `?${new URLSearchParams({ scenario: scenarioId }).toString()}`
	const row = at.split('/').slice(0, 2).join('/')
	const whole = `/p/${projectId}/activity?${new URLSearchParams({ scenario: scenarioId, row }).toString()}`
	return (
		<>
			{entries.length === 0 && <p className="text-ink-3">Nobody has changed it since the plan was made.</p>}
			<ol>
				{entries.map((entry) => (
					<ToldSaid
						key={entry.rev}
						told={entry}
						then={{ pathname: `/p/${projectId}/history/${String(entry.rev)}`, search }}
					>
						{entry.what}
					</ToldSaid>
				))}
			</ol>
			{entries.length > 0 && (
				<p>
					<Link className="underline" to={whole}>
						All changes of this row
					</Link>
				</p>
			)}
		</>
	)
}
