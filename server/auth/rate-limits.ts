import { createHash } from 'node:crypto'
import { AppError } from '#server/http/app-error.ts'
import { countInWindow, deletePastWindows } from '#server/repositories/rate-limits.ts'

type Limit = { readonly count: number; readonly seconds: number }

/** Tries per window: by account, so that one can't be guessed, and by address, so that one guesser can't try them all. */
const LIMITS = {
	logInByAccount: { count: 10, seconds: 900 },
	logInByIp: { count: 50, seconds: 900 },
	signUpByIp: { count: 30, seconds: 3600 },
	resetByAccount: { count: 5, seconds: 3600 },
	resetByIp: { count: 20, seconds: 3600 },
	tokenByIp: { count: 60, seconds: 900 },
	inviteByTeam: { count: 200, seconds: 3600 },
	visitByIp: { count: 60, seconds: 3600 },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof LIMITS

/**
 * Spends one try. Where counting fails, the try is refused as well: an open door is worse than a closed one.
 * @throws rate_limited when the window is used up, unavailable when it can't be counted
 */
export async function spendTry(name: LimitName, subject: string): Promise<void> {
	const { count, seconds } = LIMITS[name]
	const now = Date.now()
	const start = Math.floor(now / (seconds * 1000)) * seconds * 1000
	const end = start + seconds * 1000
	const spent = await counted(bucketOf(name, subject), start, end)
	if (spent <= count) return
	const retryAfterSeconds = Math.max(1, Math.ceil((end - now) / 1000))
	throw new AppError('rate_limited', {
		userMessage: `That was one try too many. Try again in ${Math.ceil(retryAfterSeconds / 60)} min.`,
		mend: 'If you have forgotten the password, ask for a new one.',
		retryAfterSeconds,
	})
}

// Hashed, so that the table is no list of addresses.
function bucketOf(name: LimitName, subject: string): string {
	return `${name}:${createHash('sha256').update(subject).digest('base64url')}`
}

async function counted(bucket: string, start: number, end: number): Promise<number> {
	try {
		const spent = await countInWindow(bucket, new Date(start), new Date(end))
		if (spent === 1) await deletePastWindows(new Date(start))
		return spent
	} catch {
		throw new AppError('unavailable', {
			userMessage: 'We can’t check this just now, because the database does not answer.',
			mend: 'Try again in a minute.',
			retryAfterSeconds: 60,
		})
	}
}
