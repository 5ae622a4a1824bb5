import { Link } from '@remix-run/react'
import { ToldTime, ToldWords } from '#app/components/talk/told-words.tsx'
import { Card } from '#app/components/ui/card.tsx'
import type { ActivityLine } from '#server/views/history/team-activity.ts'

/** Who did what in the plans of a team, or of several, the latest first; each leads to the place. */
export function ActivityCard({ lines, className }: { lines: readonly ActivityLine[]; className?: string }) {
	return (
		<Card title="Recent activity" plain {...(className !== undefined && { className })}>
			{lines.length === 0 ? (
				<p className="text-ink-3">No activity yet. Edits, reports and restores appear here.</p>
			) : (
				<ol>
					{lines.map((line) => (
						<li key={line.id} className="list-row">
							<ToldWords told={line} to={line.to}>
								{line.within !== null && (
									<p className="list-row-note">
										<Link
											className="inline-flex min-h-6 items-center hover:underline"
											to={line.within.to}
											aria-label={`${line.within.log} of ${line.within.name}`}
										>
											{line.within.name}
										</Link>
									</p>
								)}
							</ToldWords>
							<span className="whitespace-nowrap text-ink-3">
								<ToldTime {...line} />
							</span>
						</li>
					))}
				</ol>
			)}
		</Card>
	)
}
