import type { RemediesView } from './remedies-view.ts'

/** What `/p/:project/remedies` answers: the view and the edit of the plan it is of, or what to say when it could not be made. `once`
 * keys what is tried of it. */
export type RemediesReply =
	| {
			readonly ok: true
			readonly view: RemediesView
			readonly canTry: boolean
			readonly once: string
			readonly rev: number
	  }
	| { readonly ok: false; readonly text: string }
