import { z } from 'zod'
import type { FormErrors } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { acceptSchema, rejectionSchema, type Acceptance } from '#shared/schemas/report/open-points.ts'

/** The form of a decision as it comes back: what was typed in it, and what is wrong. */
export type ReviewReply = {
	readonly number: number
	readonly accepted: readonly string[]
	readonly reasons: Readonly<Record<string, string>>
	readonly reason: string
	readonly rejection: string
	readonly errors: FormErrors
}
type AcceptedInResult<Value> = { readonly typed: ReviewReply; readonly value: Value | null }

export const REVIEW_NAMES = ['point', 'pointReason', 'accept', 'acceptReason', 'rejection']
export const REVIEW_REPEATED = ['point', 'pointReason', 'accept']

const texts = (form: FormData, name: string) => form.getAll(name).filter((value) => typeof value === 'string')

function typedIn(form: FormData, number: number): ReviewReply {
	const own = texts(form, 'pointReason')
	return {
		number,
		accepted: texts(form, 'accept'),
		reasons: Object.fromEntries(texts(form, 'point').map((point, index) => [point, own[index]?.trim() ?? ''])),
		reason: textIn(form, 'acceptReason').trim(),
		rejection: textIn(form, 'rejection').trim(),
		errors: {},
	}
}

/** The points that are ticked, each with its own reason, or with the one for all that have none. */
export function acceptedIn(form: FormData, number: number): AcceptedInResult<readonly Acceptance[]> {
	const typed = typedIn(form, number)
	const { accepted, reasons, reason } = typed
	const read = acceptSchema.safeParse(accepted.map((point) => ({ point, reason: reasons[point] || reason })))
	if (read.success) return { typed, value: read.data }
	const messages = new Set(read.error.issues.map(({ message }) => message))
	return { typed: { ...typed, errors: { acceptReason: [...messages] } }, value: null }
}

/** Why a draft is sent back. */
export function rejectionIn(form: FormData, number: number): AcceptedInResult<string> {
	const typed = typedIn(form, number)
	const read = rejectionSchema.shape.reason.safeParse(typed.rejection)
	if (read.success) return { typed, value: read.data }
	return { typed: { ...typed, errors: { rejection: z.flattenError(read.error).formErrors } }, value: null }
}
