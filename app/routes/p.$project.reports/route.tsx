import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { FileDown } from 'lucide-react'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { buttonClass } from '#app/components/ui/button.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { logoProblem } from '#server/views/report/printable-logo.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { listReportJobs, type JobView } from '#server/actions/jobs/report-jobs.ts'
import { checkBeforeIssue } from '#server/actions/reports/issue-report.ts'
import { compareIssues } from '#server/actions/reports/compare-issues.ts'
import { drawAgain } from '#server/actions/reports/print-report.ts'
import { listReports } from '#server/actions/reports/issues.ts'
import { reviewReport } from '#server/actions/reports/review.ts'
import { getReportChoice } from '#server/actions/reports/report-choice.ts'
import { may } from '#shared/permissions.ts'
import type { ReportPoint } from '#shared/report/report-point.ts'
import { presetSettings } from '#shared/report/presets.ts'
import { buildReview } from '#server/views/report/review-view.ts'
import { buildReportsView } from '#server/views/report/reports-view.ts'
import { reportSettingsSchema } from '#shared/schemas/report/report-settings.ts'
import { openPlan } from '../p.$project/open-plan.ts'
import { BesideCard } from './beside-card.tsx'
import { CompareCard } from './compare-card.tsx'
import { IssuesTable } from './issues-table.tsx'
import { JobsCard, type JobLine } from './jobs-card.tsx'
import { FIRST_SETTINGS, NewReport } from './new-report.tsx'
import { Outcomes } from './outcomes.tsx'
import { PacketList } from './packet-list.tsx'
import { page } from './page.ts'
import { ReviewCard } from './review-card.tsx'
import type { ReportsReply } from './reports-action.ts'

export const meta = titled(page.name)
export { reportsAction as action } from './reports-action.ts'

const NOTHING_OPEN: readonly ReportPoint[] = []

export { clientLoader } from '#app/keystroke/route-exports.ts'
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const heading = await openPlan(asked)
	const { project, scenario, role } = heading
	const { gone: signal } = asked.context
	const asksFor = new URL(asked.request.url).searchParams
	const numberIn = (name: string) => (/^[0-9]{1,6}$/.test(asksFor.get(name) ?? '') ? Number(asksFor.get(name)) : null)
	const [compare, again] = [numberIn('compare'), numberIn('again')]
	const answersFor = may(role, 'issueReports')
	const issues = await answering(() => listReports(actor, project.id))
	const view = buildReportsView(issues)
	// Whoever may approve finds the latest that waits without looking for it.
	const waiting = answersFor ? view.rows.find(({ number, waits }) => waits && isOf(issues, number, scenario.id)) : null
	const review = numberIn('review') ?? waiting?.number ?? null
	const canDraft = may(role, 'changePlans')
	const [points, jobs, kept, compared, drawn, reviewed] = await answering(() =>
		Promise.all([
			canDraft ? checkBeforeIssue(heading, signal) : NOTHING_OPEN,
			listReportJobs(actor, project.id),
			getReportChoice(actor, project.id),
			compare === null
				? null
				: compareIssues(actor, project.id, { number: compare, against: numberIn('against'), signal }),
			again === null ? null : drawAgain(actor, project.id, { number: again, signal }),
			review === null ? null : reviewReport(actor, project.id, review),
		]),
	)
	const preset = reportSettingsSchema.shape.preset.safeParse(asksFor.get('preset')).data ?? null
	const settings = kept.rev === 0 ? FIRST_SETTINGS : kept.settings
	const open = { scenarioId: scenario.id, rev: heading.rev }
	return {
		...view,
		review: reviewed && buildReview(reviewed, { mayApprove: answersFor, rows: view.rows, open }),
		projectId: project.id,
		once: crypto.randomUUID(),
		search: asksFor.has('scenario') ? `?scenario=${encodeURIComponent(scenario.id)}` : '',
		canDraft,
		mayApprove: answersFor,
		points,
		choice: {
			rev: kept.rev,
			logoProblem: await logoProblem(kept.settings.logo),
			settings: preset === null ? settings : { ...settings, ...presetSettings(preset) },
		},
		jobs: jobs.map((job) => lineOf(job, answersFor || (canDraft && job.by.userId === actor.userId))),
		compared,
		drawn: drawn && {
			name: drawn.name,
			number: drawn.number,
			kept: drawn.kept,
			now: drawn.now,
			layouts: drawn.layouts,
			isSame: drawn.isSame,
		},
		told: {
			issued: numberIn('issued'),
			approved: numberIn('approved'),
			rejected: numberIn('rejected'),
			isKept: asksFor.has('kept'),
		},
	}
}

const isOf = (issues: Awaited<ReturnType<typeof listReports>>, number: number, scenarioId: string) =>
	issues.some((issue) => issue.number === number && issue.scenarioId === scenarioId)

function lineOf({ id, state, by, askedAt, share, part, problem }: JobView, mayEnd: boolean): JobLine {
	return { id, state, by: by.name, askedAt: askedAt.toISOString(), share, part, problem, mayEnd }
}

export default function Reports() {
	const loaded = useLoaderData<typeof loader>()
	const { rows, finding, next, projectId, once: key, search, canDraft, mayApprove, choice, compared } = loaded
	const opens = useOpens()
	const reply = useActionData<ReportsReply>()
	const typed = {
		ticks: reply?.ticks ?? null,
		reason: reply?.input?.reason ?? '',
		page: reply?.page ?? null,
		errors: reply?.errors ?? {},
	}
	return (
		<>
			<PageHead
				title={finding}
				actions={
					<a className={buttonClass({})} href={`/p/${projectId}/report.pdf${search}`} download>
						<FileDown className="icon-small" strokeWidth={1.75} aria-hidden />
						Download as it stands
					</a>
				}
			>
				An issue keeps the plan as it was, its figures and its file under a number. The same issue can be downloaded
				again at any time.
			</PageHead>
			<Outcomes {...loaded} />
			<div className="cards">
				<JobsCard jobs={loaded.jobs} search={search} />
				{compared !== null && <CompareCard compared={compared} search={search} />}
				{loaded.review !== null && (
					<ReviewCard
						key={loaded.review.number}
						review={loaded.review}
						typed={reply?.review ?? null}
						projectId={projectId}
						search={search}
					/>
				)}
				{canDraft && (
					<NewReport
						key={`${next} ${String(choice.rev)} ${JSON.stringify(reply?.ticks ?? null)}`}
						next={next}
						once={key}
						projectId={projectId}
						search={search}
						points={loaded.points}
						choice={{ ...choice, settings: reply?.input ?? choice.settings }}
						mayApprove={mayApprove}
						typed={typed}
					/>
				)}
				{rows.length > 0 && (
					<Card title="Issues" plain>
						<IssuesTable rows={rows} projectId={projectId} search={search} />
					</Card>
				)}
			</div>
			<div className="cards cards-2">
				<BesideCard projectId={projectId} search={search} />
				{opens('packets/large-load.pdf') && <PacketList projectId={projectId} search={search} />}
			</div>
		</>
	)
}
