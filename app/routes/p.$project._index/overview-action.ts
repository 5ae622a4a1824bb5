import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import type { Actor } from '#server/access/actor.ts'
import { choiceCookie } from '#server/http/choice-cookie.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { ONCE } from '#server/http/forms/once.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireProject } from '#server/access/require-member.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { meantPlace } from '#server/actions/announcements.ts'
import type { EditReply } from '#shared/grid/edit-reply.ts'
import { readSaidAmount } from '#shared/start/said-amount.ts'
import { carryOut } from '../p.$project/carry-out.ts'
import { planRef } from '../p.$project/open-plan.ts'
import { HIDDEN_STEPS, stepsHidden } from './hidden-steps.ts'

const FORM = { names: ['place', 'itMW', 'steps', ONCE], maxBytes: SHORT_FORM_BYTES }

/** A site is added by the name of its town, the checklist is put away. */
export async function overviewAction(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	if (form.has('steps')) return await putAway(actor, asked, textIn(form, 'steps') === 'hide')
	const reply = await answering(() => addSite(actor, asked, form))
	return json<EditReply>(reply, { status: reply.ok ? 200 : 422 })
}

async function putAway(actor: Actor, { request, params }: ActionFunctionArgs, hide: boolean) {
	const { projectId } = planRef({ request, params })
	await answering(() => requireProject(actor, projectId, 'seePlans'))
	const cookie = choiceCookie(request, HIDDEN_STEPS, stepsHidden(request.headers.get('Cookie'), { projectId, hide }))
	const back = new URL(request.url)
	back.searchParams.delete('index')
	return redirect(back.pathname + back.search, { headers: { 'Set-Cookie': cookie } })
}

/** A site by the name of its town, with the power it is to reach: what a form of its own would ask for by coordinates. */
async function addSite(actor: Actor, { request, params }: ActionFunctionArgs, form: FormData): Promise<EditReply> {
	const ref = planRef({ request, params })
	const { teamId } = await requireProject(actor, ref.projectId, 'changePlans')
	const where = await meantPlace(teamId, textIn(form, 'place'))
	const itMW = textIn(form, 'itMW')
	const said = itMW.trim() === '' ? null : readSaidAmount(itMW, 'power')
	const target = said?.ok === true ? said.value : ''
	const problems = [
		...(where.ok ? [] : [{ field: 'place', text: where.text }]),
		...(said?.ok === false ? [{ field: 'itMW', text: said.why }] : []),
	]
	if (!where.ok || problems.length > 0) return { ok: false, problems, cells: [] }
	const { name, country, region, latitude, longitude } = where.place
	const site = new FormData()
	const fields = { name, country, region, latitude, longitude, targetItMW: target, [ONCE]: textIn(form, ONCE) }
	for (const [field, value] of Object.entries(fields)) site.set(field, String(value))
	return await carryOut({ intent: 'add', list: 'sites', quality: '', source: '' }, { actor, ref, request, form: site })
}
