import type { Actor } from '#server/auth/actor.ts'
import { askThread } from '#server/engine-pool/ask-engine.ts'
import { currentEnv } from '#server/env.ts'
import { requireMember } from '#server/http/gates/require-member.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile, PLAN_FORMAT, type ParsedPlan } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { createProject } from './create-project.ts'

/** Where a new project's plan comes from. A name given replaces the plan's own. */
export type ProjectSource =
	| { readonly from: 'template'; readonly template: string; readonly name: string }
	| { readonly from: 'file'; readonly text: string; readonly name: string }
	| { readonly from: 'blank'; readonly name: string; readonly startMonth: string }

export type MadeProject =
	{ readonly ok: true; readonly projectId: string } | { readonly ok: false; readonly problems: readonly Problem[] }

const HORIZON_MONTHS = 60

/**
 * Makes a project from a template, a plan file or nothing. A file that is not a valid plan, or too large for this server, is
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
	if (source.from === 'file') {
		const question = { text: source.text, budget: currentEnv().PLAN_BUDGET_CELLS }
		return await askThread('readPlanText', { team: teamId, question })
	}
	if (source.from === 'template') {
		const template = findTemplate(source.template)
		if (template !== null) return parsePlanFile(template.plan)
		return { ok: false, problems: [{ path: 'template', message: 'Choose one of the templates.' }] }
	}
	const { name, startMonth } = source
	if (name === '') return { ok: false, problems: [{ path: 'name', message: 'Give the plan a name.' }] }
	return parsePlanFile({ format: PLAN_FORMAT, name, startMonth, horizonMonths: HORIZON_MONTHS })
}
