import { clsx } from 'clsx'
import { Check, Clock, OctagonX, UserCheck } from 'lucide-react'
import { Card } from '#app/components/ui/card.tsx'
import type { InviteOutcome, InviteResult } from '#server/actions/teams/invite-members.ts'

const OUTCOMES = {
	invited: { Icon: Check, text: (address: string) => `${address} is invited` },
	renewed: {
		Icon: Clock,
		text: (address: string) => `${address} had an open invitation: the same link is good for as long as you chose now`,
	},
	already_member: { Icon: UserCheck, text: (address: string) => `${address} is a member already` },
	invalid: {
		Icon: OctagonX,
		text: (address: string) => `${address} is not an address: one looks like ana@example.com`,
	},
} as const satisfies Record<InviteOutcome, unknown>

export type InviteResultsProps = { results: readonly InviteResult[]; mailIsOn: boolean }

function headOf({ results, mailIsOn }: InviteResultsProps): { title: string; sub?: string } {
	if (results.every(({ link }) => link === null)) return { title: 'Nobody was invited' }
	if (mailIsOn) return { title: 'The mails are on their way', sub: 'Each link below also works by hand.' }
	return { title: 'Send each person their link', sub: 'Mail is off on this server. Copy the links below.' }
}

/** What came of each address. The links stand in the list of pending invitations. */
export function InviteResults({ results, mailIsOn }: InviteResultsProps) {
	return (
		<Card {...headOf({ results, mailIsOn })} plain className="mb-4">
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
		</Card>
	)
}
