import type { Actor } from '#server/auth/actor.ts'
import { findTemplate } from '#shared/catalogue/templates.ts'
import { readJsonText } from '#shared/schemas/json-text.ts'
import { parsePlanFile, PLAN_FORMAT } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { createProject } from './create-project.ts'

/** Where a new project's plan comes from. A name given replaces the plan's own. */
export type ProjectSource =
	| { readonly from: 'template'; readonly template: string; readonly name: string }
	| { readonly from: 'file'; readonly text: string; readonly name: string }
	| { readonly from: 'blank'; readonly name: string; readonly startMonth: string }

export type Made =
	{ readonly ok: true; readonly projectId: string } | { readonly ok: false; readonly problems: readonly Problem[] }

const HORIZON_MONTHS = 60

/**
 * Makes a project from a template, a plan file or nothing. A file that is not a valid plan is not taken: all its problems
 * come back at once.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function makeProject(actor: Actor, teamId: string, source: ProjectSource): Promise<Made> {
	const read = readSource(source)
	if (!read.ok) return read
	const parsed = parsePlanFile(read.input)
	if (!parsed.ok) return parsed
	const plan = source.name === '' ? parsed.plan : { ...parsed.plan, name: source.name }
	return { ok: true, ...(await createProject(actor, teamId, plan)) }
}

type Read = { ok: true; input: unknown } | { ok: false; problems: readonly Problem[] }

function readSource(source: ProjectSource): Read {
	if (source.from === 'file') return readJson(source.text)
	if (source.from === 'template') {
		const template = findTemplate(source.template)
		if (template !== null) return { ok: true, input: template.plan }
		return { ok: false, problems: [{ path: 'template', message: 'Choose one of the templates.' }] }
	}
	const { name, startMonth } = source
	if (name === '') return { ok: false, problems: [{ path: 'name', message: 'Give the plan a name.' }] }
	return { ok: true, input: { format: PLAN_FORMAT, name, startMonth, horizonMonths: HORIZON_MONTHS } }
}

function readJson(text: string): Read {
	const read = readJsonText(text)
	if (read.ok) return { ok: true, input: read.value }
	const mend = 'Choose a plan file that Strata exported, or see `strata template abilene` for one.'
	return { ok: false, problems: [{ path: 'file', message: `This is not JSON: ${read.message}.`, mend }] }
}
