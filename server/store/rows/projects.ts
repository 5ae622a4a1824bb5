import type { Prisma } from '#server/store/generated/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'
import { gateColumns, membershipOf, type Membership } from './members.ts'
import type { TeamScope } from './teams.ts'

const columns = { teamId: true, id: true, name: true, createdAt: true, updatedAt: true, deletedAt: true } as const
export type ProjectRow = Prisma.ProjectGetPayload<{ select: typeof columns }>

/** Where a project lives and what its user's membership opens there, or null for a stranger. */
export async function findProjectFor(
	userId: string,
	projectId: string,
): Promise<(ProjectRow & Membership & { teamName: string }) | null> {
	const mine = { where: { userId }, select: { role: true, user: { select: gateColumns.user } } }
	const row = await acrossTeams(() =>
		db().project.findFirst({
			where: { id: projectId, team: { members: { some: { userId } } } },
			select: { ...columns, team: { select: { name: true, ...gateColumns.team, members: mine } } },
		}),
	)
	const member = row?.team.members[0]
	if (row === null || member === undefined) return null
	const { team, ...project } = row
	return { ...project, teamName: team.name, ...membershipOf({ ...member, team }) }
}

/** A project of a team that is not deleted, or null: for whoever has a link that opens it. */
export async function findSharedProject({ teamId }: TeamScope, id: string): Promise<ProjectRow | null> {
	return await db().project.findFirst({ where: { teamId, id, team: { deletedAt: null } }, select: columns })
}

/** The projects of one team, latest change first. */
export async function listProjects(scope: TeamScope, from: 'shelf' | 'bin' = 'shelf'): Promise<ProjectRow[]> {
	return await db().project.findMany({
		where: { teamId: scope.teamId, deletedAt: from === 'bin' ? { not: null } : null },
		select: columns,
		orderBy: { updatedAt: 'desc' },
	})
}

const onShelf = {
	...columns,
	createdById: true,
	folder: true,
	archivedAt: true,
	reportIssues: { where: { status: 'issued' }, select: { number: true }, orderBy: { number: 'desc' }, take: 1 },
} as const
type ShelfRow = Omit<Prisma.ProjectGetPayload<{ select: typeof onShelf }>, 'reportIssues'> & {
	/** the number of the report that is in force; null where none is */
	readonly issued: number | null
}

/** The projects of one team with where they stand on its shelf, latest change first. */
export async function listShelf({ teamId }: TeamScope): Promise<ShelfRow[]> {
	const rows = await db().project.findMany({
		where: { teamId, deletedAt: null },
		select: onShelf,
		orderBy: { updatedAt: 'desc' },
	})
	return rows.map(({ reportIssues, ...row }) => ({ ...row, issued: reportIssues[0]?.number ?? null }))
}

/** Puts a project elsewhere on its team's shelf, without a change of the project itself; false when it is not there. */
export async function updateProjectPlace(
	{ teamId }: TeamScope,
	{ id, updatedAt }: Pick<ProjectRow, 'id' | 'updatedAt'>,
	place: { folder?: string; archivedAt?: Date | null },
): Promise<boolean> {
	const { count } = await db().project.updateMany({
		where: { teamId, id, deletedAt: null },
		data: { ...place, updatedAt },
	})
	return count === 1
}

export type PagedProject = Pick<ProjectRow, 'id' | 'name' | 'createdAt' | 'updatedAt'> & { version: number }

/** Some projects of a team, the newest first, each with the number of its baseline's latest edit. */
export async function listProjectPage(
	{ teamId }: TeamScope,
	{ after, count }: { after: { createdAt: Date; id: string } | null; count: number },
): Promise<PagedProject[]> {
	const rows = await db().project.findMany({
		where: {
			teamId,
			deletedAt: null,
			...(after !== null && {
				OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
			}),
		},
		select: {
			...{ id: true, name: true, createdAt: true, updatedAt: true },
			scenarios: { where: { baseline: true }, select: { rev: true } },
		},
		orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
		take: count,
	})
	return rows.map(({ scenarios, ...row }) => ({ ...row, version: scenarios[0]?.rev ?? 0 }))
}

/** How many projects a team has, and how many more in its bin. */
export async function countProjects({ teamId }: TeamScope): Promise<{ shelf: number; bin: number }> {
	const [shelf, bin] = [
		await db().project.count({ where: { teamId, deletedAt: null } }),
		await db().project.count({ where: { teamId, deletedAt: { not: null } } }),
	]
	return { shelf, bin }
}

/** Projects of every team a user belongs to, latest change first. */
export async function listProjectsFor(
	userId: string,
): Promise<(ProjectRow & { teamName: string; createdById: string })[]> {
	const rows = await acrossTeams(() =>
		db().project.findMany({
			where: { team: { deletedAt: null, members: { some: { userId } } }, deletedAt: null },
			select: { ...columns, createdById: true, team: { select: { name: true } } },
			orderBy: { updatedAt: 'desc' },
		}),
	)
	return rows.map(({ team, ...project }) => ({ ...project, teamName: team.name }))
}

/** Adds a project. */
export async function createProject(
	scope: TeamScope,
	project: { id: string; name: string; createdById: string },
): Promise<void> {
	await db().project.create({ data: { teamId: scope.teamId, ...project }, select: { id: true } })
}

/** Renames a project; false when it is not there. */
export async function updateProjectName(scope: TeamScope, id: string, name: string): Promise<boolean> {
	const { count } = await db().project.updateMany({
		where: { teamId: scope.teamId, id, deletedAt: null },
		data: { name },
	})
	return count === 1
}

/** Moves a project to the bin or back; false when it is not there. */
export async function updateProjectBin(
	scope: TeamScope,
	id: string,
	bin: { deletedAt: Date | null; deletedById: string | null },
): Promise<boolean> {
	const { count } = await db().project.updateMany({ where: { teamId: scope.teamId, id }, data: bin })
	return count === 1
}

/** Removes a project with all it holds, at once. */
export async function deleteProject({ teamId }: TeamScope, id: string): Promise<void> {
	await db().project.deleteMany({ where: { teamId, id } })
}

/** Empties the bins of what has lain there since before the given time. */
export async function deleteBinnedBefore(time: Date): Promise<number> {
	const { count } = await db().project.deleteMany({ where: { deletedAt: { lt: time } } })
	return count
}
