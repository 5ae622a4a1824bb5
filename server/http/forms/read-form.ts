import { isStorable } from '#shared/schemas/storable-text.ts'
import { AppError } from '#server/access/app-error.ts'
import { pairsIn, textIn, unknownForm } from './form-text.ts'
import { readBody } from './read-body.ts'

/** What one action takes. Everything else is refused before any parser sees it. */
export type FormShape = {
	/** the form's fields by the whole name they are sent under, each at most once */
	readonly names: readonly string[]
	/** where the form has several deeds: what its field `intent` may say, '' where it may be left out */
	readonly intents?: readonly string[]
	/** those of them that may come more than once, such as ticked boxes */
	readonly repeated?: readonly string[]
	/** those that carry a file */
	readonly files?: readonly string[]
	/** the longest body, as sent */
	readonly maxBytes: number
}

/** Enough for a form of a few lines, whatever the script it is written in. */
export const SHORT_FORM_BYTES = 32_000

/** The field in which a form with several deeds says which. */
const INTENT = 'intent'
const MOST_OF_ONE_NAME = 200
const URLENCODED = /^application\/x-www-form-urlencoded\s*(?:;|$)/i
const MULTIPART = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i

/**
 * The form of a request, for every action: the only reader of bodies. Parsers of forms build arrays from names like
 * `a[9999999]` and compare every name with every other, so nothing reaches them but the names of the form, once each,
 * from a body whose size was held to a limit first.
 * @throws too_large, unsupported when the body is no form, unreadable when it is not this form or asks for a deed that it has not
 */
export async function readForm(request: Request, shape: FormShape): Promise<FormData> {
	const type = request.headers.get('Content-Type') ?? ''
	const boundary = boundaryOf(type)
	if (boundary === null && !URLENCODED.test(type)) throw notAForm()
	const bytes = await readBody(request, shape.maxBytes)
	const most = mostPairs(shape)
	const form = boundary === null ? formOf(pairsIn(bytes, most)) : await readParts({ bytes, type, boundary, most })
	for (const name of new Set(form.keys())) admit(shape, name, form.getAll(name))
	if (shape.intents !== undefined) intentIn(form, shape.intents)
	return form
}

/**
 * Which of its deeds a form asks for.
 * @throws unreadable where it asks for another: none is done in its stead
 */
export function intentIn<const Intent extends string>(form: FormData, intents: readonly Intent[]): Intent {
	const said = textIn(form, INTENT)
	const intent = intents.find((known) => known === said)
	if (intent === undefined) throw unknownForm()
	return intent
}

function mostPairs({ names, intents, repeated = [] }: FormShape): number {
	return names.length + (intents === undefined ? 0 : 1) + repeated.length * MOST_OF_ONE_NAME
}

function boundaryOf(type: string): string | null {
	const found = MULTIPART.exec(type)
	return found === null ? null : (found[1] ?? found[2] ?? null)
}

function formOf(pairs: readonly (readonly [string, string])[]): FormData {
	const form = new FormData()
	for (const [name, value] of pairs) form.append(name, value)
	return form
}

type ReadFormParts = { bytes: Uint8Array<ArrayBuffer>; type: string; boundary: string; most: number }

async function readParts({ bytes, type, boundary, most }: ReadFormParts): Promise<FormData> {
	const body = Buffer.from(bytes.buffer)
	let parts = 0
	for (let at = body.indexOf(boundary); at >= 0; at = body.indexOf(boundary, at + boundary.length)) {
		parts += 1
		// One boundary more than parts closes the form.
		if (parts > most + 1) throw unknownForm()
	}
	try {
		// eslint-disable-next-line no-restricted-syntax -- the size and the number of parts are known here
		return await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
	} catch {
		throw unknownForm()
	}
}

function admit(shape: FormShape, name: string, values: readonly FormDataEntryValue[]): void {
	const { names, intents, repeated = [], files = [] } = shape
	if (!names.includes(name) && (intents === undefined || name !== INTENT)) throw unknownForm()
	if (values.length > (repeated.includes(name) ? MOST_OF_ONE_NAME : 1)) throw unknownForm()
	for (const value of values) {
		if (typeof value !== 'string') {
			if (!files.includes(name)) throw unknownForm()
		} else if (!isStorable(value)) {
			throw new AppError('unreadable', {
				userMessage: 'This form holds a character that cannot be kept, such as NUL or half of an emoji.',
				mend: 'Take it out and send the form again.',
			})
		}
	}
}

function notAForm(): AppError {
	return new AppError('unsupported', {
		userMessage: 'This address takes a form, and what was sent is not one.',
		mend: 'Send it as application/x-www-form-urlencoded or multipart/form-data.',
	})
}
