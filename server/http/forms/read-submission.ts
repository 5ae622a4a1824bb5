import { parseWithZod } from '@conform-to/zod/v4'
import { json, type TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import { formAnswer, type FormErrors, type Refused } from './form-answer.ts'
import { textIn } from './form-text.ts'
import { readForm, SHORT_FORM_BYTES } from './read-form.ts'

/** Of a form that is refused: what was typed, but for what is secret, and what is wrong by field; under no name, with the whole. */
export type FormReply = { readonly typed: Readonly<Record<string, string>>; readonly errors: FormErrors }

/** Fields whose contents never go back. */
const SECRET = new Set(['password', 'current', 'code'])

type ReadSubmissionReply = TypedResponse<FormReply>
type RefusalParts = Pick<Refused, 'errors' | 'status'> & Partial<Pick<Refused, 'headers'>>
type Checked<Value> =
	| {
			readonly ok: true
			readonly value: Value
			/** the form again with what the service found wrong */
			readonly refuse: (refused: RefusalParts) => ReadSubmissionReply
	  }
	| {
			readonly ok: false
			readonly response: ReadSubmissionReply
			/** the same with what else is wrong: all of it is told at once */
			readonly beside: (errors: FormErrors) => ReadSubmissionReply
	  }

/** The values of a form that has been read, or what is wrong beside its fields; one left empty counts as not sent. */
export function valuesIn<Schema extends z.ZodObject>(form: FormData, schema: Schema) {
	const shown = namesIn(schema).flatMap((name) => {
		const text = textIn(form, name)
		return SECRET.has(name) || text === '' ? [] : [[name, text] as const]
	})
	const refused = (errors: FormErrors): FormReply => ({ typed: Object.fromEntries(shown), errors })
	const submission = parseWithZod(form, { schema })
	if (submission.status === 'success') return { ok: true as const, value: submission.value, refused }
	const found = Object.entries(submission.error ?? {}).map(([name, lines]) => [name, lines ?? []] as const)
	return { ok: false as const, reply: refused(Object.fromEntries(found)) }
}

/** The same as the answer to send. Passwords never go back. */
export function checkForm<Schema extends z.ZodObject>(form: FormData, schema: Schema): Checked<z.output<Schema>> {
	const read = valuesIn(form, schema)
	if (!read.ok) {
		const { typed, errors } = read.reply
		const beside = (others: FormErrors) => json({ typed, errors: { ...others, ...errors } }, 400)
		return { ok: false, response: json(read.reply, 400), beside }
	}
	const refuse = ({ errors, status, headers = {} }: RefusalParts) => json(read.refused(errors), { status, headers })
	return { ok: true, value: read.value, refuse }
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
	const response = json({ typed: {}, errors }, { status, headers })
	return { ok: false, response, beside: () => response }
}

/** The names a schema's form has. */
export function namesIn(schema: z.ZodObject): string[] {
	return Object.keys(schema.shape)
}
