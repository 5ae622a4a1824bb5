import { Link } from '@remix-run/react'
import { Notice } from '#app/components/ui/notice.tsx'

type TeamAsksProps = { team: { id: string; name: string } | null; done: boolean }

/** Why somebody was led here: their team opens only to who logs in with a second step. */
export function TeamAsks({ team, done }: TeamAsksProps) {
	if (team === null) return null
	if (done) {
		return (
			<Notice
				live
				action={
					<Link className="button" to={`/t/${team.id}`}>
						Open {team.name}
					</Link>
				}
			>
				You log in with a second step, as {team.name} asks.
			</Notice>
		)
	}
	return (
		<Notice kind="tight" title={`${team.name} asks for a second step at log-in.`}>
			Its plans open once you have set one up: an app that shows codes here, or{' '}
			<Link className="underline" to="/account/passkeys">
				a passkey
			</Link>
			.
		</Notice>
	)
}
