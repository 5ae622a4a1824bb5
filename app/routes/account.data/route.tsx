import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { titled } from '#app/components/page-title.ts'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { buttonClass } from '#app/components/ui/button.tsx'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { readSubmission } from '#server/http/forms/read-submission.ts'
import { originOf, redirectSignedOut } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { deleteAccount, fateField, WITH_ME } from '#server/actions/accounts/delete-account.ts'
import { listTeamsLeft } from '#server/actions/accounts/teams-left.ts'
import { getSecondStep } from '#server/actions/second-step/get-second-step.ts'
import { deleteAccountSchema } from '#shared/schemas/account-forms.ts'
import { DeleteCard } from './delete-card.tsx'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Your data')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	const [teams, { state }] = await Promise.all([listTeamsLeft(holder), getSecondStep(holder)])
	return {
		teams: teams.map(({ id, ...team }) => ({ ...team, id, field: fateField(id) })),
		withMe: WITH_ME,
		asksCode: state === 'on',
	}
}

export async function action({ request, context }: ActionFunctionArgs) {
	const holder = await requireUser({ request, context })
	const teams = await listTeamsLeft(holder)
	const asksFates = Object.fromEntries(teams.map(({ id }) => [fateField(id), z.string().optional()]))
	const read = await readSubmission(request, deleteAccountSchema.extend(asksFates))
	if (!read.ok) return read.response
	const { current = '', code = '', ...chosen } = read.value
	const fates = new Map(teams.map(({ id }) => [id, chosen[fateField(id)] ?? '']))
	const asked = { proof: { current, code }, fates }
	const answer = await formAnswer(() => deleteAccount(originOf(request, context), holder, asked))
	if (!answer.ok) return read.refuse(answer)
	return await redirectSignedOut(request, '/login?deleted')
}

export default function AccountData() {
	const { teams, withMe, asksCode } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHead title="Take your data, or leave">The file has all that this server keeps of you.</PageHead>
			<div className="account-cards">
				<Card title="Save your data" plain sub="One JSON file, made when you ask for it.">
					<ul className="account-facts mb-4">
						<li>Your account, and the browsers you are logged in on.</li>
						<li>Your teams, your role in each, and what you did there beside plans.</li>
						<li>The plans you made, whole, with every scenario.</li>
						<li>Your own edits in every plan that you can open.</li>
					</ul>
					<a className={buttonClass({ kind: 'primary' })} href="/account/data.json" download>
						Save as JSON
					</a>
				</Card>
				<DeleteCard teams={teams} withMe={withMe} asksCode={asksCode} reply={useActionData<typeof action>()} />
			</div>
		</>
	)
}
