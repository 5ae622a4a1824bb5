import { AppError } from '#server/access/app-error.ts'

/** Edits of one plan that may wait, and how long each of them does. */
const MOST_WAITING = 64
const PATIENCE_MS = 15_000

/** Who waits for the edit before, by plan; a plan that nobody edits has none. */
const lines = new Map<string, Set<() => void>>()

/**
 * Makes one edit of a plan after the other, in the order they came: each is decided once, on what the one before has left, and
 * whoever waits holds nothing but their place. Another server has a line of its own: who was first is seen as it is written.
 * @throws unavailable where too many wait, or one has waited too long
 */
export async function inLine<T>(plan: string, edit: (turn: { readonly waited: boolean }) => Promise<T>): Promise<T> {
	const waiting = lines.get(plan)
	if (waiting === undefined) lines.set(plan, new Set())
	else await turnIn(waiting)
	try {
		return await edit({ waited: waiting !== undefined })
	} finally {
		callNext(plan)
	}
}

async function turnIn(waiting: Set<() => void>): Promise<void> {
	if (waiting.size >= MOST_WAITING) throw tooManyEdits()
	await new Promise<void>((resolve, reject) => {
		const called = () => {
			clearTimeout(patience)
			resolve()
		}
		const patience = setTimeout(() => {
			waiting.delete(called)
			reject(tooManyEdits())
		}, PATIENCE_MS)
		waiting.add(called)
	})
}

function callNext(plan: string): void {
	const waiting = lines.get(plan)
	const [next] = waiting ?? []
	if (next === undefined) return void lines.delete(plan)
	waiting?.delete(next)
	next()
}

function tooManyEdits(): AppError {
	return new AppError('unavailable', {
		userMessage: 'More edits of this plan wait than can be made soon. Yours was not made.',
		mend: 'Send it again in a moment.',
		retryAfterSeconds: 5,
	})
}
