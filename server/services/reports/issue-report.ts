import type { Actor } from '#server/auth/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { renderBrief } from '#server/report/render-report.ts'
import { createReportIssue, nextIssueNumber } from '#server/repositories/report-issues.ts'
import { getResult } from '#server/services/plans/get-result.ts'
import { getScenario, type PlanRef } from '#server/services/plans/get-scenario.ts'
import { writeAuditEntry } from '#server/services/teams/write-audit-entry.ts'
import { issueNumber, reportFileName } from '#shared/presentation/report/issue-name.ts'
import { reportBlockers } from '#shared/presentation/report/report-blockers.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import type { IssueInput } from '#shared/schemas/report-form.ts'
import { snapshotHash } from './snapshot-hash.ts'

const MAX_TRIES = 5

export type IssuedReport = { readonly number: number; readonly fileName: string }

/**
 * Freezes the plan, draws its Brief and keeps both under the project's next number. While something blocks the issue it
 * carries the DRAFT mark whatever was asked.
 * @throws not_found for strangers, forbidden where the role may not change plans, conflict where others keep taking the number
 */
export async function issueReport(actor: Actor, ref: PlanRef, input: IssueInput): Promise<IssuedReport> {
	await getScenario(actor, ref, 'changePlans')
	const { project, scenario, rev, plan, result } = await getResult(actor, ref)
	const status = reportBlockers(plan, result).length > 0 ? 'draft' : input.status
	const hash = snapshotHash(plan)
	for (let tries = 1; tries <= MAX_TRIES; tries++) {
		const number = await nextIssueNumber({ teamId: project.teamId }, project.id)
		const createdAt = new Date()
		const facts = {
			number,
			generatedAt: createdAt.toISOString(),
			generatedBy: actor.name,
			snapshotHash: hash,
			project: project.name,
			scenario: scenario.label,
			status,
			mark: input.mark,
			note: input.note,
			paper: input.paper,
		} as const
		const fileName = reportFileName({ planName: plan.name, number, day: facts.generatedAt.slice(0, 10) })
		const pdf = new Uint8Array(await renderBrief({ plan, result, facts }))
		const kept = await createReportIssue({ teamId: project.teamId }, project.id, {
			number,
			scenarioId: scenario.id,
			scenarioLabel: scenario.label,
			scenarioRev: rev,
			status,
			mark: input.mark,
			note: input.note,
			fileName,
			snapshotHash: hash,
			engineVersion: result.engine,
			createdById: actor.userId,
			createdByName: actor.name,
			createdAt,
			plan: toPlanFile(plan),
			pdf,
		})
		if (!kept) continue
		await writeAuditEntry(actor, project.teamId, {
			action: 'report.issued',
			subject: `${project.name}, ${issueNumber(number)}`,
		})
		return { number, fileName }
	}
	throw new AppError('conflict', {
		userMessage: 'Others issued reports of this project at the same time.',
		mend: 'Issue the report again.',
	})
}
