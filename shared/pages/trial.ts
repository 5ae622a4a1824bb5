/** A figure with a date moved, and as it stands; null: it does not move. */
export type TrialFigure = { readonly label: string; readonly value: string; readonly was: string | null }

/** What moving a bar would come to. */
export type TrialView = { readonly title: string; readonly figures: readonly TrialFigure[] }

/** What `/p/:project/trial` answers. */
export type TrialReply = { readonly ok: true; readonly view: TrialView } | { readonly ok: false; readonly text: string }

/** Whether what came over the wire is one of these; what it holds is this server's own. */
export const isTrialReply = (value: unknown): value is TrialReply =>
	typeof value === 'object' &&
	value !== null &&
	'ok' in value &&
	(value.ok === true ? 'view' in value : 'text' in value)
