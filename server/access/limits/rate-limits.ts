import { createHash } from 'node:crypto'
import { AppError } from '#server/access/app-error.ts'
import { countInWindow, deleteBuckets, deletePastWindows, giveBackInWindow } from '#server/store/rows/rate-limits.ts'

type Limit = { readonly count: number; readonly seconds: number }

const QUARTER_HOUR = 900
const HOUR = 3600
const MINUTE = 60
const DAY = 86_400

/** Tries per window and subject. Those of a log-in stand together in log-in-throttle.ts, which says how they are weighed. */
const LIMITS = {
	logInByPair: { count: 10, seconds: QUARTER_HOUR },
	logInByAccount: { count: 10, seconds: DAY },
	logInByNetwork: { count: 50, seconds: QUARTER_HOUR },
	logInByDevice: { count: 10, seconds: QUARTER_HOUR },
	signUpByNetwork: { count: 30, seconds: HOUR },
	resetByNetwork: { count: 20, seconds: HOUR },
	resetByDevice: { count: 10, seconds: HOUR },
	resetByLink: { count: 60, seconds: HOUR },
	resetMailByAddress: { count: 12, seconds: HOUR },
	addressByAccount: { count: 6, seconds: HOUR },
	proofMailByAddress: { count: 12, seconds: HOUR },
	codeByAccount: { count: 10, seconds: HOUR },
	codeByDevice: { count: 10, seconds: QUARTER_HOUR },
	exportByAccount: { count: 10, seconds: HOUR },
	teamByAccount: { count: 20, seconds: HOUR },
	shareByTeam: { count: 60, seconds: HOUR },
	sharePasswordByLink: { count: 60, seconds: QUARTER_HOUR },
	sharePasswordByNetwork: { count: 10, seconds: QUARTER_HOUR },
	passkeyByNetwork: { count: 60, seconds: QUARTER_HOUR },
	inviteByTeam: { count: 200, seconds: HOUR },
	commentByAccount: { count: 300, seconds: HOUR },
	visitByNetwork: { count: 60, seconds: HOUR },
	checkByNetwork: { count: 120, seconds: HOUR },
	callByToken: { count: 600, seconds: MINUTE },
	wrongTokenByNetwork: { count: 60, seconds: QUARTER_HOUR },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof LIMITS

/** Those of who can't get in: a new password helps them, and nobody else. */
const OF_LOG_IN: ReadonlySet<LimitName> = new Set<LimitName>([
	'logInByPair',
	'logInByAccount',
	'logInByNetwork',
	'logInByDevice',
	'signUpByNetwork',
	'codeByAccount',
	'codeByDevice',
])

/** A try that has been counted. */
export type Try = {
	readonly name: LimitName
	/** how many there are in this window, with this one */
	readonly spent: number
	/** how many there may be */
	readonly most: number
	readonly isWithin: boolean
	readonly retryAfterSeconds: number
	/** Uncounts it, and no other: whoever had a right to it has not used up anything. */
	readonly giveBack: () => Promise<void>
}

/**
 * Counts one try. Where counting fails, the try is refused: an open door is worse than a closed one.
 * @throws unavailable when it can't be counted
 */
export async function countTry(name: LimitName, subject: string): Promise<Try> {
	const { bucket, start, ...spent } = await countTries(name, { subject, tries: 1 })
	return { ...spent, giveBack: () => giveBackInWindow(bucket, start) }
}

async function countTries(name: LimitName, { subject, tries }: { subject: string; tries: number }) {
	const { count, seconds } = LIMITS[name]
	const now = Date.now()
	const start = Math.floor(now / (seconds * 1000)) * seconds * 1000
	const end = start + seconds * 1000
	const bucket = bucketOf(name, subject)
	const spent = await counted(bucket, { start, end, tries })
	const retryAfterSeconds = Math.max(1, Math.ceil((end - now) / 1000))
	return { name, bucket, start: new Date(start), spent, most: count, isWithin: spent <= count, retryAfterSeconds }
}

/**
 * Spends one try.
 * @throws rate_limited when the window is used up, unavailable when it can't be counted
 */
export async function spendTry(name: LimitName, subject: string): Promise<void> {
	const counted = await countTry(name, subject)
	if (!counted.isWithin) throw tooMany(counted)
}

/**
 * Spends a team's invitations, for all addresses or for none: inside the transaction that makes them.
 * @throws rate_limited when the window does not reach for all of them, unavailable when it can't be counted
 */
export async function spendInvitations(teamId: string, tries: number): Promise<void> {
	const { isWithin, retryAfterSeconds } = await countTries('inviteByTeam', { subject: teamId, tries })
	if (isWithin) return
	throw new AppError('rate_limited', {
		userMessage: `A team may send ${LIMITS.inviteByTeam.count} invitations per hour. This would exceed it; no one was invited.`,
		mend: `Invite fewer, or try again in ${Math.ceil(retryAfterSeconds / 60)} min.`,
		retryAfterSeconds,
	})
}

/** The refusal of one try too many, which says when the next one makes sense. */
export function tooMany({ name, retryAfterSeconds }: Pick<Try, 'name' | 'retryAfterSeconds'>): AppError {
	const minutes = Math.ceil(retryAfterSeconds / 60)
	const when = minutes <= 90 ? `${minutes} min` : `${Math.ceil(minutes / 60)} hours`
	return new AppError('rate_limited', {
		userMessage: `Too many attempts. Try again in ${when}.`,
		...(OF_LOG_IN.has(name) && {
			mend: 'Or reset your password: its link lets this browser in at once.',
		}),
		retryAfterSeconds,
	})
}

/** Forgets all tries of these subjects: they have proven who they are in another way. */
export async function forgetTries(tries: readonly (readonly [LimitName, string])[]): Promise<void> {
	await deleteBuckets(tries.map(([name, subject]) => bucketOf(name, subject)))
}

// Hashed, so that the table is no list of addresses.
function bucketOf(name: LimitName, subject: string): string {
	return `${name}:${createHash('sha256').update(subject).digest('base64url')}`
}

async function counted(
	bucket: string,
	{ start, end, tries }: { start: number; end: number; tries: number },
): Promise<number> {
	try {
		const spent = await countInWindow(bucket, { window: new Date(start), expiresAt: new Date(end), tries })
		if (spent === tries) await deletePastWindows(new Date(start))
		return spent
	} catch {
		throw new AppError('unavailable', {
			userMessage: 'We can’t check this just now, because the database does not answer.',
			mend: 'Try again in a minute.',
			retryAfterSeconds: 60,
		})
	}
}
