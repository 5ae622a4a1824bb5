import { redirect } from '@remix-run/node'
import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { intentIn, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { checkForm, namesIn } from '#server/http/forms/read-submission.ts'
import { removePasskey, renamePasskey } from '#server/actions/passkeys/own-passkeys.ts'
import { removeKeySchema, renameKeySchema } from '#shared/schemas/account-forms.ts'

/** What the page's forms may hold. */
export const PASSKEYS_FORM = {
	intents: ['rename', 'remove'] as const,
	names: [...new Set([renameKeySchema, removeKeySchema].flatMap(namesIn))],
	maxBytes: SHORT_FORM_BYTES,
}

type PasskeysRequest = { holder: AccountHolder; origin: Origin; form: FormData }

const BACK = '/account/passkeys'

/** Does what one of the page's forms asks for. */
export async function actOnPasskeys(asked: PasskeysRequest) {
	switch (intentIn(asked.form, PASSKEYS_FORM.intents)) {
		case 'rename':
			return await rename(asked)
		case 'remove':
			return await remove(asked)
	}
}

async function rename({ holder, form }: PasskeysRequest) {
	const read = checkForm(form, renameKeySchema)
	if (!read.ok) return read.response
	const done = await formAnswer(async () => {
		await renamePasskey(holder, read.value.key, read.value.name)
		return { ok: true as const }
	})
	return done.ok ? redirect(BACK) : read.refuse(done)
}

async function remove({ holder, origin, form }: PasskeysRequest) {
	const read = checkForm(form, removeKeySchema)
	if (!read.ok) return read.response
	const { key: id, current, code = '' } = read.value
	const done = await formAnswer(() => removePasskey(origin, holder, { id, proof: { current, code } }))
	return done.ok ? redirect(BACK) : read.refuse(done)
}
