import { Form, Link } from '@remix-run/react'
import { LogOut, UserRound } from 'lucide-react'

/** Where everybody who is logged in can go from their initials: to their account, and out. */
export function AccountLinks() {
	return (
		<>
			<Link to="/account">
				<UserRound className="icon-small" strokeWidth={1.75} aria-hidden />
				Account
			</Link>
			<Form method="post" action="/logout">
				<button type="submit">
					<LogOut className="icon-small" strokeWidth={1.75} aria-hidden />
					Log out
				</button>
			</Form>
		</>
	)
}
