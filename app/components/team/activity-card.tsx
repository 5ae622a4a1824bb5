import { Link } from '@remix-run/react'
import { Card } from '#app/components/ui/card.tsx'
import type { ActivityLine } from '#shared/presentation/history/team-activity.ts'

/** Who did what in the plans of a team, or of several, the latest first; each leads to the place. */
export function ActivityCard({ lines, className }: { lines: readonly ActivityLine[]; className?: string }) {
	return (
		<Card title="Recent activity" plain {...(className !== undefined && { className })}>
			{lines.length === 0 ? (
				<p className="text-ink-3">Nothing yet. Who changes a plan, issues a report or restores one stands here.</p>
			) : (
				<ol>
					{lines.map(({ id, who, initials, what, to, plan, why, at, when }) => (
						<li key={id} className="list-row">
							<span className="face" aria-hidden>
								{initials}
							</span>
							<div className="list-row-main">
								<span className="font-semibold">{who}</span>{' '}
								{to === null ? (
									what
								) : (
									<Link className="hover:underline" to={to}>
										{what}
									</Link>
								)}
								{why !== '' && <p className="list-row-note">«{why}»</p>}
								{plan !== null && (
									<p className="list-row-note">
										<Link
											className="inline-flex min-h-6 items-center hover:underline"
											to={plan.to}
											aria-label={`Activity of ${plan.name}`}
										>
											{plan.name}
										</Link>
									</p>
								)}
							</div>
							<time className="whitespace-nowrap text-ink-3" dateTime={at}>
								{when}
							</time>
						</li>
					))}
				</ol>
			)}
		</Card>
	)
}
