import type { RemediesView } from './remedies-view.ts'

/** What `/p/:project/remedies` answers: the view, or what to say when it could not be made. */
export type RemediesReply =
	| { readonly ok: true; readonly view: RemediesView; readonly canTry: boolean }
	| { readonly ok: false; readonly text: string }
