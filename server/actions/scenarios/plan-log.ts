import { isCovered } from '#server/runs/edits/differences-after.ts'
import { oldestBase, type PlanCommand } from '#server/runs/edits/plan-command.ts'
import { listChangesBefore, listChangesOfItems, listChangesSince, listRevs } from '#server/store/rows/changes.ts'
import type { ChangeRow, EditedItem, LogFilter } from '#server/store/rows/changes.ts'
import { findDifferences, type ScenarioScope } from '#server/store/rows/plan-documents.ts'
import { readDifferences } from '#shared/schemas/differences.ts'

/**
 * Everything a plan has seen after an edit, up to another where one is given, oldest first; of a scenario also what was done in
 * the baseline that it follows.
 */
export async function changesSince(scope: ScenarioScope, rev: number, upTo?: number): Promise<ChangeRow[]> {
	const own = await listChangesSince(scope, rev, upTo)
	const under = await fromBelow(scope, (baseline, line) =>
		listChangesSince(baseline, line.belowAt(rev), upTo === undefined ? undefined : line.belowAt(upTo)),
	)
	return inLine(own, under)
}

/** What a plan that stands at an edit has seen since what a command on it rests on; nothing where it rests on that edit. */
export async function changesUnder(scope: ScenarioScope, rev: number, command: PlanCommand): Promise<ChangeRow[]> {
	const oldest = oldestBase(command)
	return oldest < rev ? await changesSince(scope, oldest) : []
}

/** Everything that some items of a plan have seen, newest first. */
export async function changesOfItems(scope: ScenarioScope, items: readonly EditedItem[]): Promise<ChangeRow[]> {
	const own = await listChangesOfItems(scope, items)
	return inLine(own, await fromBelow(scope, (baseline) => listChangesOfItems(baseline, items))).toReversed()
}

const BATCH = 200

/** What a plan has seen before a place in its line, as far as a filter finds it, newest first: at most so much of it. */
export async function changesBefore(
	scope: ScenarioScope,
	{ before, filter, most }: { before: number | null; filter: LogFilter; most: number },
): Promise<ChangeRow[]> {
	const own = await listChangesBefore(scope, { before, filter, most })
	const from = await below(scope)
	if (from === null) return own
	const seen: ChangeRow[] = []
	let place = before === null ? null : from.line.belowAt(before - 1) + 1
	// What the scenario has its own of is not seen in it: it is read on until there is enough of what is.
	for (let isMore = true; isMore && seen.length < most;) {
		const rows = await listChangesBefore(from.scope, { before: place, filter, most: BATCH })
		seen.push(...from.seen(rows))
		isMore = rows.length === BATCH
		place = rows.at(-1)?.rev ?? null
	}
	return inLine(own, seen).toReversed().slice(0, most)
}

const inLine = (own: readonly ChangeRow[], under: readonly ChangeRow[]) =>
	[...own, ...under].sort((one, other) => one.rev - other.rev)

/** What is seen in a scenario of the edits below it, in the scenario's own count. */
async function fromBelow(
	scope: ScenarioScope,
	list: (below: ScenarioScope, line: PlanLogLine) => Promise<ChangeRow[]>,
): Promise<ChangeRow[]> {
	const from = await below(scope)
	return from === null ? [] : from.seen(await list(from.scope, from.line))
}

/** The baseline that a scenario follows, and how its edits are seen there; null of a baseline. */
async function below({ teamId, scenarioId, baselineId }: ScenarioScope) {
	if (baselineId === undefined) return null
	const scope = { teamId, scenarioId }
	const line = lineOf(await listRevs(scope))
	const differences = readDifferences(await findDifferences(scope))
	const seen = (rows: readonly ChangeRow[]): ChangeRow[] =>
		rows
			.filter(({ action }) => action !== 'create')
			.map((row) => {
				const fields = row.fields.filter(({ field }) => {
					const place = { ...row, field: row.action === 'update' ? field : '' }
					return !isCovered(differences, place)
				})
				const { rev, step, undoes } = row
				const counted = { rev: line.ofBelow(rev), step: line.ofBelow(step), undoes: undoes && line.ofBelow(undoes) }
				return { ...row, ...counted, fields, inBaseline: true }
			})
			.filter(({ fields }) => fields.length > 0)
	return { scope: { teamId, scenarioId: baselineId }, line, seen }
}

type PlanLogLine = ReturnType<typeof lineOf>

/** A scenario's own edits and those below it stand in one line: where its own do not, those below do, in their order. */
export function lineOf(own: readonly number[]) {
	return {
		/** how many edits of the baseline stand before a place in the line */
		belowAt: (place: number) => place - own.filter((rev) => rev <= place).length,
		/** where an edit of the baseline stands */
		ofBelow: (rev: number) => own.reduce((place, taken) => (taken <= place ? place + 1 : place), rev),
	}
}
