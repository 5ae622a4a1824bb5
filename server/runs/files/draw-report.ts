import type { KeptForecast } from '#shared/schemas/report/kept-forecast.ts'
import { withStatusMonth } from '#shared/status-month.ts'
import { drawReport as drawPdf } from '#server/paper/report/draw-report.ts'
import { snapshotHash } from '#server/paper/report/snapshot-hash.ts'
import { fittedReport } from '#server/paper/report/fit-pages.ts'
import { blocks, type ReportPoint } from '#shared/report/report-point.ts'
import { keptPoints, reportPoints } from '#server/views/report/report-points.ts'
import type { IssueFacts, ReportModel } from '#server/views/report/report-model.ts'
import type { Acceptance, KeptPoint } from '#shared/schemas/report/open-points.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import type { During } from '../during.ts'
import type { KeptRun } from '../kept-runs.ts'
import { behindPrint } from './behind-paper.ts'
import { changesSinceIssue, type SinceIssue } from './frozen-plan.ts'
import { issueWithOdds, type IssueSource } from './issue-model.ts'

export type Printed = {
	readonly facts: Omit<IssueFacts, 'snapshotHash'>
	readonly scenarios: IssueSource['scenarios']
	/** the odds that were drawn of just this plan before; null: none were, and a print draws none */
	readonly simulation: SimulationResult | null
}

/** The report of a plan as it stands, as it is to be drawn: nothing is searched for it. */
export function printModel(run: KeptRun, { facts: own, scenarios, simulation }: Printed): ReportModel {
	const facts = { ...own, snapshotHash: snapshotHash(run.written) }
	return fittedReport({ ...behindPrint(run), facts, scenarios, ...(simulation !== null && { simulation }) })
}

/** The report of a plan as it stands. */
export async function drawReport(run: KeptRun, printed: Printed) {
	const pdf = new Uint8Array(await drawPdf(printModel(run, printed)))
	return { pdf, snapshotHash: snapshotHash(run.written), planName: run.plan.name }
}

type Issuing = {
	readonly facts: Omit<IssueFacts, 'snapshotHash' | 'changes' | 'points'>
	readonly scenarios: IssueSource['scenarios']
	/** the issue that its changes are counted from; null where there is none */
	readonly since: SinceIssue | null
	/** points that are open beside those of the plan, such as comments that nobody has answered */
	readonly openBeside: readonly ReportPoint[]
	/** points that whoever approves accepts by name */
	readonly accept: readonly Acceptance[]
}
/** How far an issue is: parts done, of how many, and the one at work. */
export type IssuePart = { readonly partsDone: number; readonly parts: number; readonly part: string }
type DrawnIssue = Awaited<ReturnType<typeof drawReport>> & {
	readonly source: IssueSource
	readonly points: readonly KeptPoint[]
	readonly engine: string
	readonly plan: ReturnType<typeof toPlanFile>
	/** dates that it tells the odds of */
	readonly forecasts: readonly KeptForecast[]
	readonly rev: number
}

/** Before the sections, and how many those are taken for until they are known. */
const [FIRST, SECTIONS] = [['What has changed', 'Decisions by value'], 8] as const

/** An issue with what is kept beside it. While a point is open that nobody accepted it is a draft, whatever was asked. */
export async function drawIssue(
	run: KeptRun,
	{ facts: known, scenarios, since, openBeside, accept }: Issuing,
	{ found, mayGoOn }: During<IssuePart | DrawnIssue>,
): Promise<IssuePart | DrawnIssue> {
	const { plan, written } = run
	let parts = FIRST.length + SECTIONS
	let partsDone = -1
	const begin = (part: string) => {
		mayGoOn()
		partsDone += 1
		found({ partsDone, parts, part })
	}
	begin(FIRST[0])
	const by = { accept, by: known.generatedBy, at: known.generatedAt }
	const points = keptPoints([...reportPoints(plan, run.result()), ...openBeside].filter(blocks), by)
	const status = points.some(({ accepted }) => accepted === null) ? ('draft' as const) : known.status
	const approvedBy = status === 'draft' ? null : known.approvedBy
	const changes = since === null ? null : changesSinceIssue(run, since)
	begin(FIRST[1])
	const source = {
		facts: { ...known, status, approvedBy, points, changes, snapshotHash: snapshotHash(written) },
		scenarios,
	}
	const { model, forecasts } = issueWithOdds(run, source, mayGoOn)
	parts = FIRST.length + model.sections.length
	const pdf = new Uint8Array(await drawPdf(model, begin))
	const kept = {
		source,
		points,
		engine: model.engine,
		forecasts,
		plan: toPlanFile(withStatusMonth(written)),
		rev: run.at.rev,
	}
	return { pdf, snapshotHash: source.facts.snapshotHash, planName: plan.name, ...kept }
}
