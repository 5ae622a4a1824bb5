import type { Actor } from '#server/auth/actor.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { askEngine } from '#server/engine-pool/ask-engine.ts'
import { AppError } from '#server/http/refusals/app-error.ts'
import { createReportIssue, nextIssueNumber } from '#server/repositories/report-issues.ts'
import { askingOf, getHeading } from '#server/services/plans/plan-heading.ts'
import { getScenario, type PlanRef } from '#server/services/plans/get-scenario.ts'
import { handOn, noteEvent } from '#server/services/webhooks/tell-webhooks.ts'
import { writeAuditEntry } from '#server/services/teams/write-audit-entry.ts'
import { issueNumber, reportFileName } from '#shared/presentation/report/issue-name.ts'
import type { IssueInput } from '#shared/schemas/report-form.ts'

const MAX_TRIES = 5

export type IssuedReport = { readonly number: number; readonly fileName: string }

/**
 * Freezes the plan, draws its Brief and keeps both under the project's next number. While something blocks the issue it
 * carries the DRAFT mark whatever was asked. `kept` is told the number in the transaction that keeps it.
 * @throws not_found for strangers, forbidden where the role may not change plans, conflict where others keep taking the
 * number; rate_limited, unavailable where the engine has too much to do
 */
export async function issueReport(
	actor: Actor,
	ref: PlanRef,
	{
		kept: noteKept = () => Promise.resolve(),
		...input
	}: IssueInput & { readonly kept?: (number: number) => Promise<void> },
): Promise<IssuedReport> {
	await getScenario(actor, ref, 'changePlans')
	const heading = await getHeading(actor, ref)
	const { project, scenario } = heading
	for (let tries = 1; tries <= MAX_TRIES; tries++) {
		const number = await nextIssueNumber({ teamId: project.teamId }, project.id)
		const createdAt = new Date()
		const facts = {
			number,
			generatedAt: createdAt.toISOString(),
			generatedBy: actor.name,
			project: project.name,
			scenario: scenario.label,
			status: input.status,
			mark: input.mark,
			note: input.note,
			paper: input.paper,
		} as const
		const drawn = await askEngine('issue', { ...askingOf(heading), question: { facts } })
		const fileName = reportFileName({ planName: drawn.planName, number, day: facts.generatedAt.slice(0, 10) })
		const issue = {
			number,
			scenarioId: scenario.id,
			scenarioLabel: scenario.label,
			scenarioRev: drawn.rev,
			status: drawn.status,
			mark: input.mark,
			note: input.note,
			fileName,
			snapshotHash: drawn.snapshotHash,
			engineVersion: drawn.engine,
			createdById: actor.userId,
			createdByName: actor.name,
			createdAt,
			plan: drawn.plan,
			pdf: drawn.pdf,
		}
		const subject = `${project.name}, ${issueNumber(number)}`
		const kept = await inTransaction(async () => {
			if (!(await createReportIssue({ teamId: project.teamId }, project.id, issue))) return null
			await writeAuditEntry(actor, project.teamId, { action: 'report.issued', subject, projectId: project.id })
			await noteKept(number)
			const about = { project: project.id, number }
			return await noteEvent(actor, project.teamId, { event: 'report.issued', about })
		})
		if (kept === null) continue
		handOn(kept)
		return { number, fileName }
	}
	throw new AppError('conflict', {
		userMessage: 'Others issued reports of this project at the same time.',
		mend: 'Issue the report again.',
	})
}
