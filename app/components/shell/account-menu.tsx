import { Link, useSearchParams } from '@remix-run/react'
import { Bell, MessageSquare } from 'lucide-react'
import { AccountLinks } from '#app/components/account/account-links.tsx'
import { searchForTalk } from '#app/components/talk/talk-counts.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { ALL_TALK } from '#shared/together/talk.ts'

export type AccountMenuProps = {
	self: { name: string; initials: string }
	/** what is unsettled in the plan, and what its reader has not read anywhere */
	counts: { open: Readonly<Record<string, number>>; unread: number }
}

/** What is said in the plan and to its reader, the account, and the way out, under one's initials. */
export function AccountMenu({ self, counts: { open, unread } }: AccountMenuProps) {
	const [search] = useSearchParams()
	const said = Object.values(open).reduce((sum, one) => sum + one, 0)
	const waits = unread === 0 ? '' : `, ${String(unread)} unread`
	return (
		<Menu
			summaryClass="account-face"
			ariaLabel={`Account of ${self.name}${waits}`}
			label={
				<>
					<span className="face" aria-hidden>
						{self.initials}
					</span>
					{unread > 0 && (
						<span className="account-unread" aria-hidden>
							{unread}
						</span>
					)}
				</>
			}
		>
			<Link to={searchForTalk(search, ALL_TALK)} preventScrollReset>
				<MessageSquare className="icon-small" strokeWidth={1.75} aria-hidden />
				Comments{said > 0 && `, ${String(said)} open`}
			</Link>
			<Link to="/account/notifications">
				<Bell className="icon-small" strokeWidth={1.75} aria-hidden />
				Notifications{waits}
			</Link>
			<AccountLinks />
		</Menu>
	)
}
