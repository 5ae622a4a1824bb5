import { AppError } from '#server/access/app-error.ts'
import { hazardsOf } from '#shared/schemas/hazards.ts'
import { readJsonText } from '#shared/schemas/json-text.ts'
import { ApiProblem } from './api-problem.ts'

const strict = new TextDecoder('utf-8', { fatal: true })

/** A body as text. */
export function textIn(bytes: Uint8Array): string {
	try {
		return strict.decode(bytes)
	} catch {
		throw new AppError('unreadable', { userMessage: 'The body is not text in UTF-8.', mend: 'Write it in UTF-8.' })
	}
}

/** A text as JSON without what no plan may hold, such as nesting without end. */
export function jsonIn(text: string): unknown {
	const read = readJsonText(text)
	if (!read.ok) throw new ApiProblem('The body is not JSON.', [{ path: '', message: read.message }])
	const hazards = hazardsOf(read.value)
	if (hazards.length > 0) throw new ApiProblem('The body holds what cannot be kept.', hazards)
	return read.value
}
