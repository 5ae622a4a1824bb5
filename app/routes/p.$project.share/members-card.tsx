import { UserPlus } from 'lucide-react'
import type { MemberView } from '#app/components/team/people/member-table.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { ROLE_LABELS } from '#shared/permissions.ts'

type MembersCardProps = {
	project: { readonly id: string; readonly teamId: string; readonly teamName: string }
	members: readonly Pick<MemberView, 'userId' | 'name' | 'role' | 'self'>[]
	/** who may take in others */
	mayInvite: boolean
}

/** Who has the plan by being in its team: the other way to it beside a link. */
export function MembersCard({ project: { id, teamId, teamName }, members, mayInvite }: MembersCardProps) {
	const to = `/t/${teamId}/members?project=${id}`
	return (
		<Card
			title={`${sentenceCase(counted(members.length, 'member'))} of ${teamName}`}
			plain
			sub="They see the whole plan, within their role."
			actions={
				<ButtonLink to={mayInvite ? `${to}&invite=` : to} size="small">
					<UserPlus className="icon-small" strokeWidth={1.75} aria-hidden />
					{mayInvite ? 'Invite teammates' : 'Members and invitations'}
				</ButtonLink>
			}
		>
			<ul>
				{members.map(({ userId: of, name, role, self }) => (
					<li key={of} className="list-row">
						<span className="list-row-main">
							{name}
							{self && <span className="text-ink-3"> (you)</span>}
						</span>
						<span className="text-ink-2">{ROLE_LABELS[role]}</span>
					</li>
				))}
			</ul>
		</Card>
	)
}
