import { randomBytes } from 'node:crypto'
import type { Actor } from '#server/access/actor.ts'
import { signUp } from '#server/actions/accounts/sign-up.ts'
import { listTeams } from '#server/actions/teams/get-team.ts'
import { createMember } from '#server/store/rows/members.ts'
import type { Role } from '#shared/permissions.ts'

export const PASSWORD = 'gravel otter window tulip'

/** An address nobody else in the run has. */
export function anAddress(): string {
	return `person-${randomBytes(6).toString('hex')}@crew.example`
}

export type Person = Actor & { email: string; teamId: string }

/** A signed-up person with their own team. Each comes from a network address of their own, so that no limit is met. */
export async function aPerson(name = 'Ana Lucas', email = anAddress()): Promise<Person> {
	const answer = await signUp({ ip: randomBytes(4).toString('hex') }, null, { name, email, password: PASSWORD })
	if (!answer.ok) throw new Error(JSON.stringify(answer.errors))
	const actor = { userId: answer.userId, name, email, requestId: 'test' }
	const [team] = await listTeams(actor)
	return { ...actor, teamId: team?.id ?? '' }
}

/** A person who is in somebody's team in a role. */
export async function aMember(teamId: string, role: Role): Promise<Person> {
	const person = await aPerson(`The ${role}`)
	await createMember({ teamId }, { userId: person.userId, role })
	return person
}
