import { json } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { textIn } from '#server/http/forms/form-text.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { previewPage } from '#server/actions/reports/preview-page.ts'
import { getReportChoice } from '#server/actions/reports/report-choice.ts'
import { planRef } from '../p.$project/open-plan.ts'
import { OPTIONS_FORM, readOptions } from '../p.$project.reports/read-options.ts'

/** A page of the report as the form of options would have it printed now. */
export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const ref = planRef(asked)
	return await answering(async () => {
		const form = await readForm(asked.request, OPTIONS_FORM)
		const kept = await getReportChoice(actor, ref.projectId)
		const read = await readOptions(form, kept.settings)
		// A form that cannot be sent yet cannot be printed either: it says beside its fields why.
		if (!read.ok) return json({ detail: Object.values(read.errors).flat().join(' ') }, 422)
		const { status: _status, reason: _reason, ...settings } = read.input
		const page = Math.max(1, Math.trunc(Number(textIn(form, 'page'))) || 1)
		return json(await previewPage(actor, ref, { settings, page, signal: asked.context.gone }))
	})
}
