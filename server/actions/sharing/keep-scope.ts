import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { AppError } from '#server/access/app-error.ts'
import type { NewScope } from '#server/store/rows/share-links.ts'
import { changesSince } from '#server/actions/scenarios/plan-log.ts'
import { getScenario } from '#server/actions/plans/get-scenario.ts'
import { editsAfter } from '#server/actions/plans/history/restore-version.ts'
import { askingAbout } from '#server/actions/plans/plan-heading.ts'
import { scopeInWords, soundScope, type LinkShows } from '#shared/together/link-scope.ts'
import { thisMonth } from '#shared/units/months.ts'

type FrozenAs = Pick<NewScope, 'scenarioId' | 'frozenRev'>
type KeptScope = {
	/** for the audit log */
	readonly says: string
	/** without a plan where the version is kept already */
	readonly scope: Told | NewScope
}
type Told = Pick<NewScope, 'scenarioId' | 'sections' | 'withholds'>

/**
 * What a link shows as it is kept: a frozen version with the plan file that it was and the month it is looked at from, so that no
 * later edit, of the plan or of what it follows, is seen through it. A version that a link has kept already stays the one it is.
 * @throws not_found where there is no such scenario or version, forbidden below admin; conflict where the version is no valid
 * plan any more; rate_limited, unavailable where the engine has too much to do
 */
export async function scopeToKeep(
	actor: Actor,
	projectId: string,
	{ kept, ...shows }: LinkShows & { readonly kept?: FrozenAs | undefined },
): Promise<KeptScope> {
	const ref = { projectId, scenarioId: shows.scenarioId }
	const { scenario, scope } = await getScenario(actor, ref, 'sharePlans')
	const sound = soundScope(shows)
	const { version, sections, withholds } = sound
	const says = scopeInWords(sound, scenario.baseline ? '' : scenario.label)
	const told = { scenarioId: scenario.id, sections: [...sections], withholds: [...withholds] }
	if (version === null) return { says, scope: { ...told, frozenRev: null, frozenPlan: null, frozenMonth: null } }
	if (kept?.frozenRev === version && kept.scenarioId === scenario.id) return { says, scope: told }
	const records = await editsAfter(scope, { version, rev: scenario.rev })
	const frozenPlan = await askEngine('frozen', { ...askingAbout(scope, scenario.rev), question: { records } })
	if (frozenPlan === null) {
		throw new AppError('conflict', {
			userMessage: `Version ${String(version)} is not a valid plan any more, so it cannot be frozen.`,
			mend: 'Choose a later version.',
		})
	}
	const [made] = await changesSince(scope, version - 1, version)
	// The plan as it stands is looked at from today, and one of the past from its last edit.
	const month =
		version === scenario.rev || made === undefined ? thisMonth() : made.at.toISOString().slice(0, 'YYYY-MM'.length)
	return { says, scope: { ...told, frozenRev: version, frozenPlan, frozenMonth: month } }
}
