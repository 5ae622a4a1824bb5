import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { CodeField } from '#app/components/account/code-field.tsx'
import { PasskeyButton } from '#app/components/account/passkey-button.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { halfLogInId } from '#server/access/half-log-in.ts'
import { safeRedirect } from '#server/access/safe-redirect.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { originOf, redirectThrough } from '#server/http/gates/account-session.ts'
import { requireStranger } from '#server/http/gates/require-user.ts'
import { awaitedSecondStep, passSecondStep } from '#server/actions/second-step/pass-second-step.ts'
import { codeSchema } from '#shared/schemas/account-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Two-factor authentication')

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireStranger({ request, context })
	const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'))
	const ways = await awaitedSecondStep(halfLogInId(request))
	if (ways === null) throw redirect('/login')
	return { redirectTo, ways }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const visitor = await requireStranger({ request, context })
	const read = await readSubmission(request, codeSchema, ['redirectTo'])
	if (!read.ok) return read.response
	const given = { halfId: halfLogInId(request), code: read.value.code }
	const answer = await formAnswer(() => passSecondStep(originOf(request, context), visitor, given))
	if (!answer.ok) return read.refuse(answer)
	return await redirectThrough(request, answer.userId, safeRedirect(read.form?.get('redirectTo')))
}

const ledeOf = ({ app, codes }: { app: boolean; codes: boolean }) =>
	app ? 'Enter your code' : codes ? 'Use your passkey or a recovery code' : 'Use your passkey'

export default function SecondStep() {
	const { redirectTo, ways } = useLoaderData<typeof loader>()
	const { form, inputOf } = useAnsweredForm(useActionData<typeof action>())
	return (
		<AccountPage
			title="Two-factor authentication"
			lede={`Your password is correct. ${ledeOf(ways)} within 10 minutes.`}
			foot={
				<Link className="underline" to="/login">
					Back to log in
				</Link>
			}
		>
			{(ways.app || ways.codes) && (
				<AccountForm form={form} act="Continue">
					<input type="hidden" name="redirectTo" value={redirectTo} />
					<CodeField
						{...inputOf('code')}
						{...(!ways.app && { help: 'A recovery code, if you do not have your passkey.' })}
					/>
				</AccountForm>
			)}
			{ways.passkey && <PasskeyButton redirectTo={redirectTo} alone={!ways.app && !ways.codes} />}
		</AccountPage>
	)
}
