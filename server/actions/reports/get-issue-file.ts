import type { Actor } from '#server/access/actor.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { findFrozenIssue } from '#server/store/rows/report-issues.ts'
import { tooManyCells } from '#server/actions/exchange/export-workbook.ts'
import { fileNameOf } from '#server/actions/plans/export-plan.ts'
import { showsAllPlans } from '#shared/together/link-scope.ts'
import { issueNumber } from '#shared/report/issue-name.ts'
import { unreadable } from './draw-again.ts'
import { frozenOf } from './issue-history.ts'

type Asked = { readonly projectId: string; readonly number: number; readonly signal?: AbortSignal }

async function open(actor: Actor, { projectId, number }: Asked) {
	const project = await requireProject(actor, projectId, 'seePlans')
	// An issue may be of any scenario, at any version.
	if (project.link !== null && !showsAllPlans(project.link.scope)) throw notFound('report')
	const issue = await findFrozenIssue({ teamId: project.teamId }, project.id, number)
	if (issue === null) throw notFound('report')
	const stem = issue.fileName.replace(/\.pdf$/, '')
	return { project, issue, frozen: frozenOf(issue), stem }
}

/**
 * The plan file of an issue, as it was frozen: it can be imported again.
 * @throws not_found for strangers and unknown numbers; rate_limited, unavailable where the engine has too much to do
 */
export async function getIssuePlan(actor: Actor, asked: Asked) {
	const { project, frozen, stem } = await open(actor, asked)
	const from = { team: project.teamId, signal: asked.signal, question: { frozen } }
	return { text: await askThread('frozenPlanText', from), fileName: `${stem}.strata.json` }
}

/**
 * The workbook of an issue, with live formulas.
 * @throws not_found for strangers and unknown numbers, too_large, conflict where this version cannot read the plan any more;
 * rate_limited, unavailable where the engine has too much to do
 */
export async function getIssueWorkbook(actor: Actor, asked: Asked) {
	const { project, issue, frozen, stem } = await open(actor, asked)
	const about = {
		project: project.name,
		scenario: `${issue.scenarioLabel}, ${issueNumber(issue.number)}`,
		madeAt: issue.createdAt.toISOString().slice(0, 10),
		savedFrom: { scenarioId: issue.scenarioId, rev: issue.scenarioRev },
	}
	const question = { frozen, about }
	const drawn = await askThread('frozenWorkbook', { team: project.teamId, signal: asked.signal, question })
	if (drawn === null) throw unreadable(issue.number)
	if (!drawn.ok) throw tooManyCells(drawn)
	return { xlsx: drawn.xlsx, fileName: `${stem}.xlsx` }
}

/**
 * A list of an issue's plan or a table of its results as CSV.
 * @throws not_found for strangers, unknown numbers and tables; conflict, rate_limited, unavailable as the workbook
 */
export async function getIssueTable(actor: Actor, { table, ...asked }: Asked & { readonly table: string }) {
	const { project, issue, frozen, stem } = await open(actor, asked)
	const drawn = await askThread('frozenTable', {
		team: project.teamId,
		signal: asked.signal,
		question: { frozen, table },
	})
	if (drawn === null) throw unreadable(issue.number)
	if (drawn.text === null) throw notFound('table')
	return { text: drawn.text, fileName: fileNameOf(`${stem}-${table}`, '.csv') }
}
