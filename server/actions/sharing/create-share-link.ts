import type { Actor } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { seal } from '#server/store/seal.ts'
import { hashToken, newId, newToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { countShareLinks, createShareLink as createRow } from '#server/store/rows/share-links.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import type { LinkShows } from '#shared/together/link-scope.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'

import { scopeToKeep } from './keep-scope.ts'

const DAY_MS = 86_400_000
const MOST_LINKS = 50

export type NewShareLink = {
	readonly name: string
	/** days until it ends by itself; null: when somebody ends it */
	readonly days: number | null
	/** empty: whoever has the link reads */
	readonly password: string
	readonly shows: LinkShows
}

/**
 * Makes a link with which anybody may read of this plan what it shows, and gives its token.
 * @throws not_found for strangers, forbidden below admin; rate_limited; too_large where the plan has too many links
 */
export async function createShareLink(
	origin: Origin,
	actor: Actor,
	{ projectId, link }: { projectId: string; link: NewShareLink },
): Promise<string> {
	const { teamId, name: plan } = await requireProject(actor, projectId, 'sharePlans')
	await spendTry('shareByTeam', teamId)
	const passwordSalt = link.password === '' ? null : new Uint8Array(newSalt())
	const passwordHash = passwordSalt === null ? null : await hashPassword(origin.ip, link.password, passwordSalt)
	const token = newToken()
	// Decided before the transaction: a frozen version is read by an engine.
	const { says, scope } = await scopeToKeep(actor, projectId, link.shows)
	await inTransaction(async () => {
		// Two who make the fiftieth at once come one after the other.
		await lockTeam({ teamId })
		if ((await countShareLinks({ teamId }, projectId)) >= MOST_LINKS) {
			throw new AppError('too_large', {
				userMessage: `This plan has ${MOST_LINKS} links, as many as it may.`,
				mend: 'End one that is no longer needed.',
			})
		}
		await createRow(
			{ teamId },
			{
				id: newId(),
				projectId,
				name: link.name,
				tokenHash: hashToken(token),
				sealedToken: seal(token),
				passwordHash,
				passwordSalt,
				createdById: actor.userId,
				createdByName: actor.name,
				expiresAt: link.days === null ? null : new Date(Date.now() + link.days * DAY_MS),
				...scope,
			},
		)
		const subject = `${named(plan, link.name)}. ${says}`
		await writeAuditEntry(actor, teamId, { action: 'share.created', subject, projectId })
	})
	return token
}

/** A link as the log names it: by its plan, and its own name where it has one. */
export const named = (plan: string, link: string): string => (link === '' ? plan : `${plan}, ${link}`)
