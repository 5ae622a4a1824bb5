import { isDeepStrictEqual } from 'node:util'
import type { PlanAnswers } from '#server/runs/answers.ts'
import { askEngine, type Asking } from '#server/runs/ask-engine.ts'
import type { EditAsk } from '#server/runs/edits/decide-edit.ts'

type Decision = Awaited<ReturnType<PlanAnswers['edit']>>
type DecideDraftAsked = {
	readonly ask: EditAsk
	/** the name under which the plan that comes of it is kept */ readonly draft: string
}

const MOST_TRIED = 32

/** What was decided on cells while they were typed, by the name of the draft; those typed last. */
const tried = new Map<string, { readonly ask: EditAsk; readonly decided: Promise<Decision> }>()

const decide = (asking: Asking, { ask, draft }: DecideDraftAsked) =>
	askEngine('edit', { ...asking, question: { ask, keepAs: draft } })

/** Decides what is still being typed, and remembers it for the edit that keeps it. */
export function decideAhead(asking: Asking, { ask, draft }: DecideDraftAsked): Promise<Decision> {
	const decided = decide(asking, { ask, draft })
	const one = { ask, decided }
	tried.set(draft, one)
	decided.catch(() => {
		if (tried.get(draft) === one) tried.delete(draft)
	})
	const [oldest] = tried.keys()
	if (tried.size > MOST_TRIED && oldest !== undefined) tried.delete(oldest)
	return decided
}

/**
 * Decides an edit: as it was decided while it was typed, where the same was asked of the same edit of the plan. It is then
 * not decided by a second thread, which would run the draft beside the one that is at it.
 */
export async function decideKept(asking: Asking, { ask, draft }: DecideDraftAsked): Promise<Decision> {
	const known = tried.get(draft)
	tried.delete(draft)
	const ahead = known !== undefined && isDeepStrictEqual(known.ask, ask) ? known.decided : Promise.resolve(null)
	// Given up while it stood in the line: decided here.
	return (await ahead.catch(() => null)) ?? (await decide(asking, { ask, draft }))
}
