import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import type { ShareDone, ShareReply } from '#app/components/dialogs/share/share-view.ts'
import { formAnswer, type FormErrors } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { once, ONCE } from '#server/http/forms/once.ts'
import { intentIn, readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { namesIn, valuesIn, type FormReply } from '#server/http/forms/read-submission.ts'
import { originOf } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { createShareLink, changeShareLink, settleOldLinks, endShareLink } from '#server/actions/sharing/share-links.ts'
import { OVER } from '#shared/pages/over-page.ts'
import { shareLinkSchema, shareScopeSchema, showsIn } from '#shared/schemas/share-forms.ts'
import { openPlan } from '../p.$project/open-plan.ts'

const FORM = {
	intents: ['', 'end', 'scope', 'keep', 'limit'] as const,
	names: [...namesIn(shareLinkSchema), 'link', ONCE],
	repeated: ['sections', 'withholds'],
	maxBytes: SHORT_FORM_BYTES,
}
const madeSchema = z.object({ ok: z.literal(true) })
const DONE = { ok: true as const }

type Refusing = {
	readonly form: FormData
	readonly status: number
	readonly headers?: Record<string, string>
}

function refused(reply: FormReply, { form, status, headers = {} }: Refusing) {
	const ticked = [...form.getAll('sections'), ...form.getAll('withholds')].filter((tick) => typeof tick === 'string')
	const link = textIn(form, 'link')
	return json<ShareReply>({ ...reply, ticked, link: link === '' ? null : link }, { status, headers })
}

/** Leads back to the page of links; a dialog over another page is told, and stays. */
function done({ request, params }: ActionFunctionArgs) {
	if (new URL(request.url).searchParams.has(OVER)) return json<ShareDone>(DONE)
	return redirect(`/p/${params['project'] ?? ''}/share`)
}

/** Makes a link, ends one, changes what one shows, or says what the older ones may. */
export async function shareAction(asked: ActionFunctionArgs) {
	const actor = await requireUser(asked)
	const projectId = asked.params['project'] ?? ''
	const form = await answering(() => readForm(asked.request, FORM))
	const intent = intentIn(form, FORM.intents)
	if (intent === 'end') {
		await answering(() => endShareLink(actor, projectId, textIn(form, 'link')))
		return done(asked)
	}
	if (intent === 'keep' || intent === 'limit') {
		await answering(() => settleOldLinks(actor, projectId, intent))
		return done(asked)
	}
	return intent === 'scope' ? await change(asked, form) : await make(asked, form)
}

async function change(asked: ActionFunctionArgs, form: FormData) {
	const actor = await requireUser(asked)
	const projectId = asked.params['project'] ?? ''
	const read = valuesIn(form, shareScopeSchema)
	if (!read.ok) return refused(read.reply, { form, status: 400 })
	const changed = await formAnswer(async () => {
		await changeShareLink(actor, { projectId, id: textIn(form, 'link'), shows: showsIn(read.value) })
		return DONE
	})
	return changed.ok ? done(asked) : refusedBy(changed, { form, read })
}

async function make(asked: ActionFunctionArgs, form: FormData) {
	const { request, context, params } = asked
	const actor = await requireUser(asked)
	const projectId = params['project'] ?? ''
	const read = valuesIn(form, shareLinkSchema)
	if (!read.ok) return refused(read.reply, { form, status: 400 })
	const { name, days, password } = read.value
	const link = { name, password, days: days === 'none' ? null : Number(days), shows: showsIn(read.value) }
	const { project } = await openPlan(asked)
	const work = async () => {
		await createShareLink(originOf(request, context), actor, { projectId, link })
		return DONE
	}
	const made = await formAnswer(() =>
		once({ actor, teamId: project.teamId, request, form }, { answer: madeSchema, work }),
	)
	return made.ok ? done(asked) : refusedBy(made, { form, read })
}

type ShareActionRefusal = {
	readonly errors: FormErrors
	readonly status: number
	readonly headers: Record<string, string>
}

const refusedBy = (
	{ errors, ...answer }: ShareActionRefusal,
	{ form, read }: { form: FormData; read: { readonly refused: (errors: FormErrors) => FormReply } },
) => refused(read.refused(errors), { form, ...answer })
