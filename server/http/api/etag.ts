import { AppError } from '#server/access/app-error.ts'
import { ApiProblem } from './api-problem.ts'

/** A version as an ETag. */
export const etagOf = (version: number): string => `"${String(version)}"`

const TAG = /^(?:W\/)?"(\d{1,9})"$/

/**
 * The version that a sender has seen, from `If-Match`; null for `*`, whatever it is now.
 * @throws unconditional where it says none
 */
export function matched(request: Request): number | null {
	const given = request.headers.get('If-Match')?.trim()
	if (given === undefined || given === '') {
		throw new AppError('unconditional', {
			userMessage: 'Writes need the plan version (If-Match), so no edits are lost.',
			mend: 'Read what it writes to, and send its ETag or version in If-Match.',
		})
	}
	if (given === '*') return null
	const version = TAG.exec(given)?.[1]
	if (version === undefined) {
		throw new ApiProblem('If-Match holds no version.', [
			{ path: 'If-Match', message: 'expected an ETag, such as "12"' },
		])
	}
	return Number(version)
}

/** Whether the sender has this version already. */
export function isKnown(request: Request, version: number): boolean {
	const given = request.headers.get('If-None-Match') ?? ''
	return given.split(',').some((tag) => TAG.exec(tag.trim())?.[1] === String(version))
}
