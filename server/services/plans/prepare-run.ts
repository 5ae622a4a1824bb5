import { askEngine } from '#server/engine-pool/ask-engine.ts'
import { faultFields, log } from '#server/log.ts'
import type { ScenarioScope } from '#server/repositories/plan-documents.ts'
import { askingAbout } from './plan-heading.ts'

/**
 * Has the thread that made an edit run the plan it made, from its run before the edit, so that the page that comes next finds
 * it: ahead while the edit is being written, when the run is nobody's yet, and again once it is. Nobody waits for this, and
 * where it fails the page asks again and tells.
 */
export function prepareRun(
	scope: ScenarioScope,
	{ rev, ...question }: { rev: number; keptAs: string; isWritten: boolean },
): void {
	askEngine('prepare', { ...askingAbout(scope, rev), question }).catch((error: unknown) =>
		log('warn', 'run_not_prepared', faultFields(error)),
	)
}

/** Has a thread here run a plan that another server has edited: whoever watches it asks for its pages next. */
export function prepareElsewhere(scope: ScenarioScope, rev: number): void {
	askEngine('layout', { ...askingAbout(scope, rev), question: undefined }).catch((error: unknown) =>
		log('warn', 'run_not_prepared', faultFields(error)),
	)
}
