import type { Actor } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { seal } from '#server/store/seal.ts'
import { hashToken, newId, newToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import {
	countShareLinks,
	createShareLink as createRow,
	countUnscoped,
	findShareLink,
	listUnscoped,
	updateScope,
	type NewScope,
	endShareLink as endRow,
	listShareLinks as listRows,
	type ShareLinkRow,
} from '#server/store/rows/share-links.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import { type LinkShows, linkSections, scopeInWords, soundScope, type LinkScope } from '#shared/together/link-scope.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { getScenario } from '#server/actions/plans/get-scenario.ts'
import { editsAfter } from '#server/actions/plans/history/restore-version.ts'
import { askingAbout } from '#server/actions/plans/plan-heading.ts'
import { openToken } from '#server/actions/teams/invitations.ts'
import { listScenarios } from '#server/store/rows/scenarios.ts'
import { listRevisions, type Revision } from '#server/actions/plans/history/list-revisions.ts'

/** Scenarios whose earlier versions are offered, and how many of each: a freeze is mostly of now. */
const [SCENARIOS, VERSIONS] = [8, 20] as const

export type FrozenChoices = {
	readonly id: string
	readonly label: string
	readonly baseline: boolean
	/** the number of its latest edit */
	readonly rev: number
	/** the latest first */
	readonly versions: readonly Pick<Revision, 'version' | 'at' | 'why'>[]
}

/**
 * The scenarios of a plan with the versions that a link may freeze.
 * @throws not_found for strangers, forbidden below admin
 */
export async function listFrozenChoices(actor: Actor, projectId: string): Promise<FrozenChoices[]> {
	const { teamId } = await requireProject(actor, projectId, 'sharePlans')
	const scenarios = await listScenarios({ teamId }, projectId)
	return await Promise.all(
		scenarios.map(async ({ id, label, baseline, rev }, place) => {
			const page = place < SCENARIOS ? await listRevisions(actor, { projectId, scenarioId: id }, null) : null
			return { id, label, baseline, rev, versions: (page?.items ?? []).slice(0, VERSIONS) }
		}),
	)
}

/** A link as those who may share see it. */
type ShareLink = Pick<ShareLinkRow, 'id' | 'name' | 'createdAt' | 'expiresAt' | 'opened' | 'lastOpenedAt'> & {
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

type FrozenAs = Pick<NewScope, 'scenarioId' | 'frozenRev'>
type KeptScope = {
	/** for the audit log */
	readonly says: string
	/** without a plan where the version is kept already */
	readonly scope: ShareLinksTold | NewScope
}
type ShareLinksTold = Pick<NewScope, 'scenarioId' | 'sections' | 'withholds'>

/**
 * What a link shows as it is kept: a frozen version with the plan file that it was, so that no later edit,
 * of the plan or of what it follows, is seen through it. A version that a link has kept already stays the one it is.
 * @throws not_found where there is no such scenario or version, forbidden below admin; conflict where the version is no valid
 * plan any more; rate_limited, unavailable where the engine has too much to do
 */
async function scopeToKeep(
	actor: Actor,
	projectId: string,
	{ kept, ...shows }: LinkShows & { readonly kept?: FrozenAs | undefined },
): Promise<KeptScope> {
	const ref = { projectId, scenarioId: shows.scenarioId }
	const { scenario, scope } = await getScenario(actor, ref, 'sharePlans')
	const sound = soundScope(shows)
	const { version, sections, withholds } = sound
	const says = scopeInWords(sound, scenario.baseline ? '' : scenario.label)
	const told = { scenarioId: scenario.id, sections: [...sections], withholds: [...withholds] }
	if (version === null) return { says, scope: { ...told, frozenRev: null, frozenPlan: null, frozenMonth: null } }
	if (kept?.frozenRev === version && kept.scenarioId === scenario.id) return { says, scope: told }
	const records = await editsAfter(scope, { version, rev: scenario.rev })
	const frozenPlan = await askEngine('frozen', { ...askingAbout(scope, scenario.rev), question: { records } })
	if (frozenPlan === null) {
		throw new AppError('conflict', {
			userMessage: `Version ${String(version)} is not a valid plan any more, so it cannot be frozen.`,
			mend: 'Choose a later version.',
		})
	}
	// The plan says from which month it is looked at; links of the time before it did keep the month of theirs.
	return { says, scope: { ...told, frozenRev: version, frozenPlan, frozenMonth: null } }
}

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
type OldLinks = 'keep' | 'limit'

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
				userMessage: `This plan has ${MOST_LINKS} links, the limit.`,
				mend: 'End one you no longer need.',
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
