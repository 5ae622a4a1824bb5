import { isVisitor, type Actor } from '#server/access/actor.ts'
import { admit } from '#server/store/tenancy/admit.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { signChanges } from '#server/store/rows/changes.ts'
import { createMember, deleteMember } from '#server/store/rows/members.ts'
import { listTeamsOf, updateTeam } from '#server/store/rows/teams.ts'

/** What a log-in makes of the sample that a visitor worked on: it goes over to the account. */
export async function keepSample(visitor: Actor | null, user: { id: string; name: string }): Promise<void> {
	if (visitor !== null && isVisitor(visitor))
		await inTransaction(() => adoptTeam(visitor, user, `${user.name}’s sample`))
}

/** Turns a visitor's team, with the sample they worked on under no name, into a team of the account they now have. */
export async function adoptTeam(visitor: Actor, user: { id: string; name: string }, name: string): Promise<void> {
	const teams = await listTeamsOf(visitor.userId)
	const [team] = teams.filter(({ kind }) => kind === 'visitor')
	if (team === undefined) return
	const scope = { teamId: team.id }
	admit(team.id)
	await updateTeam(scope, { name, kind: 'team' })
	await signChanges(scope, { from: visitor.userId, to: user })
	if (user.id === visitor.userId) return
	await createMember(scope, { userId: user.id, role: 'owner' })
	await deleteMember(scope, visitor.userId)
}
