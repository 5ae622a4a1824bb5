import { Check, Clock, OctagonX, UserCheck } from 'lucide-react'
import type { InviteOutcome, InviteResult } from '#server/services/teams/invite-members.ts'
import { CopyLink } from './copy-link.tsx'

const OUTCOMES = {
	invited: { Icon: Check, text: (address: string) => `${address} is invited` },
	renewed: { Icon: Clock, text: (address: string) => `${address} had an open invitation; it is renewed, and the old link is dead` },
	already_member: { Icon: UserCheck, text: (address: string) => `${address} is a member already` },
	invalid: { Icon: OctagonX, text: (address: string) => `${address} is not an address: one looks like ana@example.com` },
} as const satisfies Record<InviteOutcome, unknown>

/** What came of each address, with its link: the one time it is shown. */
export function InviteResults({ results }: { results: readonly InviteResult[] }) {
	return (
		<ul className="grid gap-3" role="status">
			{results.map(({ address, outcome, link }) => {
				const { Icon, text } = OUTCOMES[outcome]
				return (
					<li key={address} className={outcome === 'invalid' ? 'text-failing' : undefined}>
						<span className="flex items-center gap-2">
							<Icon className="icon" strokeWidth={1.75} aria-hidden />
							{text(address)}
						</span>
						{link !== null && (
							<span className="mt-1 block pl-6">
								<CopyLink link={link} address={address} />
							</span>
						)}
					</li>
				)
			})}
		</ul>
	)
}
