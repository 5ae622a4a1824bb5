import { clsx } from 'clsx'
import { Check, Clock, OctagonX, UserCheck } from 'lucide-react'
import type { InviteOutcome, InviteResult } from '#server/services/teams/invite-members.ts'

const OUTCOMES = {
	invited: { Icon: Check, text: (address: string) => `${address} is invited` },
	renewed: {
		Icon: Clock,
		text: (address: string) => `${address} had an open invitation: the same link is good for another week`,
	},
	already_member: { Icon: UserCheck, text: (address: string) => `${address} is a member already` },
	invalid: {
		Icon: OctagonX,
		text: (address: string) => `${address} is not an address: one looks like ana@example.com`,
	},
} as const satisfies Record<InviteOutcome, unknown>

/** What came of each address. The links stand in the list of pending invitations. */
export function InviteResults({ results }: { results: readonly InviteResult[] }) {
	return (
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
	)
}
