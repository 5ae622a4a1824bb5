import type { Actor } from '#server/access/actor.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import {
	endShareLink as endRow,
	listShareLinks as listRows,
	type ShareLinkRow,
} from '#server/store/rows/share-links.ts'
import { openToken } from '#server/actions/teams/invitation-link.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { soundScope, type LinkScope } from '#shared/together/link-scope.ts'
import { named } from './create-share-link.ts'

/** A link as those who may share see it. */
export type ShareLink = Pick<ShareLinkRow, 'id' | 'name' | 'createdAt' | 'expiresAt' | 'opened' | 'lastOpenedAt'> & {
	readonly by: string
	readonly hasPassword: boolean
	/** to show the link again; null since the server's secret has changed */
	readonly token: string | null
	readonly scenarioId: string | null
	readonly scope: LinkScope
	/** made before links had a scope: nobody has said yet what it shows */
	readonly isOld: boolean
}

/**
 * The links to a plan, the newest first.
 * @throws not_found for strangers, forbidden below admin
 */
export async function listShareLinks(actor: Actor, projectId: string): Promise<ShareLink[]> {
	const { teamId } = await requireProject(actor, projectId, 'sharePlans')
	const rows = await listRows({ teamId }, projectId)
	return rows.map(
		({ id, name, createdAt, expiresAt, opened, lastOpenedAt, createdByName, passwordHash, sealedToken, ...row }) => ({
			...{ id, name, createdAt, expiresAt, opened, lastOpenedAt },
			by: createdByName,
			hasPassword: passwordHash !== null,
			token: openToken(sealedToken),
			scenarioId: row.scenarioId,
			scope: soundScope({ version: row.frozenRev, ...row }),
			isOld: row.scopedAt === null,
		}),
	)
}

/**
 * Ends a link: whoever reads with it is out at the next page.
 * @throws not_found for strangers and where it has been ended, forbidden below admin
 */
export async function endShareLink(actor: Actor, projectId: string, id: string): Promise<void> {
	const { teamId, name: plan } = await requireProject(actor, projectId, 'sharePlans')
	const ended = await endRow({ teamId }, { id, projectId })
	if (ended === null) throw notFound('link')
	await writeAuditEntry(actor, teamId, { action: 'share.ended', subject: named(plan, ended.name), projectId })
}
