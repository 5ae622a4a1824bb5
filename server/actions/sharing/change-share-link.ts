import type { Actor } from '#server/access/actor.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { countUnscoped, findShareLink, listUnscoped, updateScope } from '#server/store/rows/share-links.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { linkSections, scopeInWords, type LinkShows } from '#shared/together/link-scope.ts'
import { named } from './create-share-link.ts'
import { scopeToKeep } from './keep-scope.ts'

/**
 * Changes what a link shows, for whoever reads with it from their next page on. A version that it has frozen stays the one it is.
 * @throws not_found for strangers and where the link has been ended, forbidden below admin; as `scopeToKeep`
 */
export async function changeShareLink(
	actor: Actor,
	{ projectId, id, shows }: { readonly projectId: string; readonly id: string; readonly shows: LinkShows },
): Promise<void> {
	const { teamId, name: plan } = await requireProject(actor, projectId, 'sharePlans')
	const link = await findShareLink({ teamId }, { id, projectId })
	if (link === null) throw notFound('link')
	const { says, scope } = await scopeToKeep(actor, projectId, { ...shows, kept: link })
	await inTransaction(async () => {
		if (!(await updateScope({ teamId }, { id, projectId }, scope))) throw notFound('link')
		const subject = `${named(plan, link.name)}. ${says}`
		await writeAuditEntry(actor, teamId, { action: 'share.changed', subject, projectId })
	})
}

/** What was asked of the links that are older than what a link may show: go on as before, or show the plan alone. */
export type OldLinks = 'keep' | 'limit'

/**
 * Says once for all links of a plan that were made before links had a scope what they show from now on.
 * @throws not_found for strangers, forbidden below admin
 */
export async function settleOldLinks(actor: Actor, projectId: string, answer: OldLinks): Promise<void> {
	const { teamId, name: plan } = await requireProject(actor, projectId, 'sharePlans')
	const sections = answer === 'keep' ? [...linkSections] : []
	const words = scopeInWords({ version: null, sections, withholds: [] }, '')
	await inTransaction(async () => {
		for (const { id, name } of await listUnscoped({ teamId }, projectId)) {
			if (!(await updateScope({ teamId }, { id, projectId }, { sections }))) continue
			const subject = `${named(plan, name)}. ${words}`
			await writeAuditEntry(actor, teamId, { action: 'share.changed', subject, projectId })
		}
	})
}

/**
 * How many links of a plan wait for that answer. Who may share the plan has been checked.
 */
export async function countOldLinks({ id, teamId }: { readonly id: string; readonly teamId: string }): Promise<number> {
	return await countUnscoped({ teamId }, id)
}
