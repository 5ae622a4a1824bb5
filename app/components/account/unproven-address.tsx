import { Link } from '@remix-run/react'

/** One quiet line above the page: nothing is locked, and the account page has the link. */
export function UnprovenAddress({ email }: { email: string | null }) {
	return (
		<p className="mb-3 text-[12px] leading-4 text-ink-2">
			{email} is not confirmed yet.{' '}
			<Link className="underline" to="/account">
				Go to your account
			</Link>
		</p>
	)
}
