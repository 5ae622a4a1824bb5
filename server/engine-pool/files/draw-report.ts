import { drawBrief } from '#server/report/draw-brief.ts'
import { snapshotHash } from '#server/report/snapshot-hash.ts'
import { buildReport } from '#shared/presentation/report/build-report.ts'
import { reportBlockers } from '#shared/presentation/report/report-blockers.ts'
import type { IssueFacts } from '#shared/presentation/report/report-model.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import type { During } from '../during.ts'
import type { KeptRun } from '../kept-runs.ts'
import { changesSinceIssue, type SinceIssue } from './frozen-plan.ts'

type Wanted = { readonly facts: Omit<IssueFacts, 'snapshotHash'> }

/** The report of a plan as it stands. */
export async function drawReport({ plan, written, result }: KeptRun, { facts }: Wanted) {
	const hash = snapshotHash(written)
	const pdf = await drawBrief(buildReport({ plan, result: result(), facts: { ...facts, snapshotHash: hash } }))
	return { pdf: new Uint8Array(pdf), snapshotHash: hash, planName: plan.name }
}

type Issuing = {
	readonly facts: Omit<IssueFacts, 'snapshotHash' | 'changes'>
	/** the issue that its changes are counted from; null where there is none */
	readonly since: SinceIssue | null
	/** points that are open beside those of the plan, such as comments that nobody has answered */
	readonly openBeside: number
}
/** How far an issue is: parts done, of how many, and the one at work. */
export type IssuePart = { readonly partsDone: number; readonly parts: number; readonly part: string }
type DrawnIssue = Awaited<ReturnType<typeof drawReport>> & {
	readonly facts: IssueFacts
	readonly openPoints: number
	readonly engine: string
	readonly plan: ReturnType<typeof toPlanFile>
	readonly rev: number
}

/** An issue with what is kept beside it. While something is open it carries the DRAFT mark whatever was asked. */
export async function drawIssue(
	run: KeptRun,
	{ facts: known, since, openBeside }: Issuing,
	{ found, mayGoOn }: During<IssuePart | DrawnIssue>,
): Promise<IssuePart | DrawnIssue> {
	const { plan, written } = run
	const steps = ['What has changed', 'Sections', 'Pages']
	const begin = (partsDone: number) => {
		mayGoOn()
		found({ partsDone, parts: steps.length, part: steps[partsDone] ?? '' })
	}
	begin(0)
	const openPoints = reportBlockers(plan, run.result()).length + openBeside
	const status = openPoints > 0 ? ('draft' as const) : known.status
	const changes = since === null ? null : changesSinceIssue(run, since)
	begin(1)
	const facts = { ...known, status, changes, snapshotHash: snapshotHash(written) }
	const report = buildReport({ plan, result: run.result(), facts })
	begin(2)
	const pdf = new Uint8Array(await drawBrief(report))
	const kept = { facts, openPoints, engine: report.engine, plan: toPlanFile(written), rev: run.at.rev }
	return { pdf, snapshotHash: facts.snapshotHash, planName: plan.name, ...kept }
}
