import { refusalIn, type ErrorCode } from '#server/access/app-error.ts'
import { problemOf } from '#server/http/refusals/problem.ts'

export type FormErrors = Readonly<Record<string, readonly string[]>>
export type Refused = {
	readonly ok: false
	readonly errors: FormErrors
	/** why, to code; none where what was sent has problems of its own */
	readonly code?: ErrorCode
	readonly status: number
	readonly headers: Record<string, string>
}

/**
 * A form's work, with a refusal turned into an error of the form as a whole: the person stays on the page and what they
 * typed stays too. Wrong input answers 400.
 */
export async function formAnswer<Done extends { readonly ok: true }>(
	work: () => Promise<Done | { readonly ok: false; readonly errors: FormErrors }>,
): Promise<Done | Refused> {
	try {
		const answer = await work()
		return answer.ok ? answer : { ...answer, status: 400, headers: {} }
	} catch (error) {
		const refusal = refusalIn(error)
		if (refusal === null) throw error
		const { userMessage, mend, retryAfterSeconds } = refusal
		const sentence = [userMessage, mend].filter((part) => part !== undefined).join(' ')
		const headers: Record<string, string> =
			retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }
		return { ok: false, code: refusal.code, errors: { '': [sentence] }, status: problemOf(refusal).status, headers }
	}
}
