import type { Actor } from '#server/access/actor.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { currentEnv } from '#server/env.ts'
import { requireMember } from '#server/access/require-member.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { PLAN_FORMAT, type ParsedPlan, type PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import type { StartTexts } from '#shared/start/start-fields.ts'
import { formatFigure } from '#shared/units/format.ts'
import { startAnswers } from './starts.ts'
import { newId } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { createChanges } from '#server/store/rows/changes.ts'
import { createProject as createProjectRow, countProjects } from '#server/store/rows/projects.ts'
import { createScenario } from '#server/store/rows/scenarios.ts'
import { lockTeam, type TeamScope, findTeam } from '#server/store/rows/teams.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import { headOf } from '#server/runs/edits/writes-of.ts'
import { storeNewPlan } from '#server/actions/plans/plan-file.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { handOn, noteEvent } from '#server/actions/webhooks/webhooks.ts'
import { AppError } from '#server/access/app-error.ts'
import { withStatusMonth } from '#shared/status-month.ts'
import { MOST_PLANS } from '#shared/schemas/plan-budget.ts'

const figure = (count: number) => formatFigure(count, { whole: true })

/**
 * Sees that one more plan may be kept by a team. To be called in the transaction that adds it.
 * @throws too_large where the team, or its trash, is full
 */
async function requireRoomForPlan(scope: TeamScope): Promise<void> {
	await lockTeam(scope)
	const [team, { shelf, bin }] = await Promise.all([findTeam(scope), countProjects(scope)])
	const visitor = team?.kind === 'visitor'
	const most = visitor ? MOST_PLANS.visitor : MOST_PLANS.team
	if (shelf >= most) {
		throw new AppError('too_large', {
			userMessage: `This team has ${figure(shelf)} plans, the limit.`,
			mend: visitor
				? 'Sign up to keep more, or remove one that you no longer need.'
				: 'Remove plans you no longer need.',
		})
	}
	if (shelf + bin >= 2 * most) {
		throw new AppError('too_large', {
			userMessage: `This team has ${figure(shelf + bin)} plans, ${figure(bin)} of them in the trash; the limit is ${figure(2 * most)}.`,
			mend: 'Restore one instead, or wait: plans leave the trash 30 days after removal.',
		})
	}
}

/**
 * Makes a project whose baseline is this plan.
 * @throws not_found for strangers, forbidden for roles that may not change plans, too_large where the team is full
 */
export async function createProject(actor: Actor, teamId: string, plan: PlanFile): Promise<{ projectId: string }> {
	const { told, projectId } = await inTransaction(async () => {
		// Before the gate: a team that is being deleted takes no plan after it.
		await lockTeam({ teamId })
		await requireMember(actor, teamId, 'changePlans')
		const made = await storeProject(actor, { teamId }, plan)
		await writeAuditEntry(actor, teamId, { action: 'project.created', subject: plan.name })
		const about = { project: made.projectId }
		return { ...made, told: await noteEvent(actor, teamId, { event: 'project.created', about }) }
	})
	handOn(told)
	return { projectId }
}

/**
 * Writes a new project with its baseline and the first line of its log. The caller has checked that the actor may.
 * @throws too_large where the team is full
 */
export async function storeProject(
	actor: Actor,
	{ teamId }: TeamScope,
	given: PlanFile,
): Promise<{ projectId: string }> {
	const plan = withStatusMonth(given)
	await requireRoomForPlan({ teamId })
	const projectId = newId()
	const scope = { teamId, scenarioId: newId() }
	await createProjectRow({ teamId }, { id: projectId, name: plan.name, createdById: actor.userId })
	await createScenario(scope, { projectId, label: 'Baseline', baseline: true, position: 0, head: headOf(plan) })
	await storeNewPlan(actor, scope, plan)
	await createChanges(scope, [
		{
			rev: 1,
			userId: actor.userId,
			userName: actor.name,
			why: '',
			requestId: actor.requestId,
			action: 'create',
			kind: 'plan',
			itemId: '',
			fields: [{ field: '', before: null, after: draftOf(plan) }],
			undoes: null,
		},
	])
	return { projectId }
}

/** Where a new project's plan comes from. A name given replaces the plan's own. */
export type ProjectSource =
	| { readonly from: 'template'; readonly template: string; readonly name: string }
	| { readonly from: 'file'; readonly text: string; readonly name: string }
	| { readonly from: 'blank'; readonly name: string; readonly startMonth: string }
	| { readonly from: 'questions'; readonly name: string; readonly typed: StartTexts; readonly month: string }

export type MadeProject =
	{ readonly ok: true; readonly projectId: string } | { readonly ok: false; readonly problems: readonly Problem[] }

const HORIZON_MONTHS = 60

/**
 * Makes a project from answers, a template, a plan file or nothing. A file that is not a valid plan, or too large for this server, is
 * not taken: all its problems come back at once.
 * @throws not_found for strangers, forbidden for roles that may not change plans, too_large where the team is full;
 * rate_limited, unavailable where the engine has too much to do
 */
export async function makeProject(actor: Actor, teamId: string, source: ProjectSource): Promise<MadeProject> {
	await requireMember(actor, teamId, 'changePlans')
	const read = await readSource(teamId, source)
	if (!read.ok) return read
	const plan = source.name === '' ? read.plan : { ...read.plan, name: source.name }
	return { ok: true, ...(await createProject(actor, teamId, plan)) }
}

async function readSource(teamId: string, source: ProjectSource): Promise<ParsedPlan> {
	if (source.from === 'questions') return await sizedFrom(teamId, source)
	if (source.from === 'file') return await readText(teamId, source.text)
	if (source.from === 'template') {
		const template = findTemplate(source.template)
		if (template !== null) return await readText(teamId, JSON.stringify(template.plan))
		return { ok: false, problems: [{ path: 'template', message: 'Choose one of the templates.' }] }
	}
	const { name, startMonth } = source
	if (name === '') return { ok: false, problems: [{ path: 'name', message: 'Give the plan a name.' }] }
	const blank = { format: PLAN_FORMAT, name, startMonth, horizonMonths: HORIZON_MONTHS }
	return await readText(teamId, JSON.stringify(blank))
}

/** Reads a plan file off this thread: its parts are checked one by one, which takes tens of milliseconds. */
async function readText(team: string, text: string): Promise<ParsedPlan> {
	return await askThread('readPlanText', { team, question: { text, budget: currentEnv().PLAN_BUDGET_CELLS } })
}

type Questions = Extract<ProjectSource, { readonly from: 'questions' }>

/** The plan that the answers come to. What is wrong with them is told by field. */
async function sizedFrom(team: string, { typed, name, month }: Questions): Promise<ParsedPlan> {
	const read = await startAnswers(team, { typed, month })
	if (!read.ok) return read
	const { place, itMW } = read.answers
	const called = name === '' ? `${place.name} ${formatFigure(itMW)} MW` : name
	const question = { answers: read.answers, name: called, budget: currentEnv().PLAN_BUDGET_CELLS }
	return await askThread('sizeProject', { team, question })
}
