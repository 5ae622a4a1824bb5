import { redirect } from '@remix-run/node'
import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { redirectRenewed } from '#server/http/gates/account-session.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { intentIn, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { checkForm, namesIn } from '#server/http/forms/read-submission.ts'
import { AppError } from '#server/access/app-error.ts'
import { askForAddress, keepAddress } from '#server/actions/accounts/addresses.ts'
import { changePassword } from '#server/actions/accounts/passwords.ts'
import { renameAccount } from '#server/actions/accounts/account.ts'
import { sendVerification } from '#server/actions/accounts/send-verification.ts'
import { publicAddress } from '#server/actions/mail.ts'
import { addressSchema, passwordSchema, renameAccountSchema } from '#shared/schemas/account-forms.ts'

/** What the forms of the account page may hold. */
export const ACCOUNT_FORM = {
	intents: ['rename', 'address', 'password', 'keep', 'verify'] as const,
	names: [...new Set([renameAccountSchema, addressSchema, passwordSchema].flatMap(namesIn))],
	maxBytes: SHORT_FORM_BYTES,
}

/** What has just been done, by the word in the page's address. */
export const DONE = {
	name: 'Name changed.',
	link: 'We sent a link to confirm your email address.',
	asked: 'We sent a link to the new address. Nothing changes until you open it.',
	kept: 'Your address stays the same, and the link no longer works.',
	password: 'Password changed. All other sessions are logged out.',
	address: 'Email address confirmed.',
} as const
const done = (what: keyof typeof DONE) => redirect(`/account?done=${what}`)

type AccountRequest = { holder: AccountHolder; origin: Origin; request: Request; form: FormData }

/** Does what one of the page's forms asks for. */
export async function actOnAccount(asked: AccountRequest) {
	switch (intentIn(asked.form, ACCOUNT_FORM.intents)) {
		case 'rename':
			return await rename(asked)
		case 'address':
			return await address(asked)
		case 'password':
			return await password(asked)
		case 'keep':
			await keepAddress(asked.holder)
			return done('kept')
		case 'verify':
			return await verify(asked)
	}
}

async function rename({ holder, form }: AccountRequest) {
	const read = checkForm(form, renameAccountSchema)
	if (!read.ok) return read.response
	await renameAccount(holder, read.value.name)
	return done('name')
}

async function address({ holder, origin, request, form }: AccountRequest) {
	const read = checkForm(form, addressSchema)
	if (!read.ok) return read.response
	const { email, current } = read.value
	const wanted = { email, current, address: publicAddress(request) }
	const answer = await formAnswer(() => askForAddress(origin, holder, wanted))
	return answer.ok ? done('asked') : read.refuse(answer)
}

async function password({ holder, origin, request, form }: AccountRequest) {
	const read = checkForm(form, passwordSchema)
	if (!read.ok) return read.response
	const answer = await formAnswer(() => changePassword(origin, holder, read.value))
	if (!answer.ok) return read.refuse(answer)
	return await redirectRenewed(request, answer.userId, '/account?done=password')
}

async function verify({ holder, request }: AccountRequest) {
	if (await sendVerification(holder.userId, publicAddress(request))) return done('link')
	throw new AppError('rate_limited', {
		userMessage: 'Too many links: a dozen were sent to this address in the last hour.',
		mend: 'Open the latest one, or try again in an hour.',
		retryAfterSeconds: 3600,
	})
}
