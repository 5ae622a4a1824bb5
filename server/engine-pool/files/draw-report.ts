import { drawReport as drawPdf } from '#server/report/draw-report.ts'
import { findRemedies } from '#server/remedies/find-remedies.ts'
import { snapshotHash } from '#server/report/snapshot-hash.ts'
import { buildReport } from '#shared/presentation/report/build-report.ts'
import { reportBlockers } from '#shared/presentation/report/report-blockers.ts'
import type { IssueFacts, ReportInput } from '#shared/presentation/report/report-model.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { behindReport } from './behind-report.ts'
import type { KeptRun } from '../kept-runs.ts'

type Wanted = { readonly facts: Omit<IssueFacts, 'snapshotHash'> }

/** The Brief of a plan as it stands. */
export const drawReport = async (run: KeptRun, wanted: Wanted) => await drawWith(run, wanted, {})

async function drawWith(run: KeptRun, { facts }: Wanted, ran: Pick<ReportInput, 'remedies'>) {
	const { plan, written, frame } = run
	const hash = snapshotHash(written)
	const result = run.result()
	const behind = behindReport({ plan, result, frame })
	const pdf = await drawPdf(buildReport({ plan, result, facts: { ...facts, snapshotHash: hash }, behind, ...ran }))
	return { pdf: new Uint8Array(pdf), snapshotHash: hash, planName: plan.name }
}

/** The Brief with what is kept beside it. While something blocks the issue it carries the DRAFT mark whatever was asked. */
export async function drawIssue(run: KeptRun, { facts }: Wanted) {
	const { plan, written } = run
	const status = reportBlockers(plan, run.result()).length > 0 ? ('draft' as const) : facts.status
	const remedies = findRemedies(plan, { before: run.frame })
	const drawn = await drawWith(run, { facts: { ...facts, status } }, { remedies })
	return { ...drawn, status, engine: run.result().engine, plan: toPlanFile(written), rev: run.at.rev }
}
