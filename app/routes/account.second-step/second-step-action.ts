import { json, redirect } from '@remix-run/node'
import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { ownSessionId } from '#server/access/sessions.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { intentIn, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { checkForm, namesIn, type FormReply } from '#server/http/forms/read-submission.ts'
import { renewCodes, switchOff } from '#server/actions/second-step/change-second-step.ts'
import { beginSetUp, confirmSetUp, giveUpSetUp } from '#server/actions/second-step/set-up.ts'
import {
	beginSecondStepSchema,
	confirmSecondStepSchema,
	renewCodesSchema,
	secondStepOffSchema,
} from '#shared/schemas/account-forms.ts'

/** What the forms of the page may hold. */
export const SECOND_STEP_FORM = {
	intents: ['begin', 'give-up', 'confirm', 'renew', 'off'] as const,
	names: [...new Set([beginSecondStepSchema, confirmSecondStepSchema, renewCodesSchema].flatMap(namesIn))],
	maxBytes: SHORT_FORM_BYTES,
}

/** A form of the page answers with what is wrong, or with codes that are shown this once. */
export type SecondStepReply = FormReply & { readonly codes?: readonly string[] }

type SecondStepRequest = { holder: AccountHolder; origin: Origin; request: Request; form: FormData }

const BACK = '/account/second-step'

/** The page again, with the team that has sent one there. */
function backOf(request: Request): string {
	const team = new URL(request.url).searchParams.get('team')
	return team === null ? BACK : `${BACK}?team=${encodeURIComponent(team)}`
}

/** Does what one of the page's forms asks for. */
export async function actOnSecondStep(asked: SecondStepRequest) {
	switch (intentIn(asked.form, SECOND_STEP_FORM.intents)) {
		case 'begin':
			return await begin(asked)
		case 'give-up':
			await giveUpSetUp(asked.holder)
			return redirect(BACK)
		case 'confirm':
			return await confirm(asked)
		case 'renew':
			return await renew(asked)
		case 'off':
			return await off(asked)
	}
}

async function begin({ holder, origin, request, form }: SecondStepRequest) {
	const read = checkForm(form, beginSecondStepSchema)
	if (!read.ok) return read.response
	const answer = await formAnswer(() => beginSetUp(origin, holder, read.value.current))
	return answer.ok ? redirect(backOf(request)) : read.refuse(answer)
}

async function confirm({ holder, origin, request, form }: SecondStepRequest) {
	const read = checkForm(form, confirmSecondStepSchema)
	if (!read.ok) return read.response
	const given = { code: read.value.code, sessionId: ownSessionId(request) }
	const answer = await formAnswer(() => confirmSetUp(origin, holder, given))
	return answer.ok ? shown(answer.codes) : read.refuse(answer)
}

async function renew({ holder, origin, form }: SecondStepRequest) {
	const read = checkForm(form, renewCodesSchema)
	if (!read.ok) return read.response
	const { current, code = '' } = read.value
	const answer = await formAnswer(() => renewCodes(origin, holder, { current, code }))
	return answer.ok ? shown(answer.codes) : read.refuse(answer)
}

async function off({ holder, origin, form }: SecondStepRequest) {
	const read = checkForm(form, secondStepOffSchema)
	if (!read.ok) return read.response
	const answer = await formAnswer(() => switchOff(origin, holder, read.value))
	return answer.ok ? redirect(BACK) : read.refuse(answer)
}

function shown(codes: readonly string[]) {
	return json<SecondStepReply>({ typed: {}, errors: {}, codes })
}
