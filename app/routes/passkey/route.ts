import { json, type ActionFunctionArgs } from '@remix-run/node'
import { challengeOf, keepChallenge } from '#server/access/key-challenge.ts'
import { safeRedirect } from '#server/access/safe-redirect.ts'
import { ownSessionId } from '#server/access/sessions.ts'
import { formAnswer, type Refused } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { intentIn, readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { namesIn, valuesIn } from '#server/http/forms/read-submission.ts'
import { originOf, redirectThrough } from '#server/http/gates/account-session.ts'
import { requireStranger, requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { addPasskey, askForKey } from '#server/actions/passkeys/passkeys.ts'
import { askForSignature, logInByPasskey, relyingParty } from '#server/actions/passkeys/log-in-by-passkey.ts'
import { askForKeySchema, keyNameSchema } from '#shared/schemas/account-forms.ts'

const FORM = {
	intents: ['ask', 'answer', 'ask-new', 'answer-new'] as const,
	names: ['answer', 'redirectTo', ...namesIn(askForKeySchema)],
	maxBytes: SHORT_FORM_BYTES,
}

type AskToSignParams = ActionFunctionArgs & { readonly form: FormData }

/** Logs in by a passkey or makes one, each in two goes: first what the browser is to do, then what came of it. */
export async function action(args: ActionFunctionArgs) {
	const form = await answering(() => readForm(args.request, FORM))
	const asked = { ...args, form }
	switch (intentIn(form, FORM.intents)) {
		case 'ask':
			return await askToSign(asked)
		case 'answer':
			return await logIn(asked)
		case 'ask-new':
			return await askForNew(asked)
		case 'answer-new':
			return await add(asked)
	}
}

const told = ({ errors, status, headers }: Pick<Refused, 'errors'> & Partial<Refused>) =>
	json({ errors: Object.values(errors).flat() }, { status: status ?? 400, ...(headers && { headers }) })

async function askToSign({ request, context }: AskToSignParams) {
	await requireStranger({ request, context })
	const asked = await formAnswer(async () => ({
		ok: true as const,
		options: await askForSignature(originOf(request, context), relyingParty(request)),
	}))
	if (!asked.ok) return told(asked)
	const { options } = asked
	const cookie = await keepChallenge(request, { challenge: options.challenge, userId: null })
	return json({ options }, { headers: { 'Set-Cookie': cookie } })
}

async function logIn({ request, context, form }: AskToSignParams) {
	const visitor = await requireStranger({ request, context })
	const asked = await challengeOf(request)
	const challenge = asked?.userId === null ? asked.challenge : null
	const signed = { party: relyingParty(request), challenge, answer: textIn(form, 'answer') }
	const answer = await logInByPasskey(visitor, signed)
	if (!answer.ok) return told(answer)
	const to = safeRedirect(form.get('redirectTo'))
	// The page itself goes there: a script would be led on without it.
	const { headers } = await redirectThrough(request, answer.userId, to)
	headers.delete('Location')
	return json({ to }, { headers })
}

async function askForNew({ request, context, form }: AskToSignParams) {
	const holder = await requireUser({ request, context })
	const read = valuesIn(form, askForKeySchema)
	if (!read.ok) return told(read.reply)
	const { current, code = '' } = read.value
	const asked = await formAnswer(() =>
		askForKey(originOf(request, context), holder, { party: relyingParty(request), proof: { current, code } }),
	)
	if (!asked.ok) return told(asked)
	const { options } = asked
	const cookie = await keepChallenge(request, { challenge: options.challenge, userId: holder.userId })
	return json({ options }, { headers: { 'Set-Cookie': cookie } })
}

async function add({ request, context, form }: AskToSignParams) {
	const holder = await requireUser({ request, context })
	const read = valuesIn(form, keyNameSchema)
	if (!read.ok) return told(read.reply)
	const asked = await challengeOf(request)
	const challenge = asked?.userId === holder.userId ? asked.challenge : null
	const made = await formAnswer(() =>
		addPasskey(originOf(request, context), holder, {
			...{ party: relyingParty(request), challenge, answer: textIn(form, 'answer') },
			...{ name: read.value.name, sessionId: ownSessionId(request) },
		}),
	)
	return made.ok ? json({ codes: made.codes }) : told(made)
}
