import type { Prisma } from '#server/db/generated/client.ts'
import { db } from '#server/db/transaction.ts'
import type { Role } from '#shared/permissions.ts'
import { roleOf } from './members.ts'
import type { TeamScope } from './teams.ts'

const columns = { teamId: true, id: true, name: true, createdAt: true, updatedAt: true, deletedAt: true } as const
export type ProjectRow = Prisma.ProjectGetPayload<{ select: typeof columns }>

/** Where a project lives and what its user may do there, or null for a stranger. */
export async function findProjectFor(
	userId: string,
	projectId: string,
): Promise<(ProjectRow & { role: Role; teamName: string }) | null> {
	const row = await db().project.findFirst({
		where: { id: projectId, team: { members: { some: { userId } } } },
		select: { ...columns, team: { select: { name: true, members: { where: { userId }, select: { role: true } } } } },
	})
	if (!row) return null
	const { team, ...project } = row
	return { ...project, teamName: team.name, role: roleOf(team.members[0]?.role ?? '') }
}

/** The projects of one team, latest change first. */
export async function listProjects(scope: TeamScope, from: 'shelf' | 'bin' = 'shelf'): Promise<ProjectRow[]> {
	return await db().project.findMany({
		where: { teamId: scope.teamId, deletedAt: from === 'bin' ? { not: null } : null },
		select: columns,
		orderBy: { updatedAt: 'desc' },
	})
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
	const rows = await db().project.findMany({
		where: { team: { members: { some: { userId } } }, deletedAt: null },
		select: { ...columns, createdById: true, team: { select: { name: true } } },
		orderBy: { updatedAt: 'desc' },
	})
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

/** Notes that something in the project changed now. */
export async function touchProject(scope: TeamScope, id: string): Promise<void> {
	await db().project.updateMany({ where: { teamId: scope.teamId, id }, data: { updatedAt: new Date() } })
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

/** Empties the bins of what has lain there since before the given time. */
export async function deleteBinnedBefore(time: Date): Promise<number> {
	const { count } = await db().project.deleteMany({ where: { deletedAt: { lt: time } } })
	return count
}
