import { Copy } from 'lucide-react'
import { useFetcher } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { CopyLink } from '#app/components/ui/copy-link.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { Role } from '#shared/permissions.ts'
import { useSending } from '#app/components/dialogs/sending.tsx'
import type { MembersAnswer } from './members-answer.ts'
import { RoleSelect } from './role-select.tsx'

export type PendingView = { id: string; email: string; role: Role; made: string; opened: string; expires: string }

export type PendingTableProps = {
	invitations: readonly PendingView[]
	/** links that are shown because they were made just now, by address; others on demand */
	links: Readonly<Record<string, string>>
	/** roles the reader may give */
	roles: readonly Role[]
	mailIsOn: boolean
}

/** Invitations nobody has answered yet. Each has its link: also where mail is on, since mail gets lost. */
export function PendingTable({ invitations, links, roles, mailIsOn }: PendingTableProps) {
	return (
		<Table
			caption="Pending invitations"
			stacks
			rows={invitations}
			rowKey={({ id }) => id}
			columns={[
				{ key: 'email', head: 'Email', rowHead: true, cell: ({ email }) => email },
				{
					key: 'role',
					head: 'Role',
					cell: ({ id, email, role }) => (
						<RoleSelect
							intent="change-invitation-role"
							who={{ invitationId: id }}
							name={email}
							role={role}
							roles={roles}
						/>
					),
				},
				{ key: 'made', head: 'Created', cell: ({ made }) => made },
				{ key: 'opened', head: 'Opened', cell: ({ opened }) => opened },
				{ key: 'expires', head: 'Expires', cell: ({ expires }) => expires },
				{
					key: 'acts',
					head: <span className="sr-only">Actions</span>,
					number: true,
					cell: (invitation) => <Acts {...invitation} known={links[invitation.email] ?? null} mailIsOn={mailIsOn} />,
				},
			]}
		/>
	)
}

function Acts({ id, email, known, mailIsOn }: PendingView & { known: string | null; mailIsOn: boolean }) {
	const fetcher = useFetcher<{ answer: MembersAnswer }>()
	const sending = useSending()
	const answer = fetcher.data?.answer
	const renewed = answer?.kind === 'link' ? answer.link : null
	const link = renewed ?? known
	return (
		<div className="flex flex-wrap items-center justify-end gap-1 max-[600px]:justify-start">
			{link !== null && (
				<CopyLink
					link={link}
					label={`Invitation link for ${email}`}
					act={`Copy link for ${email}`}
					atOnce={renewed !== null}
				/>
			)}
			<fetcher.Form method="post" {...(sending !== null && { action: sending.action })} className="flex gap-1">
				<input type="hidden" name="invitationId" value={id} />
				{link === null && (
					<Button
						size="small"
						name="intent"
						value="copy-link"
						aria-label={`Copy link for ${email}`}
						disabled={fetcher.state !== 'idle'}
					>
						<Copy className="icon-small" strokeWidth={1.75} aria-hidden />
						Copy link
					</Button>
				)}
				{mailIsOn && (
					<Button
						kind="ghost"
						size="small"
						name="intent"
						value="send-again"
						aria-label={`Resend the invitation to ${email}`}
					>
						Resend
					</Button>
				)}
				<Button kind="ghost" size="small" name="intent" value="revoke" aria-label={`Revoke the invitation to ${email}`}>
					Revoke
				</Button>
			</fetcher.Form>
			{answer?.kind === 'refused' && <span className="text-failing">{answer.errors.join(' ')}</span>}
		</div>
	)
}
