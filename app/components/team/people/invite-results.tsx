import { clsx } from 'clsx'
import { Check, Clock, OctagonX, UserCheck } from 'lucide-react'
import { Part } from '#app/components/dialogs/part.tsx'
import type { InviteOutcome, InviteResult } from '#server/actions/teams/invitations.ts'
import { notAnAddress } from './members-answer.ts'

const OUTCOMES = {
	invited: { Icon: Check, text: (address: string) => `${address} is invited` },
	renewed: {
		Icon: Clock,
		text: (address: string) => `${address} already had an invitation: its link is extended by the period you chose`,
	},
	already_member: { Icon: UserCheck, text: (address: string) => `${address} is already a member` },
	invalid: { Icon: OctagonX, text: notAnAddress },
} as const satisfies Record<InviteOutcome, unknown>

export type InviteResultsProps = { results: readonly InviteResult[]; mailIsOn: boolean }

function headOf({ results, mailIsOn }: InviteResultsProps): { title: string; sub?: string } {
	if (results.every(({ link }) => link === null)) return { title: 'No one was invited' }
	if (mailIsOn) return { title: 'Invitations sent', sub: 'You can also share the links below yourself.' }
	return { title: 'Send each person their link', sub: 'Email is off on this server. Copy the links below.' }
}

/** What came of each address. The links stand in the list of pending invitations. */
export function InviteResults({ results, mailIsOn }: InviteResultsProps) {
	return (
		<Part {...headOf({ results, mailIsOn })} plain className="mb-4">
			<ul className="grid gap-2">
				{results.map(({ address, outcome }) => {
					const { Icon, text } = OUTCOMES[outcome]
					return (
						<li key={address} className={clsx('flex items-center gap-2', outcome === 'invalid' && 'text-failing')}>
							<Icon className="icon" strokeWidth={1.75} aria-hidden />
							{text(address)}
						</li>
					)
				})}
			</ul>
		</Part>
	)
}
