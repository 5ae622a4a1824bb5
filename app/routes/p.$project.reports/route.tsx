import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { FileDown } from 'lucide-react'
import { z } from 'zod'
import { Card } from '#app/components/ui/card.tsx'
import { buttonClass } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { answering } from '#server/http/refusals/problem.ts'
import { once, ONCE } from '#server/http/forms/once.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { namesIn } from '#server/http/forms/read-submission.ts'
import { requireProject } from '#server/http/gates/require-member.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { issueReport } from '#server/services/reports/issue-report.ts'
import { listReports } from '#server/services/reports/list-reports.ts'
import { may } from '#shared/permissions.ts'
import { issueNumber } from '#shared/presentation/report/issue-name.ts'
import { buildReportsView } from '#shared/presentation/report/reports-view.ts'
import { issueInputSchema } from '#shared/schemas/report-form.ts'
import { keepingFigures } from '../p.$project/kept-figures.ts'
import { loadPage, openPlan, planRef } from '../p.$project/open-plan.ts'
import { IssuesTable } from './issues-table.tsx'
import { NewReport } from './new-report.tsx'
import { page } from './page.ts'

export const meta = titled(page.name)

export const clientLoader = keepingFigures('routes/p.$project.reports')
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { project, scenario, role } = await openPlan(asked)
	const [issues, blockers] = await Promise.all([
		answering(() => listReports(actor, project.id)),
		loadPage(asked, 'blockers', undefined),
	])
	const asksFor = new URL(asked.request.url).searchParams
	const issued = issues.find(({ number }) => String(number) === asksFor.get('issued'))
	return {
		...buildReportsView(issues),
		projectId: project.id,
		once: crypto.randomUUID(),
		search: asksFor.has('scenario') ? `?scenario=${encodeURIComponent(scenario.id)}` : '',
		canIssue: may(role, 'changePlans'),
		blockers,
		issued: issued === undefined ? null : { number: issued.number, name: issueNumber(issued.number) },
	}
}

const issuedSchema = z.object({ ok: z.literal(true), number: z.number() })
const FORM = { names: [...namesIn(issueInputSchema), ONCE], maxBytes: SHORT_FORM_BYTES }

export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const ref = planRef(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const asks = Object.fromEntries([...form].filter(([name]) => name !== ONCE))
	const parsed = issueInputSchema.safeParse(asks)
	if (!parsed.success) return json({ noteErrors: parsed.error.issues.map(({ message }) => message) }, { status: 422 })
	const input = parsed.data
	const { number } = await answering(async () => {
		const { teamId } = await requireProject(actor, ref.projectId, 'changePlans')
		const work = async () => ({ ok: true as const, number: (await issueReport(actor, ref, input)).number })
		return await once({ actor, teamId, request: asked.request, form }, { answer: issuedSchema, work })
	})
	const search = new URLSearchParams({ ...(ref.scenarioId && { scenario: ref.scenarioId }), issued: String(number) })
	return redirect(`/p/${ref.projectId}/reports?${search.toString()}`)
}

export default function Reports() {
	const { rows, next, projectId, once: key, search, canIssue, blockers, issued } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const file = `/p/${projectId}/report.pdf`
	return (
		<>
			<PageHead
				title={rows.length === 0 ? 'No report is issued yet' : `${rows[0]?.name ?? ''} is the latest issue`}
				actions={
					<a className={buttonClass({})} href={`${file}${search}`} download>
						<FileDown className="icon-small" strokeWidth={1.75} aria-hidden />
						Download as it stands
					</a>
				}
			>
				An issue keeps the plan as it was, its figures and its file under a number. The same issue can be downloaded
				again at any time.
			</PageHead>
			{issued !== null && (
				<div className="mb-4">
					<Notice
						live
						title={`${issued.name} is issued.`}
						action={
							<a
								className="inline-flex min-h-6 items-center underline"
								href={`${file}?issue=${issued.number}`}
								download
							>
								Download {issued.name}
							</a>
						}
					>
						The plan behind it is frozen.
					</Notice>
				</div>
			)}
			{canIssue && (
				<NewReport
					key={next}
					next={next}
					once={key}
					projectId={projectId}
					search={search}
					blockers={blockers}
					noteErrors={reply?.noteErrors ?? []}
				/>
			)}
			<div className="cards">
				<Card title="Issues" plain>
					{rows.length === 0 ? (
						<EmptyState title="No issue yet">
							The first one is R01. It goes to a board or a lender, and stays as it is while the plan moves on.
						</EmptyState>
					) : (
						<IssuesTable rows={rows} projectId={projectId} />
					)}
				</Card>
			</div>
		</>
	)
}
