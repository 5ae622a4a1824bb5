import type { Told } from '#shared/together/told.ts'
import { ToldSaid } from './told-words.tsx'

export type PastEntry = Told & { readonly rev: number }
type PastListProps = { entries: readonly PastEntry[]; projectId: string; scenarioId: string }

/** What was done to an entry of the plan, the latest first; each leads to the plan as it was then. */
export function PastList({ entries, projectId, scenarioId }: PastListProps) {
	if (entries.length === 0) return <p className="text-ink-3">Nobody has changed it since the plan was made.</p>
	const search = `?${new URLSearchParams({ scenario: scenarioId }).toString()}`
	return (
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
	)
}
