import type { Submission, SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { json, type TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import { formAnswer, replyErrors, type Refused } from './form-answer.ts'
import { readForm, SHORT_FORM_BYTES } from './read-form.ts'

type Reply = TypedResponse<SubmissionResult>
type Checked<Value> =
	| {
			readonly ok: true
			readonly value: Value
			/** the form again with what the service found wrong */
			readonly refuse: (refused: Refused) => Reply
	  }
	| { readonly ok: false; readonly response: Reply }

/** The values of a form that has been read, or the answer that puts what is wrong beside its field. Passwords never go back. */
export function checkForm<Schema extends z.ZodObject>(form: FormData, schema: Schema): Checked<z.output<Schema>> {
	const submission = parseWithZod(form, { schema })
	const { status } = submission
	if (status !== 'success') return { ok: false, response: replyTo(submission, { errors: {}, status: 400 }) }
	return { ok: true, value: submission.value, refuse: (refused) => replyTo(submission, refused) }
}

/** The same from the request: the form has the schema's names and those given beside them. */
export async function readSubmission<Schema extends z.ZodObject>(
	request: Request,
	schema: Schema,
	also: readonly string[] = [],
): Promise<Checked<z.output<Schema>> & { readonly form?: FormData }> {
	const shape = { names: [...namesIn(schema), ...also], maxBytes: SHORT_FORM_BYTES }
	const read = await formAnswer(async () => ({ ok: true, form: await readForm(request, shape) }))
	if (read.ok) return { ...checkForm(read.form, schema), form: read.form }
	const { errors, status, headers } = read
	return { ok: false, response: json({ status: 'error', error: { '': [...(errors[''] ?? [])] } }, { status, headers }) }
}

/** The names a schema's form has. */
export function namesIn(schema: z.ZodObject): string[] {
	return Object.keys(schema.shape)
}

type RefusalParts = Pick<Refused, 'errors' | 'status'> & Partial<Pick<Refused, 'headers'>>

function replyTo<Value>(
	submission: Submission<unknown, string[], Value>,
	{ errors, status, headers = {} }: RefusalParts,
): Reply {
	const { formErrors, fieldErrors } = replyErrors(errors)
	return json(submission.reply({ formErrors, fieldErrors, hideFields: ['password'] }), { status, headers })
}
