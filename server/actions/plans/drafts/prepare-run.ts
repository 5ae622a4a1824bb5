import { askEngine, type Asking } from '#server/runs/ask-engine.ts'
import { faultFields, log } from '#server/log.ts'
import type { ScenarioScope } from '#server/store/rows/plan-documents.ts'
import { askingAbout, DraftNotKept, ofDraft } from '../plan-heading.ts'

/**
 * Has the thread that decided an edit run the draft it made, from its run before the edit, while the edit is being written.
 * Nobody waits for this, and where it fails the page asks again and tells.
 */
export function prepareDraft(scope: ScenarioScope, { rev, draft }: { rev: number; draft: string }): void {
	prepare(ofDraft(askingAbout(scope, rev), draft), undefined)
}

/** Once an edit is written its draft is the plan, and what was run of it the plan's run: the page that comes next finds both. */
export function prepareWritten(scope: ScenarioScope, { rev, draft }: { rev: number; draft: string }): void {
	prepare(askingAbout(scope, rev), draft)
}

function prepare(asking: Asking, written: string | undefined): void {
	askEngine('prepare', { ...asking, question: { written } }).catch((error: unknown) => {
		if (!(error instanceof DraftNotKept)) log('warn', 'run_not_prepared', faultFields(error))
	})
}

/** Has a thread here run a plan that another server has edited: whoever watches it asks for its pages next. */
export function prepareElsewhere(scope: ScenarioScope, rev: number): void {
	askEngine('layout', { ...askingAbout(scope, rev), question: undefined }).catch((error: unknown) =>
		log('warn', 'run_not_prepared', faultFields(error)),
	)
}
