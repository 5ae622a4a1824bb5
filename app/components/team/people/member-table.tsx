import { useSearchParams } from '@remix-run/react'
import { initialsOf } from '#shared/together/initials.ts'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { Role } from '#shared/permissions.ts'
import { RoleSelect } from './role-select.tsx'

/** In the page's address: who is about to leave the team, or to be removed from it. */
export const GOES = 'goes'

export type MemberView = {
	userId: string
	name: string
	email: string
	role: Role
	joined: string
	self: boolean
	/** may leave, or be removed by the reader: the only owner is needed until another one is there */
	mayGo: boolean
	roles: readonly Role[]
}

type Goes = ((userId: string) => void) | undefined

/**
 * Who is in the team, in which role; roles and removal only where the reader may change them. `onGoes` asks in place whether
 * somebody goes; without it the page's address does.
 */
export function MemberTable({ members, onGoes }: { members: readonly MemberView[]; onGoes?: Goes }) {
	return (
		<Table
			caption="Members"
			stacks
			rows={members}
			rowKey={({ userId }) => userId}
			columns={[
				{ key: 'name', head: 'Name', rowHead: true, cell: (member) => <Person {...member} /> },
				{
					key: 'role',
					head: 'Role',
					cell: ({ userId, name, role, roles }) => (
						<RoleSelect intent="change-role" who={{ userId }} name={name} role={role} roles={roles} />
					),
				},
				{ key: 'joined', head: 'Since', cell: ({ joined }) => joined },
				{
					key: 'acts',
					head: <span className="sr-only">Actions</span>,
					number: true,
					cell: (member) => <Acts {...member} onGoes={onGoes} />,
				},
			]}
		/>
	)
}

function Person({ name, email, self }: MemberView) {
	return (
		<span className="flex items-center gap-2">
			<span className="face" aria-hidden>
				{initialsOf(name)}
			</span>
			<span>
				<b className="font-semibold">{name}</b>
				{self && ' (you)'}
				<span className="block text-micro text-ink-3">{email}</span>
			</span>
		</span>
	)
}

function Acts({ userId, name, self, mayGo, onGoes }: MemberView & { onGoes: Goes }) {
	const [search] = useSearchParams()
	const asks = new URLSearchParams(search)
	asks.set(GOES, userId)
	if (!mayGo) return null
	const look = { kind: 'ghost', size: 'small', 'aria-label': self ? 'Leave team' : `Remove ${name}` } as const
	const word = self ? 'Leave' : 'Remove'
	if (onGoes !== undefined)
		return (
			<Button {...look} type="button" onClick={() => onGoes(userId)}>
				{word}
			</Button>
		)
	return (
		<ButtonLink {...look} to={`?${asks.toString()}`} preventScrollReset>
			{word}
		</ButtonLink>
	)
}
