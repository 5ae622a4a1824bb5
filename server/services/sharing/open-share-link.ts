import { timingSafeEqual } from 'node:crypto'
import type { Origin } from '#server/auth/log-in-throttle.ts'
import { networkOf } from '#server/auth/network.ts'
import { hashPassword, newSalt } from '#server/auth/password-hash.ts'
import { countTry, tooMany } from '#server/auth/rate-limits.ts'
import { hashToken } from '#server/auth/tokens.ts'
import { findSharedProject } from '#server/repositories/projects.ts'
import { findShareLinks, touchShareLink, type ShareLinkRow } from '#server/repositories/share-links.ts'
import type { FieldErrors } from '#server/services/accounts/account-answer.ts'

/** A link in force, with what opens it. */
export type OpenLink = ShareLinkRow

/** The link of a token while it is in force and its plan is there, or null. */
export async function findShareLink(token: string): Promise<ShareLinkRow | null> {
	const [link] = await findShareLinks([hashToken(token)])
	const project = link === undefined ? null : await findSharedProject(link, link.projectId)
	return link === undefined || project === null || project.deletedAt !== null ? null : link
}

/** Notes that a link is opened now. */
export async function noteOpened({ teamId, id }: ShareLinkRow): Promise<void> {
	await touchShareLink({ teamId }, id)
}

/**
 * What is wrong with the password given for a link, or nothing. Wrong ones count for the network they come from and for the
 * link.
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
	const beyond = tries.find(({ isWithin }) => !isWithin)
	if (beyond !== undefined) throw tooMany(beyond)
	const given = Buffer.from(await hashPassword(ip, password, link.passwordSalt ?? newSalt()))
	const wanted = Buffer.from(link.passwordHash ?? '')
	if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
		return { password: ['This is not the password of the link. Ask whoever sent it.'] }
	}
	await Promise.all(tries.map((one) => one.giveBack()))
	return null
}
