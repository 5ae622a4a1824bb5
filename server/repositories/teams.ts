import { db } from '#server/db/transaction.ts'

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

/** Removes a team with all it holds. */
export async function deleteTeam(scope: TeamScope): Promise<void> {
	await db().team.deleteMany({ where: { id: scope.teamId } })
}

/** A team, or null. */
export async function findTeam(scope: TeamScope): Promise<TeamRow | null> {
	const row = await db().team.findUnique({ where: { id: scope.teamId }, select: teamColumns })
	return row ? teamOf(row) : null
}

/** The team that holds the sample visitors copy, or null on a fresh install. */
export async function findSampleTeam(): Promise<TeamRow | null> {
	const row = await db().team.findFirst({ where: { kind: 'sample' }, select: teamColumns })
	return row ? teamOf(row) : null
}

/** Teams a user belongs to, oldest first, with the user's role in each. */
export async function listTeamsOf(userId: string): Promise<(TeamRow & { role: string })[]> {
	const rows = await db().member.findMany({
		where: { userId },
		select: { role: true, team: { select: teamColumns } },
		orderBy: { joinedAt: 'asc' },
	})
	return rows.map(({ role, team }) => ({ ...teamOf(team), role }))
}

/** Holds the team's row until the transaction ends, so that changes of members and owners come one after the other. */
export async function lockTeam(scope: TeamScope): Promise<void> {
	await db().$queryRaw`SELECT 1 FROM "teams" WHERE "id" = ${scope.teamId} FOR UPDATE`
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
