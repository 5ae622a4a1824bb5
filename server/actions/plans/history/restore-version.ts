import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import type { RestoredPlace } from '#server/runs/edits/commands/restore-edits.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { ScenarioScope } from '#server/store/rows/plan-documents.ts'
import { scopeOf } from '#server/store/rows/scenarios.ts'
import { namelessFor } from '#server/actions/sharing/nameless.ts'
import { changesSince } from '#server/actions/scenarios/plan-log.ts'
import type { VersionView } from '#server/views/history/version-view.ts'
import { changePlan, type EditAnswer } from '../change-plan.ts'
import type { PlanRef } from '../get-scenario.ts'
import { askingOf, type PlanHeading } from '../plan-heading.ts'

/** Further back the log is read in the activity, and reports hold their plans. */
const MOST_EDITS = 5000

export type SeenVersion = VersionView & {
	/** the edit that made it; null of a plan as it was begun */
	readonly by: { readonly name: string; readonly at: string } | null
}

/** The edits of a plan itself since a version, oldest first. What a scenario's baseline has seen stays. */
export async function editsAfter(
	scope: ScenarioScope,
	{ version, rev }: { version: number; rev: number },
): Promise<ChangeRow[]> {
	if (!Number.isInteger(version) || version < 1 || version > rev) throw notFound('version')
	if (rev - version > MOST_EDITS)
		throw new AppError('too_large', {
			userMessage: `Version ${String(version)} is more than ${String(MOST_EDITS)} edits back.`,
			mend: 'Open a later version, or the plan file of a report that was issued then.',
		})
	const log = await changesSince(scope, version)
	return log.filter(({ inBaseline, action }) => inBaseline !== true && action !== 'create')
}

/**
 * A version of a plan beside the plan as it stands. Who may see the plan has been checked.
 * @throws not_found where there is no such version, too_large where it is too far back
 */
export async function seeVersion(heading: PlanHeading, version: number, signal?: AbortSignal): Promise<SeenVersion> {
	const scope = scopeOf(heading.scenario)
	const records = await editsAfter(scope, { version, rev: heading.rev })
	const [made] = namelessFor(heading, await changesSince(scope, version - 1), 'userName')
	const view = await askEngine('version', { ...askingOf(heading, signal), question: { records, version } })
	return { ...view, by: made === undefined ? null : { name: made.userName, at: made.at.toISOString() } }
}

type Restoring = {
	readonly version: number
	readonly only?: RestoredPlace | undefined
	/** what the log says of it */
	readonly why?: string | undefined
}

/**
 * Makes of a plan what it was at a version, all of it or one place, as a new version that can be undone.
 * @throws not_found for strangers and unknown versions, forbidden for roles that may not change plans, too_large
 * where the version is too far back
 */
export async function restoreVersion(
	actor: Actor,
	ref: PlanRef,
	{ version, only, why = `Restored from version ${String(version)}` }: Restoring,
): Promise<EditAnswer> {
	const { undone: _undone, ...answer } = await changePlan(actor, ref, async ({ scope, rev }) => {
		const records = await editsAfter(scope, { version, rev })
		return { command: { command: 'restore', records, only }, since: [], why }
	})
	return answer
}
