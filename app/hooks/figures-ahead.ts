import type { ShownFigures } from '#shared/grid/edit-reply.ts'
import { postTo, type PageForm } from './early-request.ts'

/** In a form: nothing is written, and what the page would show is answered. */
const AHEAD = { ahead: 'yes' } as const

type Ahead = { readonly name: string; readonly stop: AbortController; readonly figures: Promise<ShownFigures | null> }

/** What was asked last; null where nothing was, or it was taken. */
let ahead: Ahead | null = null

const nameOf = ({ action, fields }: PageForm) => JSON.stringify([action, fields])

const isReply = (value: unknown): value is { readonly figures?: ShownFigures } =>
	typeof value === 'object' && value !== null

async function figuresOf(form: PageForm, signal: AbortSignal): Promise<ShownFigures | null> {
	const answer = await postTo({ ...form, fields: { ...form.fields, ...AHEAD } }, signal)
	if (!answer.ok) return null
	const reply: unknown = await answer.json()
	return isReply(reply) ? (reply.figures ?? null) : null
}

/**
 * Asks what the page would show if this form were sent, while it is still being filled in: whoever then sends it sees the
 * figures at once. Of what is typed only the last counts: what was asked before is given up.
 */
export function askAhead(form: PageForm): void {
	forgetAhead()
	const stop = new AbortController()
	// Who is not answered waits for the edit's own answer, as ever.
	const figures = figuresOf(form, stop.signal).catch(() => null)
	ahead = { name: nameOf(form), stop, figures }
}

/** What was typed is given up: nobody waits for what it would come to. */
export function forgetAhead(): void {
	ahead?.stop.abort()
	ahead = null
}

/** What the page shows with this form sent, where just this was asked ahead; null where it was not, or came to nothing. */
export async function takeAhead(form: PageForm): Promise<ShownFigures | null> {
	const asked = ahead
	if (asked?.name !== nameOf(form)) {
		forgetAhead()
		return null
	}
	ahead = null
	return await asked.figures
}
