import { ChevronsUpDown, KeyRound, Layers, Plus, ScrollText, Settings, Users, Webhook } from 'lucide-react'
import { NavLink, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { AccountLinks } from '#app/components/account/account-links.tsx'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Logo } from '#app/components/ui/logo.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { ThemeButton } from '#app/components/ui/theme-button.tsx'
import { initialsOf } from '#shared/together/initials.ts'

export type ShellTeam = { readonly id: string; readonly name: string }
export type ShellUser = { readonly name: string; readonly email: string | null }

/** The top bar: where one is, the other teams, and who one is. A visitor is offered an account instead. */
export function TeamBar({
	user,
	team,
	teams,
}: {
	user: ShellUser
	team: ShellTeam | null
	teams: readonly ShellTeam[]
}) {
	return (
		<header className="bar">
			<Logo to="/app" short />
			<Menu
				summaryClass="button button-ghost"
				label={
					<>
						<b className="font-semibold">{team?.name ?? 'Home'}</b>
						<ChevronsUpDown className="icon-small" strokeWidth={1.75} aria-hidden />
					</>
				}
			>
				<Link to="/app" aria-current={team === null ? 'true' : undefined}>
					Home
				</Link>
				{teams.map(({ id, name }) => (
					<Link key={id} to={`/t/${id}`} aria-current={id === team?.id ? 'true' : undefined}>
						{name}
					</Link>
				))}
				{user.email !== null && (
					<Link to="/teams/new">
						<Plus className="icon-small" strokeWidth={1.75} aria-hidden />
						New team
					</Link>
				)}
			</Menu>
			<span className="spring" />
			<ThemeButton />
			<Account user={user} />
		</header>
	)
}

function Account({ user }: { user: ShellUser }) {
	if (user.email === null) {
		return (
			<ButtonLink kind="primary" to="/signup">
				Create account
			</ButtonLink>
		)
	}
	return (
		<Menu summaryClass="face" ariaLabel={`Account of ${user.name}`} label={initialsOf(user.name)}>
			<p className="px-2 py-1 text-[12px] leading-4 text-ink-3">
				{user.name}
				<br />
				{user.email}
			</p>
			<AccountLinks />
		</Menu>
	)
}

type RailProps = { teamId: string; mayManage: boolean; mayReadAudit: boolean }

/** The rail of a team's own pages. */
export function TeamRail({ teamId, mayManage, mayReadAudit }: RailProps) {
	const pages = [
		{ to: `/t/${teamId}`, end: true, Icon: Layers, word: 'Plans' },
		{ to: `/t/${teamId}/members`, end: false, Icon: Users, word: 'Members' },
		...(mayReadAudit ? [{ to: `/t/${teamId}/audit`, end: false, Icon: ScrollText, word: 'Audit log' }] : []),
		...(mayManage
			? [
					{ to: `/t/${teamId}/tokens`, end: false, Icon: KeyRound, word: 'Tokens' },
					{ to: `/t/${teamId}/webhooks`, end: false, Icon: Webhook, word: 'Webhooks' },
					{ to: `/t/${teamId}/settings`, end: false, Icon: Settings, word: 'Settings' },
				]
			: []),
	]
	return (
		<nav className="rail" aria-label="Team">
			{pages.map(({ to, end, Icon, word }) => (
				<NavLink key={to} to={to} end={end}>
					<Icon className="icon" strokeWidth={1.75} aria-hidden />
					{word}
				</NavLink>
			))}
		</nav>
	)
}

/** Bar, rail and page. */
export function TeamShell({ bar, rail, children }: { bar: ReactNode; rail: ReactNode; children: ReactNode }) {
	return (
		<div className="app">
			<a className="skip-link" href="#main">
				Skip to main content
			</a>
			{bar}
			{rail}
			<main id="main" className="main">
				{children}
			</main>
		</div>
	)
}
