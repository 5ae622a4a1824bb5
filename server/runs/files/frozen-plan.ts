import { drawReport } from '#server/paper/report/draw-report.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { editsListed, figuresMoved } from '#server/views/history/issue-changes.ts'
import type { IssueChanges } from '#server/views/report/report-model.ts'
import { buildComparedPlan } from '#server/views/scenarios/compare-view.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { keepRuns, type KeptRun } from '../kept-runs.ts'
import type { During } from '../during.ts'
import { drawWorkbook } from './draw-workbook.ts'
import { issueModel, type IssueSource } from './issue-model.ts'
import { tableText } from './saved-tables.ts'

/** A plan as an issue keeps it, and the month it was looked at from. */
export type FrozenPlan = { readonly plan: unknown; readonly month: string }

/** What has been done to a plan since an issue, and that issue's plan. */
export type SinceIssue = {
	/** `R02` */
	readonly issue: string
	readonly frozen: FrozenPlan
	readonly records: readonly ChangeRow[]
	/** edits before those, which were not read */
	readonly unread: number
}

/** A run of a frozen plan, kept nowhere: null where this version cannot read the plan any more. */
function runOf({ plan, month }: FrozenPlan): KeptRun | null {
	const parsed = parsePlanFile(plan)
	if (!parsed.ok) return null
	return keepRuns({ mostCells: 0, mostRuns: 1 }).add({ scenarioId: '', rev: 0, month }, { rev: 0, plan: parsed.plan })
}

/** What has changed since an issue: the edits, and the headline figures of its frozen plan against those of a later run. */
export function changesSinceIssue(
	{ plan, result }: Pick<KeptRun, 'plan' | 'result'>,
	{ issue, frozen, records, unread }: SinceIssue,
): IssueChanges {
	const before = runOf(frozen)
	const { edits, editsLeftOut } = editsListed(plan, records)
	return {
		since: issue,
		edits,
		editsLeftOut: editsLeftOut + unread,
		figures:
			before === null
				? []
				: figuresMoved(buildComparedPlan(before.plan, before.result()), buildComparedPlan(plan, result())),
	}
}

/** The same of two issues; null where this version cannot read the later one. */
export function issuesCompared({ later, since }: { readonly later: FrozenPlan; readonly since: SinceIssue }) {
	const run = runOf(later)
	return run === null ? null : changesSinceIssue(run, since)
}

type Frozen<Asked> = Asked & { readonly frozen: FrozenPlan }

/** The report of an issue, drawn again from what it keeps. */
export async function frozenReport({ frozen, source }: Frozen<{ readonly source: IssueSource }>, { mayGoOn }: During) {
	const run = runOf(frozen)
	if (run === null) return null
	const model = issueModel(run, source, mayGoOn)
	return { pdf: new Uint8Array(await drawReport(model)), engine: model.engine }
}

/** The workbook of an issue's plan. */
export async function frozenWorkbook({
	frozen,
	about,
}: Frozen<Parameters<typeof drawWorkbook>[1]>): Promise<Awaited<ReturnType<typeof drawWorkbook>> | null> {
	const run = runOf(frozen)
	return run === null ? null : await drawWorkbook(run, { about })
}

/** The plan file of an issue as it was frozen, whatever this version makes of it. */
export const frozenPlanText = ({ frozen }: Frozen<object>): string => `${JSON.stringify(frozen.plan, null, '\t')}\n`

/** A table of an issue's plan or result as CSV. */
export function frozenTable({ frozen, table }: Frozen<Parameters<typeof tableText>[1]>) {
	const run = runOf(frozen)
	return run === null ? null : tableText(run, { table })
}
