import { json, redirect } from '@remix-run/node'
import type { AccountHolder } from '#server/access/actor.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { intentIn, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { checkForm, namesIn, type FormReply } from '#server/http/forms/read-submission.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { deleteTeam } from '#server/actions/teams/delete-team.ts'
import { renameTeam } from '#server/actions/teams/rename-team.ts'
import { setSecondStepPolicy } from '#server/actions/teams/second-step-policy.ts'
import { transferOwnership } from '#server/actions/teams/transfer-ownership.ts'
import { teamNameSchema } from '#shared/schemas/account-forms.ts'

/** What the page's forms may hold. */
export const SETTINGS_FORM = {
	intents: ['', 'delete', 'hand-over', 'second-step-needed', 'second-step-free'] as const,
	names: [...namesIn(teamNameSchema), 'userId'],
	maxBytes: SHORT_FORM_BYTES,
}

type SettingsRequest = { actor: AccountHolder; teamId: string; form: FormData }

/** Does what one of the page's forms asks for. */
export async function actOnSettings({ actor, teamId, form }: SettingsRequest) {
	const here = `/t/${teamId}/settings`
	switch (intentIn(form, SETTINGS_FORM.intents)) {
		case 'delete':
			await answering(() => deleteTeam(actor, teamId))
			return redirect(`/t/${teamId}/deleted`)
		case 'hand-over':
			return await refusing(form, here, () => transferOwnership(actor, teamId, textIn(form, 'userId')))
		case 'second-step-needed':
			return await refusing(form, here, () => setSecondStepPolicy(actor, teamId, 'needed'))
		case 'second-step-free':
			return await refusing(form, here, () => setSecondStepPolicy(actor, teamId, 'free'))
		case '': {
			const read = checkForm(form, teamNameSchema)
			if (!read.ok) return read.response
			await answering(() => renameTeam(actor, teamId, read.value.name))
			return redirect(here)
		}
	}
}

/** Stays on the page with what is in the way, under the form that asked. */
async function refusing(form: FormData, here: string, work: () => Promise<void>) {
	const done = await formAnswer(async () => {
		await work()
		return { ok: true as const }
	})
	if (done.ok) return redirect(here)
	const reply: FormReply = { typed: { intent: textIn(form, 'intent') }, errors: done.errors }
	return json(reply, { status: done.status, headers: done.headers })
}
