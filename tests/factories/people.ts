import { randomBytes } from 'node:crypto'
import type { Actor } from '#server/access/actor.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { openAccount } from '#server/actions/accounts/sign-up.ts'
import { listTeams } from '#server/actions/teams/team.ts'
import { ensureLoginSalt } from '#server/store/rows/accounts/users.ts'
import { createMember } from '#server/store/rows/members.ts'
import { inTransaction } from '#server/store/transaction.ts'
import type { Role } from '#shared/permissions.ts'

export const PASSWORD = 'gravel otter window tulip'

/** An address nobody else in the run has. */
export function anAddress(): string {
	return `person-${randomBytes(6).toString('hex')}@crew.example`
}

export type Person = Actor & { email: string; teamId: string }

/** Of all who are made here: hashing costs a twentieth of a second of a processor, and a run makes hundreds of people. */
const SALT = newSalt()
let hashed: Promise<string> | null = null
async function passwordHash(email: string): Promise<string> {
	const salt = await ensureLoginSalt(email, SALT)
	if (Buffer.compare(salt, SALT) !== 0) return await hashPassword(anIp(), PASSWORD, salt)
	hashed ??= hashPassword(anIp(), PASSWORD, SALT)
	return await hashed
}

/** Each comes from a network of their own, so that no limit is met. */
const anIp = () => randomBytes(4).toString('hex')

/** A signed-up person with their own team. */
export async function aPerson(name = 'Ana Lucas', email = anAddress()): Promise<Person> {
	const account = { name, email, passwordHash: await passwordHash(email) }
	const userId = await inTransaction(() => openAccount(null, account))
	const actor = { userId, name, email, requestId: 'test' }
	const [team] = await listTeams(actor)
	return { ...actor, teamId: team?.id ?? '' }
}

/** A person who is in somebody's team in a role. */
export async function aMember(teamId: string, role: Role): Promise<Person> {
	const person = await aPerson(`The ${role}`)
	await createMember({ teamId }, { userId: person.userId, role })
	return person
}
