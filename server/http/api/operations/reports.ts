import { z } from 'zod'
import { exportWorkbook } from '#server/actions/exchange/exports.ts'
import { cancelJob, getJob, requestReport, retryJob } from '#server/actions/jobs/report-jobs.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { approveReport } from '#server/actions/reports/approve-report.ts'
import { checkBeforeIssue } from '#server/actions/reports/issue-report.ts'
import { printReport, getReportPdf } from '#server/actions/reports/print-report.ts'
import { listReports } from '#server/actions/reports/issues.ts'
import { reviewReport, rejectReport } from '#server/actions/reports/review.ts'
import type { ReportIssueRow } from '#server/store/rows/report-issues.ts'
import { download } from '#server/http/download.ts'
import { fileOf, jobBody } from '../job-body.ts'
import { operation } from '../operation.ts'
import { none, projectParams, refOf, scenarioQuery } from '../plan-params.ts'
import { blocks } from '#shared/report/report-point.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import {
	approvalWishSchema,
	approvedSchema,
	jobSchema,
	openPointsSchema,
	rejectedSchema,
	rejectionWishSchema,
	reportsSchema,
	reportWishSchema,
	reviewSchema,
} from '../schemas.ts'

const OF = { tag: 'Reports', params: projectParams } as const

/** As many points as are accepted by name, each with a reason. */
const ACCEPT_BYTES = 400_000
/** A logo of 100 KB as base64, and the rest. */
const WISH_BYTES = 160_000
const JSON_OF = { as: 'json', types: ['application/json'] } as const
const numberedParams = projectParams.extend({
	number: z.coerce.number().int().min(1).max(1e6).describe('The number of an issue.'),
})

const reportBody = (project: string, row: ReportIssueRow) => {
	const { number, status, mark, note, reason, openPoints, rejection, scenarioLabel, scenarioRev } = row
	return {
		...{ number, status, mark, note, reason, openPoints, rejection, scenario: scenarioLabel, version: scenarioRev },
		by: row.createdByName,
		at: row.createdAt.toISOString(),
		approvedBy: row.approvedByName,
		approvedAt: row.approvedAt?.toISOString() ?? null,
		engine: row.engineVersion,
		hash: row.snapshotHash,
		href: fileOf(project, number),
	}
}
const jobParams = z.object({ job: z.string().min(1).max(100).describe('The id of a job.') })

export const reportOperations = [
	operation({
		...OF,
		path: '/projects/{project}/reports',
		query: none,
		method: 'GET',
		id: 'listReports',
		summary: 'List the issued reports of a project, the latest first.',
		needs: 'read',
		answers: { 200: { says: 'All of them.', schema: reportsSchema } },
		handle: async ({ actor, params }) => {
			const items = (await listReports(actor, params.project)).map((row) => reportBody(params.project, row))
			return { status: 200, body: { items } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/reports',
		query: scenarioQuery,
		method: 'POST',
		id: 'issueReport',
		summary: 'Have a report issued: the plan frozen, drawn and kept under the next number.',
		more: 'With items open a draft says why it goes out; an approved report accepts each by name. The refusal names them.',
		needs: 'write',
		takes: ['Idempotency-Key'],
		body: { ...JSON_OF, maxBytes: WISH_BYTES + ACCEPT_BYTES, schema: reportWishSchema },
		answers: { 202: { says: 'Accepted; the job reports its progress.', schema: jobSchema, headers: ['Location'] } },
		handle: async (call) => {
			const { jobId } = await requestReport(call.actor, refOf(call), call.body)
			const job = await getJob(call.actor, call.teamId, jobId)
			return { status: 202, body: jobBody(job), headers: { Location: `/api/v1/jobs/${jobId}` } }
		},
	}),
	operation({
		tag: 'Reports',
		path: '/jobs/{job}',
		params: jobParams,
		query: none,
		method: 'GET',
		id: 'getJob',
		summary: 'Read the progress of a job, and where its outcome is.',
		needs: 'read',
		answers: { 200: { says: 'Its state.', schema: jobSchema } },
		handle: async ({ actor, teamId, params }) => ({
			status: 200,
			body: jobBody(await getJob(actor, teamId, params.job)),
		}),
	}),
	operation({
		tag: 'Reports',
		path: '/jobs/{job}',
		params: jobParams,
		query: none,
		method: 'DELETE',
		id: 'cancelJob',
		summary: 'Give a job up that has not ended: nothing of it is kept.',
		needs: 'write',
		answers: { 200: { says: 'It is given up.', schema: jobSchema } },
		handle: async ({ actor, teamId, params }) => ({
			status: 200,
			body: jobBody(await cancelJob(actor, teamId, params.job)),
		}),
	}),
	operation({
		tag: 'Reports',
		path: '/jobs/{job}/retry',
		params: jobParams,
		query: none,
		method: 'POST',
		id: 'retryJob',
		summary: 'Retry a failed job.',
		needs: 'write',
		answers: { 200: { says: 'It waits again.', schema: jobSchema } },
		handle: async ({ actor, teamId, params }) => ({
			status: 200,
			body: jobBody(await retryJob(actor, teamId, params.job)),
		}),
	}),
	operation({
		...OF,
		path: '/projects/{project}/open-points',
		query: scenarioQuery,
		method: 'GET',
		id: 'listOpenPoints',
		summary: 'List the open items and findings of a report of the current plan, by name.',
		needs: 'read',
		answers: { 200: { says: 'Those that block come first.', schema: openPointsSchema } },
		handle: async (call) => {
			const points = await checkBeforeIssue(await getHeading(call.actor, refOf(call)), call.gone)
			return { status: 200, body: { items: points.map((point) => ({ ...point, blocks: blocks(point) })) } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/reports/{number}',
		params: numberedParams,
		query: none,
		method: 'GET',
		id: 'getReport',
		summary: 'Read an issue, with what was open in it by name, and who accepted it and why.',
		needs: 'read',
		answers: { 200: { says: 'The issue.', schema: reviewSchema } },
		handle: async ({ actor, params: { project, number } }) => {
			const review = await reviewReport(actor, project, number)
			return { status: 200, body: { ...reportBody(project, review), points: review.points } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/reports/{number}/approve',
		params: numberedParams,
		query: none,
		method: 'POST',
		id: 'approveReport',
		summary: 'Approve a draft, as an owner or admin: it is issued, and the issue before it superseded.',
		more: 'Items that were open are accepted by name, each with a reason; the refusal names those missing.',
		needs: 'write',
		body: { ...JSON_OF, maxBytes: ACCEPT_BYTES, schema: approvalWishSchema, optional: true },
		answers: { 200: { says: 'It is issued.', schema: approvedSchema } },
		handle: async ({ actor, params: { project, number }, body: { accept } }) => {
			await approveReport(actor, project, { number, accept })
			return { status: 200, body: { number, href: fileOf(project, number) } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/reports/{number}/reject',
		params: numberedParams,
		query: none,
		method: 'POST',
		id: 'rejectReport',
		summary: 'Send a draft back to its author, as an owner or admin, with a reason.',
		needs: 'write',
		body: { ...JSON_OF, maxBytes: WISH_BYTES, schema: rejectionWishSchema },
		answers: { 200: { says: 'It is sent back.', schema: rejectedSchema } },
		handle: async ({ actor, params: { project, number }, body: { reason } }) => {
			await rejectReport(actor, project, { number, reason })
			return { status: 200, body: { number } }
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/report.pdf',
		query: scenarioQuery.extend({
			issue: z.coerce.number().int().min(1).max(1e6).optional().describe('The number of an issued report.'),
			paper: z.enum(['a4', 'letter']).default('a4'),
		}),
		method: 'GET',
		id: 'getReportPdf',
		summary: 'Read the report as PDF: of the current plan, or the kept file of an issue.',
		needs: 'read',
		answers: { 200: { says: 'The file.', file: 'application/pdf' } },
		handle: async (call) => {
			const { issue, paper } = call.query
			const { fileName, pdf } =
				issue === undefined
					? await printReport(call.actor, refOf(call), {
							settings: { ...PLAIN_SETTINGS, paper },
							signal: call.gone,
						})
					: await getReportPdf(call.actor, call.params.project, issue)
			return download({ fileName, type: 'application/pdf', body: pdf })
		},
	}),
	operation({
		...OF,
		path: '/projects/{project}/plan.xlsx',
		query: scenarioQuery,
		method: 'GET',
		id: 'getWorkbook',
		summary: 'Read the plan as a workbook with live formulas.',
		needs: 'read',
		answers: {
			200: { says: 'The file.', file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
		},
		handle: async (call) => {
			const { xlsx, fileName } = await exportWorkbook(call.actor, refOf(call), call.gone)
			const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
			return download({ fileName, type, body: xlsx })
		},
	}),
]
