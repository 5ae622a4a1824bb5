import { Form } from '@remix-run/react'
import { initialsOf } from '#shared/together/initials.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { Role } from '#shared/permissions.ts'
import { RoleSelect } from './role-select.tsx'

export type MemberView = {
	userId: string
	name: string
	email: string
	role: Role
	joined: string
	self: boolean
	roles: readonly Role[]
}

/** Who is in the team, in which role; roles and removal only where the reader may change them. */
export function MemberTable({ members }: { members: readonly MemberView[] }) {
	return (
		<Table
			caption="Members"
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
					cell: (member) => <Acts {...member} />,
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

function Acts({ userId, name, self, roles }: MemberView) {
	if (!self && roles.length === 0) return null
	return (
		<Form method="post" preventScrollReset>
			<input type="hidden" name="userId" value={userId} />
			<Button
				kind="ghost"
				size="small"
				name="intent"
				value={self ? 'leave' : 'remove'}
				aria-label={self ? 'Leave the team' : `Remove ${name}`}
			>
				{self ? 'Leave' : 'Remove'}
			</Button>
		</Form>
	)
}
