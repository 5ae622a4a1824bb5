import type { PastePreview } from './pasted.ts'
import type { WholeList } from './whole-list.ts'

/** What a page's action answers to an edit: saved, or what is wrong and where. */
export type EditProblem = {
	/** field of the form or grid, dotted inside the item; empty for the whole */
	readonly field: string
	/** what happened and what would be right */
	readonly text: string
	/** what could stand there in its place, where few texts could be meant */
	readonly fixes?: readonly string[]
}
/** A value as a page shows it, and in words the note beside it; '' where none is. */
export type ShownValue = { readonly value: string; readonly note: string }
/** Somebody else has written here since the page was opened: nothing was saved, and who typed decides. */
export type EditConflict = EditProblem & {
	/** what stands there now, what did before both, and what was typed */
	readonly now: ShownValue
	readonly was: ShownValue
	readonly mine: ShownValue
	/** which entry, what the place is called, and who wrote there last */
	readonly itemId: string
	readonly place: string
	readonly by: string
	/** the entry was removed; what is brought back with it, by name */
	readonly gone?: readonly string[]
}
/** One typed cell, and the revision its editor was looking at. */
export type SentCell = {
	readonly id: string
	readonly field: string
	readonly text: string
	readonly baseRev?: number | undefined
	/** what was seen is to be there again where somebody has removed it: the revision up to which the editor knows of that */
	readonly back?: number | undefined
}
export type EditReply =
	| {
			readonly ok: true
			/** the edit of the plan that holds it */
			readonly rev: number
			/** what else was done with it */
			readonly said?: string
	  }
	| {
			readonly ok: false
			/** the server was not reached: the same edit may be sent again */
			readonly unreached?: true
			/** nothing was to be written: what a pasted block would come to */
			readonly preview?: PastePreview
			readonly problems: readonly EditProblem[]
			/** the cells that were refused, as typed */
			readonly cells: readonly SentCell[]
			/** what a form held, so that nothing typed is lost */
			readonly typed?: Readonly<Record<string, string>>
			/** what others have written since, and the revision to send with the same edit if it is to stand all the same */
			readonly conflicts?: { readonly rev: number; readonly found: readonly EditConflict[] }
	  }

/** Why an edit was not kept, in sentences; empty where it was. */
export function refusalTexts(reply: EditReply | undefined): readonly string[] {
	if (reply === undefined || reply.ok) return []
	return [...reply.problems, ...(reply.conflicts?.found ?? [])].map(({ text }) => text)
}

/** What a page of the plan shows: of its frame, its own, and all rows of its long list, as their loaders give it. */
export type PageShown = { readonly frame?: unknown; readonly page?: unknown; readonly rows?: WholeList }
/** What the route of the keystroke answers to an edit: what became of it, and what the page then shows. */
export type KeystrokeAnswer = PageShown & { readonly reply: EditReply }

/** In front of a field's name in a form: what stood there when it was opened. */
export const SHOWN = 'was.'
