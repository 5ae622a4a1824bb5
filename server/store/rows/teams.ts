import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'

const TEAM_KINDS = ['team', 'visitor', 'sample'] as const
export type TeamKind = (typeof TEAM_KINDS)[number]
export type TeamScope = { readonly teamId: string }
export type TeamRow = { id: string; name: string; kind: TeamKind }

/** A team's own kind of row; the check is the database's word made a type. */
function teamOf(row: { id: string; name: string; kind: string }): TeamRow {
	return { id: row.id, name: row.name, kind: TEAM_KINDS.find((kind) => kind === row.kind) ?? 'team' }
}

const teamColumns = { id: true, name: true, kind: true } as const

/** Adds a team; false when one with that id is there already. */
export async function createTeam(team: TeamRow): Promise<boolean> {
	const { count } = await db().team.createMany({ data: [team], skipDuplicates: true })
	return count === 1
}

/** Gives a team its name and kind. */
export async function updateTeam(scope: TeamScope, changes: { name?: string; kind?: TeamKind }): Promise<void> {
	await db().team.updateMany({ where: { id: scope.teamId }, data: changes })
}

/** What decides whether a team opens, and what its settings show. */
export type TeamState = {
	id: string
	name: string
	needsSecondStep: boolean
	deletedAt: Date | null
	deletedByName: string | null
}

const stateColumns = { id: true, name: true, needsSecondStep: true, deletedAt: true, deletedByName: true } as const

/** A team's state, deleted or not, or null. */
export async function findTeamState(scope: TeamScope): Promise<TeamState | null> {
	return await db().team.findFirst({ where: { id: scope.teamId }, select: stateColumns })
}

/** Sets whether a team's plans ask for a second step at log-in. */
export async function updateSecondStepPolicy(scope: TeamScope, needsSecondStep: boolean): Promise<void> {
	await db().team.updateMany({ where: { id: scope.teamId }, data: { needsSecondStep } })
}

/** The names of a user's teams that open only to who logs in with a second step. */
export async function listTeamsThatAsk(userId: string): Promise<string[]> {
	const where = { needsSecondStep: true, deletedAt: null, members: { some: { userId } } }
	const rows = await acrossTeams(() => db().team.findMany({ where, select: { name: true }, orderBy: { name: 'asc' } }))
	return rows.map(({ name }) => name)
}

/** Puts a team into the bin; false when it lies there already. */
export async function binTeam(scope: TeamScope, by: { id: string; name: string; at: Date }): Promise<boolean> {
	const { count } = await db().team.updateMany({
		where: { id: scope.teamId, deletedAt: null },
		data: { deletedAt: by.at, deletedById: by.id, deletedByName: by.name },
	})
	return count === 1
}

/** Takes a team out of the bin; false when it is not there. */
export async function unbinTeam(scope: TeamScope): Promise<boolean> {
	const { count } = await db().team.updateMany({
		where: { id: scope.teamId, deletedAt: { not: null } },
		data: { deletedAt: null, deletedById: null, deletedByName: null },
	})
	return count === 1
}

/** Teams in the bin that a user belongs to, the last deleted first. */
export async function listBinnedTeamsOf(userId: string): Promise<TeamState[]> {
	const where = { deletedAt: { not: null }, members: { some: { userId } } }
	return await acrossTeams(() => db().team.findMany({ where, select: stateColumns, orderBy: { deletedAt: 'desc' } }))
}

/** Removes teams that have lain in the bin since before the given time. */
export async function deleteTeamsBinnedBefore(time: Date): Promise<number> {
	const { count } = await db().team.deleteMany({ where: { deletedAt: { lt: time } } })
	return count
}

/** Removes a team with all it holds, at once. */
export async function deleteTeam(scope: TeamScope): Promise<void> {
	await db().team.deleteMany({ where: { id: scope.teamId } })
}

/** A team, or null. */
export async function findTeam(scope: TeamScope): Promise<TeamRow | null> {
	const row = await db().team.findFirst({ where: { id: scope.teamId }, select: teamColumns })
	return row ? teamOf(row) : null
}

/** The team that holds the sample visitors copy, or null on a fresh install. */
export async function findSampleTeam(): Promise<TeamRow | null> {
	const row = await acrossTeams(() => db().team.findFirst({ where: { kind: 'sample' }, select: teamColumns }))
	return row ? teamOf(row) : null
}

/** Teams a user belongs to and that are not deleted, oldest first, with the user's role in each. */
export async function listTeamsOf(userId: string): Promise<(TeamRow & { role: string })[]> {
	const rows = await acrossTeams(() =>
		db().member.findMany({
			where: { userId, team: { deletedAt: null } },
			select: { role: true, team: { select: teamColumns } },
			orderBy: { joinedAt: 'asc' },
		}),
	)
	return rows.map(({ role, team }) => ({ ...teamOf(team), role }))
}

/**
 * Holds the team's row until the transaction ends, so that changes of members and owners come one after the other. Before its
 * door: who may pass is looked at behind it.
 */
export async function lockTeam(scope: TeamScope): Promise<void> {
	await acrossTeams(() => db().$queryRaw`SELECT 1 FROM "teams" WHERE "id" = ${scope.teamId} FOR UPDATE`)
}

/** Keeps a team from being deleted until the transaction ends; false where it is deleted already. */
export async function holdOpenTeam(scope: TeamScope): Promise<boolean> {
	const rows = await db().$queryRaw<unknown[]>`
		SELECT 1 FROM "teams" WHERE "id" = ${scope.teamId} AND "deletedAt" IS NULL FOR KEY SHARE`
	return rows.length === 1
}

/** Removes visitors' teams, with all they hold, that nobody has changed since a time and nobody is signed in to. */
export async function deleteVisitorTeams({ unusedSince, now }: { unusedSince: Date; now: Date }): Promise<number> {
	const { count } = await db().team.deleteMany({
		where: {
			kind: 'visitor',
			createdAt: { lt: unusedSince },
			projects: { none: { updatedAt: { gte: unusedSince } } },
			members: { none: { user: { sessions: { some: { expiresAt: { gt: now }, endsAt: { gt: now } } } } } },
		},
	})
	return count
}
