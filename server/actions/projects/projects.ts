import type { Actor } from '#server/access/actor.ts'
import { requireMember, requireProject } from '#server/access/require-member.ts'
import {
	listProjects as listProjectRows,
	listProjectsFor,
	type ProjectRow,
	listProjectPage as listRows,
	type PagedProject,
	updateProjectName,
	deleteBinnedBefore,
	updateProjectBin,
} from '#server/store/rows/projects.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError } from '#server/access/app-error.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/webhooks.ts'
import { BIN_MS } from '#server/actions/kept-for.ts'

/**
 * Moves a project to the bin, where it can be restored for 30 days.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function binProject(actor: Actor, projectId: string): Promise<void> {
	const told = await inTransaction(async () => {
		const { teamId, name } = await requireProject(actor, projectId, 'changePlans')
		await updateProjectBin({ teamId }, projectId, { deletedAt: new Date(), deletedById: actor.userId })
		await writeAuditEntry(actor, teamId, { action: 'project.binned', subject: name, projectId })
		return await noteEvent(actor, teamId, { event: 'project.binned', about: { project: projectId } })
	})
	handOn(told)
	await deleteBinnedBefore(new Date(Date.now() - BIN_MS))
}

/**
 * Gives a project another name in the lists; its plans keep theirs.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function renameProject(actor: Actor, projectId: string, name: string): Promise<void> {
	await inTransaction(async () => {
		const { teamId, name: before } = await requireProject(actor, projectId, 'changePlans')
		await updateProjectName({ teamId }, projectId, name)
		await writeAuditEntry(actor, teamId, { action: 'project.renamed', subject: `${before} to ${name}`, projectId })
	})
}

type ProjectPage = { readonly rows: readonly PagedProject[]; readonly next: string | null }

/**
 * Some of a team's projects, the newest first. `cursor`: where the page before ended; whatever changes meanwhile, none is told
 * twice and none that was there is left out.
 * @throws not_found for strangers, unreadable for a cursor that no page has given
 */
export async function listProjectPage(
	actor: Actor,
	teamId: string,
	{ cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<ProjectPage> {
	await requireMember(actor, teamId, 'seePlans')
	const after = cursor === null ? null : readCursor(cursor)
	const rows = await listRows({ teamId }, { after, count: limit + 1 })
	const shown = rows.slice(0, limit)
	const last = shown.at(-1)
	return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}

const cursorOf = ({ createdAt, id }: PagedProject): string =>
	Buffer.from(`${createdAt.toISOString()} ${id}`).toString('base64url')

function readCursor(cursor: string): { createdAt: Date; id: string } {
	const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
	const createdAt = new Date(time)
	if (!Number.isNaN(createdAt.getTime()) && /^[0-9a-z-]{1,40}$/.test(id)) return { createdAt, id }
	throw new AppError('unreadable', {
		userMessage: 'This is no cursor of these pages.',
		mend: 'Start with the first page, and send back the value of `next`.',
	})
}

export type ListedProject = ProjectRow & { readonly teamName: string; readonly mine: boolean }

/** Every project the actor can open, latest change first; `mine` are those they made. */
export async function listAllProjects(actor: Actor): Promise<ListedProject[]> {
	const rows = await listProjectsFor(actor.userId)
	return rows.map(({ createdById, ...project }) => ({ ...project, mine: createdById === actor.userId }))
}

/**
 * A team's projects, on the shelf or in the bin.
 * @throws not_found for strangers
 */
export async function listProjects(
	actor: Actor,
	teamId: string,
	from: 'shelf' | 'bin' = 'shelf',
): Promise<ProjectRow[]> {
	await requireMember(actor, teamId, 'seePlans')
	return await listProjectRows({ teamId }, from)
}
