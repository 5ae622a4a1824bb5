import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { formAnswer, type FormErrors } from '#server/http/forms/form-answer.ts'
import { textIn, unknownForm } from '#server/http/forms/form-text.ts'
import { once, ONCE } from '#server/http/forms/once.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireProject } from '#server/access/require-member.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import { createScenario, binScenario, restoreScenario, describeScenario } from '#server/actions/scenarios/scenarios.ts'
import { promoteScenario } from '#server/actions/scenarios/promote.ts'
import { scenarioInputSchema } from '#shared/schemas/scenario-form.ts'

const FORM = {
	intents: ['create', 'describe', 'delete', 'restore', 'promote'] as const,
	names: ['id', 'from', 'rev', 'label', 'about', 'others', ONCE],
	maxBytes: SHORT_FORM_BYTES,
}
const askedSchema = z.object({
	intent: z.enum(FORM.intents),
	id: z.string().default(''),
	from: z.string().default(''),
	rev: z.coerce.number().int().nonnegative().default(0),
	others: z.enum(['follow', 'keep']).default('follow'),
})
const madeSchema = z.object({ ok: z.literal(true), scenarioId: z.string() })

/** Why a form of the page was not done, and what was typed into it. */
export type ScenarioReply = {
	readonly intent: string
	readonly id: string
	readonly errors: FormErrors
	readonly typed: { readonly label: string; readonly about: string }
}

function askedIn(form: FormData): z.infer<typeof askedSchema> {
	const read = askedSchema.safeParse(Object.fromEntries(form))
	if (!read.success) throw unknownForm()
	return read.data
}

function whyNot(answer: EditAnswer): { ok: true } | { ok: false; errors: FormErrors } {
	if (answer.ok) return { ok: true }
	const { problems, conflicts } = answer.told
	return { ok: false, errors: { '': [...problems, ...conflicts].map(({ text }) => text) } }
}

/** Makes, names, deletes, restores and promotes scenarios; what is refused is told where it was asked for. */
export async function scenarioAction(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const { request } = asked
	const projectId = asked.params['project'] ?? ''
	const form = await answering(() => readForm(request, FORM))
	const { intent, id, from, rev, others } = await answering(async () => askedIn(form))
	const ref = { projectId, scenarioId: id }
	const search = new URLSearchParams({ tab: 'manage' })
	const shown = new URL(request.url).searchParams.get('scenario')
	// The deleted one can't be shown any more, and after a promotion the baseline is what has changed.
	if (shown !== null && intent !== 'promote' && !(intent === 'delete' && shown === id)) search.set('scenario', shown)

	const work = async (): Promise<{ ok: true } | { ok: false; errors: FormErrors }> => {
		if (intent === 'delete') await binScenario(actor, ref)
		if (intent === 'restore') await restoreScenario(actor, projectId, id)
		if (intent === 'promote') {
			const answer = await promoteScenario(actor, ref, { seen: rev, others })
			if (answer.ok) search.set('rev', String(answer.rev))
			return whyNot(answer)
		}
		if (intent !== 'create' && intent !== 'describe') return { ok: true }
		const input = scenarioInputSchema.safeParse({ label: textIn(form, 'label'), about: textIn(form, 'about') })
		if (!input.success) return { ok: false, errors: z.flattenError(input.error).fieldErrors }
		if (intent === 'describe') await describeScenario(actor, ref, input.data)
		else {
			const { teamId } = await requireProject(actor, projectId, 'changePlans')
			const make = async () => ({
				ok: true as const,
				scenarioId: await createScenario(actor, { projectId, scenarioId: from || null }, input.data),
			})
			const made = await once({ actor, teamId, request, form }, { answer: madeSchema, work: make })
			search.set('scenario', made.scenarioId)
		}
		return { ok: true }
	}
	const done = await formAnswer(work)
	if (!done.ok) {
		const typed = { label: textIn(form, 'label'), about: textIn(form, 'about') }
		return json<ScenarioReply>(
			{ intent, id, errors: done.errors, typed },
			{ status: done.status, headers: done.headers },
		)
	}
	if (intent === 'delete' || intent === 'promote') search.set(intent === 'delete' ? 'deleted' : 'promoted', id)
	return redirect(`/p/${encodeURIComponent(projectId)}/options?${search.toString()}`)
}
