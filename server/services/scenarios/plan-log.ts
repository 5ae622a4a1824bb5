import { isCovered } from '#server/plan-edits/differences-after.ts'
import { oldestBase, type PlanCommand } from '#server/plan-edits/plan-command.ts'
import { listChangesOfItems, listChangesSince, listLatestChanges, listRevs } from '#server/repositories/changes.ts'
import type { ChangeRow, EditedItem } from '#server/repositories/changes.ts'
import { findDifferences, type ScenarioScope } from '#server/repositories/plan-documents.ts'
import { readDifferences } from '#shared/schemas/differences.ts'

/**
 * Everything a plan has seen after an edit, up to another where one is given, oldest first; of a scenario also what was done in
 * the baseline that it follows.
 */
export async function changesSince(scope: ScenarioScope, rev: number, upTo?: number): Promise<ChangeRow[]> {
	const own = await listChangesSince(scope, rev, upTo)
	const below = await fromBelow(scope, (baseline, line) =>
		listChangesSince(baseline, line.belowAt(rev), upTo === undefined ? undefined : line.belowAt(upTo)),
	)
	return inLine(own, below)
}

/** What a plan that stands at an edit has seen since what a command on it rests on; nothing where it rests on that edit. */
export async function changesUnder(scope: ScenarioScope, rev: number, command: PlanCommand): Promise<ChangeRow[]> {
	const oldest = oldestBase(command)
	return oldest < rev ? await changesSince(scope, oldest) : []
}

/** Everything that some items of a plan have seen, newest first. */
export async function changesOfItems(scope: ScenarioScope, items: readonly EditedItem[]): Promise<ChangeRow[]> {
	const own = await listChangesOfItems(scope, items)
	return inLine(own, await fromBelow(scope, (below) => listChangesOfItems(below, items))).toReversed()
}

/** The latest that a plan has seen, newest first. */
export async function latestChanges(scope: ScenarioScope, count: number): Promise<ChangeRow[]> {
	const own = await listLatestChanges(scope, count)
	const all = inLine(own, await fromBelow(scope, (below) => listLatestChanges(below, count)))
	return all.toReversed().slice(0, count)
}

const inLine = (own: readonly ChangeRow[], below: readonly ChangeRow[]) =>
	[...own, ...below].sort((one, other) => one.rev - other.rev)

/** What is seen in a scenario of the edits below it, in the scenario's own count. */
async function fromBelow(
	{ teamId, scenarioId, baselineId }: ScenarioScope,
	list: (below: ScenarioScope, line: Line) => Promise<ChangeRow[]>,
): Promise<ChangeRow[]> {
	if (baselineId === undefined) return []
	const scope = { teamId, scenarioId }
	const line = lineOf(await listRevs(scope))
	const differences = readDifferences(await findDifferences(scope))
	const rows = await list({ teamId, scenarioId: baselineId }, line)
	return rows
		.filter(({ action }) => action !== 'create')
		.map((row) => {
			const seen = row.fields.filter(({ field }) => {
				const place = { ...row, field: row.action === 'update' ? field : '' }
				return !isCovered(differences, place)
			})
			const { rev, step, undoes } = row
			const counted = { rev: line.ofBelow(rev), step: line.ofBelow(step), undoes: undoes && line.ofBelow(undoes) }
			return { ...row, ...counted, fields: seen, inBaseline: true }
		})
		.filter(({ fields }) => fields.length > 0)
}

type Line = ReturnType<typeof lineOf>

/** A scenario's own edits and those below it stand in one line: where its own do not, those below do, in their order. */
export function lineOf(own: readonly number[]) {
	return {
		/** how many edits of the baseline stand before a place in the line */
		belowAt: (place: number) => place - own.filter((rev) => rev <= place).length,
		/** where an edit of the baseline stands */
		ofBelow: (rev: number) => own.reduce((place, taken) => (taken <= place ? place + 1 : place), rev),
	}
}
