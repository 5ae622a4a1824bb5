import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, Link } from '@remix-run/react'
import { useDialogLink } from '#app/components/dialogs/plan-dialogs.tsx'
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
import { ownValue } from '#shared/own-value.ts'
import { may } from '#shared/permissions.ts'
import type { ReportPoint } from '#shared/report/report-point.ts'
import { FIRST_SETTINGS, presetSettings } from '#shared/report/presets.ts'
import { buildReview } from '#server/views/report/review-view.ts'
import { buildReportsView } from '#server/views/report/reports-view.ts'
import { REPORT_SECTIONS, reportSettingsSchema } from '#shared/schemas/report/report-settings.ts'
import { openPlan } from '../p.$project/open-plan.ts'
import { CompareCard } from './compare-card.tsx'
import { IssuesTable } from './issues-table.tsx'
import { JobsCard, type JobLine } from './jobs-card.tsx'
import { NewReport } from './new-report.tsx'
import { Outcomes } from './outcomes.tsx'
import { page } from './page.ts'
import { ReviewCard } from './review-card.tsx'
import type { ReportsReply } from './reports-action.ts'
import { PACKET_FORMATS, packetAddress, PACKETS } from '#shared/report/packets.ts'

type Packet = { readonly name: string; readonly href: string; readonly says: string }

/** Current plan, in every form it can be taken away in; packets for a single reader are listed here, too. */
export function BesideCard({ projectId, search }: { projectId: string; search: string }) {
	const at = (path: string, asked: Readonly<Record<string, string>> = {}) =>
		`/p/${projectId}/${path}?${new URLSearchParams([...new URLSearchParams(search), ...Object.entries(asked)]).toString()}`
	const opens = useOpens()
	const exchange = useDialogLink('exchange')
	const all: readonly Packet[] = [
		{
			name: 'Report (PDF)',
			href: at('report.pdf', { as: 'set' }),
			says: 'with last saved settings, marked DRAFT',
		},
		{ name: 'Workbook (XLSX)', href: at('plan.xlsx'), says: 'inputs, workings with live formulas, results' },
		{ name: 'Results (CSV)', href: at('table.csv', { table: 'results.plan' }), says: 'one row per figure and month' },
		{ name: 'Plan file (JSON)', href: at('plan.json'), says: 'to keep, share or import' },
	]
	const files = all.filter(({ href }) => opens(href.split('/').at(-1) ?? ''))
	return (
		<Card
			title="Current plan"
			plain
			{...(opens('exchange') && {
				foot: (
					<Link className="underline" to={at('exchange')} {...exchange}>
						Other tables and schedules
					</Link>
				),
			})}
		>
			<ul className="list-columns">
				{files.map(({ name, href, says }) => (
					<li key={name} className="list-row">
						<div className="list-row-main">
							<a className="underline" href={href} download>
								{name}
							</a>
							<p className="list-row-note">{says}</p>
						</div>
					</li>
				))}
			</ul>
		</Card>
	)
}

/** The papers that one reader asks for, each as PDF, workbook and JSON of the plan as it stands. */
export function PacketList({ projectId, search }: { projectId: string; search: string }) {
	return (
		<Card title="Packets" plain sub="Documents for one reader, from the current plan. Not numbered.">
			<ul className="grid gap-3">
				{PACKETS.map(({ id, label, says }) => (
					<li key={id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
						<span className="min-w-0 flex-1 basis-72">
							<span className="font-semibold">{label}.</span> <span className="text-ink-2">{says}</span>
						</span>
						<span className="flex gap-4">
							{PACKET_FORMATS.map((format) => (
								<a
									key={format}
									className="inline-flex min-h-6 items-center underline"
									href={`/p/${projectId}/${packetAddress(id, format)}${search}`}
									download
									aria-label={`${label} as ${format.toUpperCase()}`}
								>
									{format.toUpperCase()}
								</a>
							))}
						</span>
					</li>
				))}
			</ul>
		</Card>
	)
}

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
			included: ownValue(REPORT_SECTIONS, asksFor.get('included') ?? '') ?? null,
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
						Download current plan
					</a>
				}
			>
				Each issue freezes the plan, figures and file under a number. Download it again at any time.
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
