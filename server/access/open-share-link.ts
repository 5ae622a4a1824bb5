import { timingSafeEqual } from 'node:crypto'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { countTry, tooMany } from '#server/access/limits/rate-limits.ts'
import { hashToken } from '#server/access/tokens.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import { findSharedProject } from '#server/store/rows/projects.ts'
import { findShareLinks, touchShareLink, type ShareLinkRow } from '#server/store/rows/share-links.ts'
import type { FieldErrors } from '#server/access/account-answer.ts'

/** Wrong tries that a network still has on a link that many are guessing at. */
const TRIES_UNDER_ATTACK = 3
/** In a quarter of an hour, from anywhere. */
const MOST_ON_A_LINK = 1000

/** A link in force, with what opens it. */
export type OpenLink = ShareLinkRow

/** The link of a token while it is in force and its plan is there, or null. */
export async function findShareLink(token: string): Promise<ShareLinkRow | null> {
	const [link] = await findShareLinks([hashToken(token)])
	if (link === undefined) return null
	const project = await withinTeams([link.teamId], () => findSharedProject(link, link.projectId))
	return project === null || project.deletedAt !== null ? null : link
}

/** Notes that a link is opened now. */
export async function noteOpened({ teamId, id }: ShareLinkRow): Promise<void> {
	await withinTeams([teamId], () => touchShareLink({ teamId }, id))
}

/**
 * What is wrong with the password given for a link, or nothing. Guessing is held back where it comes from: a network has ten
 * wrong tries; while more than sixty are made on one link from anywhere, each network has three, so that nobody can keep
 * honest readers out; beyond a thousand in a quarter of an hour the link waits for the next.
 * @throws rate_limited
 */
export async function sharePasswordProblems(
	{ ip }: Origin,
	link: ShareLinkRow,
	password: string,
): Promise<FieldErrors | null> {
	const tries = await Promise.all([
		countTry('sharePasswordByNetwork', `${link.id} ${networkOf(ip)}`),
		countTry('sharePasswordByLink', link.id),
	])
	const [network, all] = tries
	const isAttacked = !all.isWithin
	const beyond = isAttacked && (network.spent > TRIES_UNDER_ATTACK || all.spent > MOST_ON_A_LINK)
	if (beyond || !network.isWithin) throw tooMany(network)
	const given = Buffer.from(await hashPassword(ip, password, link.passwordSalt ?? newSalt()))
	const wanted = Buffer.from(link.passwordHash ?? '')
	if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
		return { password: ['Incorrect link password. Check it with the sender.'] }
	}
	await Promise.all(tries.map((one) => one.giveBack()))
	return null
}
