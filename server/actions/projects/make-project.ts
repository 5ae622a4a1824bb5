import type { Actor } from '#server/access/actor.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { currentEnv } from '#server/env.ts'
import { requireMember } from '#server/access/require-member.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { PLAN_FORMAT, type ParsedPlan } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import type { StartTexts } from '#shared/start/start-fields.ts'
import { formatFigure } from '#shared/units/format.ts'
import { createProject } from './create-project.ts'
import { startAnswers } from './start-answers.ts'

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
