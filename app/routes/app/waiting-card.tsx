import { Link } from '@remix-run/react'
import { WaitingRows } from '#app/components/team/waiting-rows.tsx'
import { Card } from '#app/components/ui/card.tsx'
import type { ToldTo } from '#shared/together/told.ts'

export type Waiting = {
	comments: readonly ToldTo[]
	invitations: readonly { token: string; team: string; role: string; expires: string }[]
	deletedTeams: readonly { id: string; name: string }[]
}

/** What waits for a word of one's own: comments, invitations, and deleted teams while they can be restored. */
export function WaitingCard({ comments, invitations, deletedTeams }: Waiting) {
	return (
		<Card title="Waiting for me" plain>
			{comments.length + invitations.length + deletedTeams.length === 0 && (
				<p className="text-ink-3">Nothing waits. Who names you, answers you or invites you stands here.</p>
			)}
			<WaitingRows comments={comments} />
			{invitations.map(({ token, team, role, expires }) => (
				<div key={token} className="list-row">
					<span className="list-row-main">
						<b className="font-semibold">{team}</b> invites you as {role}. Open until {expires}.
					</span>
					<Link className="button button-small" to={`/invite/${token}`} aria-label={`Answer ${team}`}>
						Answer
					</Link>
				</div>
			))}
			{deletedTeams.map(({ id, name }) => (
				<div key={id} className="list-row">
					<span className="list-row-main">
						<b className="font-semibold">{name}</b> is deleted.
					</span>
					<Link className="button button-small" to={`/t/${id}/deleted`} aria-label={`See ${name}`}>
						See
					</Link>
				</div>
			))}
		</Card>
	)
}
