import { askEngine } from '#server/engine-pool/ask-engine.ts'
import { faultFields, log } from '#server/log.ts'
import type { ScenarioScope } from '#server/repositories/plan-documents.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { askingAbout } from './plan-heading.ts'

/**
 * Has a thread of the engine run an edited plan, from its run before the edit, so that the page that comes next finds it.
 * The edit is written: nobody waits for this, and where it fails the page asks again and tells.
 */
export function prepareRun(scope: ScenarioScope, { rev, plan }: { rev: number; plan: PlanFile }): void {
	const source = () => Promise.resolve({ rev, plan })
	askEngine('prepare', { ...askingAbout(scope, rev), source, question: undefined }).catch((error: unknown) =>
		log('warn', 'run_not_prepared', faultFields(error)),
	)
}
