import type { Prisma } from '#server/store/generated/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'
import type { TeamScope } from './teams.ts'

const columns = {
	teamId: true,
	id: true,
	projectId: true,
	name: true,
	tokenHash: true,
	/** the link's token, sealed, to show it again */
	sealedToken: true,
	passwordHash: true,
	passwordSalt: true,
	createdByName: true,
	createdAt: true,
	expiresAt: true,
	opened: true,
	lastOpenedAt: true,
	scenarioId: true,
	frozenRev: true,
	frozenMonth: true,
	sections: true,
	withholds: true,
	scopedAt: true,
} as const
export type ShareLinkRow = Prisma.ShareLinkGetPayload<{ select: typeof columns }>

type NewLink = {
	id: string
	projectId: string
	name: string
	tokenHash: string
	sealedToken: Uint8Array<ArrayBuffer>
	passwordHash: string | null
	passwordSalt: Uint8Array<ArrayBuffer> | null
	createdById: string
	createdByName: string
	expiresAt: Date | null
} & Partial<NewScope>

/** What a link shows from now on; of a frozen version its plan file and month. */
export type NewScope = {
	scenarioId: string | null
	frozenRev: number | null
	frozenPlan: string | null
	frozenMonth: string | null
	sections: string[]
	withholds: string[]
}

const inForce = (now: Date) => ({ endedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] })

/** Adds a link. */
export async function createShareLink({ teamId }: TeamScope, link: NewLink): Promise<void> {
	await db().shareLink.create({ data: { teamId, ...link, scopedAt: new Date() }, select: { id: true } })
}

/** How many links to a plan have not been ended. */
export async function countShareLinks({ teamId }: TeamScope, projectId: string): Promise<number> {
	return await db().shareLink.count({ where: { teamId, projectId, endedAt: null } })
}

/** The links to a plan that have not been ended, the newest first; expired ones too. */
export async function listShareLinks({ teamId }: TeamScope, projectId: string): Promise<ShareLinkRow[]> {
	return await db().shareLink.findMany({
		where: { teamId, projectId, endedAt: null },
		select: columns,
		orderBy: { createdAt: 'desc' },
	})
}

/** Links in force by the hashes of their tokens: the look-up that starts from a link and not from a team. */
export async function findShareLinks(tokenHashes: readonly string[]): Promise<ShareLinkRow[]> {
	const where = { tokenHash: { in: [...tokenHashes] }, ...inForce(new Date()), team: { deletedAt: null } }
	return await acrossTeams(() => db().shareLink.findMany({ where, select: columns }))
}

const unscoped = (projectId: string) => ({ projectId, endedAt: null, scopedAt: null })

/** Links of a plan of which nobody has said what they show. */
export async function listUnscoped({ teamId }: TeamScope, projectId: string): Promise<{ id: string; name: string }[]> {
	return await db().shareLink.findMany({
		where: { teamId, ...unscoped(projectId) },
		select: { id: true, name: true },
	})
}

/** How many those are. */
export async function countUnscoped({ teamId }: TeamScope, projectId: string): Promise<number> {
	return await db().shareLink.count({ where: { teamId, ...unscoped(projectId) } })
}

/** A link to a plan that has not been ended. */
export async function findShareLink(
	{ teamId }: TeamScope,
	{ id, projectId }: { id: string; projectId: string },
): Promise<ShareLinkRow | null> {
	return await db().shareLink.findFirst({ where: { teamId, id, projectId, endedAt: null }, select: columns })
}

/** Says what a link shows from now on; false where there is none that could. */
export async function updateScope(
	{ teamId }: TeamScope,
	{ id, projectId }: { id: string; projectId: string },
	scope: Partial<NewScope>,
): Promise<boolean> {
	const where = { teamId, id, projectId, endedAt: null }
	const { count } = await db().shareLink.updateMany({ where, data: { ...scope, scopedAt: new Date() } })
	return count === 1
}

/** The plan file of the version that a link has frozen; null where it has none. */
export async function findFrozenPlan(
	{ teamId }: TeamScope,
	id: string,
): Promise<{ readonly rev: number; readonly text: string } | null> {
	const row = await db().shareLink.findFirst({
		where: { teamId, id, endedAt: null },
		select: { frozenRev: true, frozenPlan: true },
	})
	const { frozenRev: rev = null, frozenPlan: text = null } = row ?? {}
	return rev === null || text === null ? null : { rev, text }
}

/** Ends a link; gives its name, or null where there is none to end. */
export async function endShareLink(
	{ teamId }: TeamScope,
	{ id, projectId }: { id: string; projectId: string },
): Promise<{ name: string } | null> {
	const where = { teamId, id, projectId, endedAt: null }
	const row = await db().shareLink.findFirst({ where, select: { name: true } })
	const { count } = await db().shareLink.updateMany({ where, data: { endedAt: new Date() } })
	return count === 1 ? row : null
}

/** Counts that a link was opened now. */
export async function touchShareLink({ teamId }: TeamScope, id: string): Promise<void> {
	const data = { opened: { increment: 1 }, lastOpenedAt: new Date() }
	await db().shareLink.updateMany({ where: { teamId, id }, data })
}
