import { type LoaderFunctionArgs } from '@remix-run/node'
import { NavLink, Outlet, useLoaderData } from '@remix-run/react'
import { Archive, Bell, Fingerprint, KeyRound, MonitorSmartphone, UserRound } from 'lucide-react'
import { TeamBar, TeamShell } from '#app/components/team/team-shell.tsx'
import { requireUser } from '#server/http/gates/require-user.ts'
import { listTeams } from '#server/actions/teams/team.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { name, email, ...actor } = await requireUser({ request, context })
	const teams = await listTeams({ name, email, ...actor })
	return { user: { name, email }, teams: teams.map(({ id, name: team }) => ({ id, name: team })) }
}

const PAGES = [
	{ to: '/account', end: true, Icon: UserRound, word: 'Account' },
	{ to: '/account/second-step', end: false, Icon: KeyRound, word: 'Two-factor authentication' },
	{ to: '/account/passkeys', end: false, Icon: Fingerprint, word: 'Passkeys' },
	{ to: '/account/sessions', end: false, Icon: MonitorSmartphone, word: 'Sessions' },
	{ to: '/account/notifications', end: false, Icon: Bell, word: 'Notifications' },
	{ to: '/account/data', end: false, Icon: Archive, word: 'Your data' },
] as const

export default function AccountPages() {
	const { user, teams } = useLoaderData<typeof loader>()
	return (
		<TeamShell
			bar={<TeamBar user={user} team={null} teams={teams} />}
			rail={
				<nav className="rail" aria-label="Account">
					{PAGES.map(({ to, end, Icon, word }) => (
						<NavLink key={to} to={to} end={end}>
							<Icon className="icon" strokeWidth={1.75} aria-hidden />
							{word}
						</NavLink>
					))}
				</nav>
			}
		>
			<Outlet />
		</TeamShell>
	)
}
