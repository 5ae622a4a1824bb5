import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { keepShare, mayOpen } from '#server/access/share-cookie.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { originOf } from '#server/http/gates/account-session.ts'
import { findShareLink, noteOpened, sharePasswordProblems, type OpenLink } from '#server/access/open-share-link.ts'
import { sharePasswordSchema } from '#shared/schemas/share-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

// The address is a secret: it goes to no other site.
export const meta = titled('Shared plan', { name: 'referrer', content: 'same-origin' })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const token = params.token ?? ''
	const link = await findShareLink(token)
	if (link === null) return json({ works: false }, 404)
	if (mayOpen(request, { token, link })) return await open(request, { token, link })
	return json({ works: true })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
	const token = params.token ?? ''
	const read = await readSubmission(request, sharePasswordSchema)
	if (!read.ok) return read.response
	const link = await findShareLink(token)
	if (link === null) return redirect(`/s/${token}`)
	const given = await formAnswer(async () => {
		const errors = await sharePasswordProblems(originOf(request, context), link, read.value.password)
		return errors === null ? { ok: true as const } : { ok: false as const, errors }
	})
	return given.ok ? await open(request, { token, link }) : read.refuse(given)
}

async function open(request: Request, kept: { token: string; link: OpenLink }) {
	await noteOpened(kept.link)
	const headers = new Headers()
	for (const cookie of keepShare(request, kept)) headers.append('Set-Cookie', cookie)
	return redirect(`/p/${kept.link.projectId}`, { headers })
}

export default function SharedPlan() {
	const { works } = useLoaderData<typeof loader>()
	const { form, inputOf } = useAnsweredForm(useActionData<typeof action>())
	if (!works) {
		return (
			<AccountPage title="This link does not work" lede="It was revoked, has expired, or is incomplete.">
				<p className="mb-4">Ask the person who sent it for a new link.</p>
				<Link className="underline" to="/">
					About Strata
				</Link>
			</AccountPage>
		)
	}
	return (
		<AccountPage title="A plan was shared with you" lede="Enter the password that came with the link.">
			<AccountForm form={form} act="Open plan">
				<PasswordField label="Link password" {...inputOf('password')} autoComplete="off" required />
			</AccountForm>
		</AccountPage>
	)
}
