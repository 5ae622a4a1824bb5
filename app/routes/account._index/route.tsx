import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { Notice } from '#app/components/ui/notice.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { originOf } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { getAccount } from '#server/actions/accounts/get-account.ts'
import { mailIsOn } from '#server/actions/mail/send-mail.ts'
import { listTeams } from '#server/actions/teams/get-team.ts'
import { dayInSentence } from '#shared/formats/day.ts'
import { ACCOUNT_FORM, actOnAccount, DONE } from './account-action.ts'
import { AddressCard } from './address-card.tsx'
import { NameCard } from './name-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { useCleanForms } from './use-clean-forms.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Account')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	const [{ since, ...account }, teams] = await answering(() => Promise.all([getAccount(holder), listTeams(holder)]))
	const done = new URL(request.url).searchParams.get('done')
	return {
		account,
		teams: teams.map(({ id, name, role }) => ({ id, name, role })),
		since: dayInSentence(since, new Date()),
		mailIsOn: mailIsOn(),
		done: Object.entries(DONE).find(([what]) => what === done)?.[1] ?? null,
	}
}

export async function action({ request, context }: ActionFunctionArgs) {
	const holder = await requireUser({ request, context })
	const form = await answering(() => readForm(request, ACCOUNT_FORM))
	return await answering(() => actOnAccount({ holder, origin: originOf(request, context), request, form }))
}

export default function Account() {
	const { account, teams, since, mailIsOn: mail, done } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const clean = useCleanForms(reply !== undefined)
	const replyTo = (intent: string) => (reply?.typed.intent === intent ? reply : undefined)
	return (
		<>
			<PageHead title="Your account">
				{account.email}, since {since}
			</PageHead>
			{done !== null && reply === undefined && <Notice live>{done}</Notice>}
			<div className="account-cards" key={clean}>
				<NameCard name={account.name} teams={teams} reply={replyTo('rename')} />
				<PasswordCard reply={replyTo('password')} />
				<AddressCard account={account} mailIsOn={mail} reply={replyTo('address')} />
			</div>
		</>
	)
}
