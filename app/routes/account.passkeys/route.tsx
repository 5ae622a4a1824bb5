import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { CodesCard } from '#app/components/account/codes-card.tsx'
import { titled } from '#app/components/page-title.ts'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { originOf } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { listPasskeys } from '#server/actions/passkeys/own-passkeys.ts'
import { getSecondStep } from '#server/actions/second-step/get-second-step.ts'
import { teamsThatAsk } from '#server/actions/teams/second-step-policy.ts'
import { dayInSentence } from '#shared/formats/day.ts'
import { AddCard } from './add-card.tsx'
import { KeyCard } from './key-card.tsx'
import { actOnPasskeys, PASSKEYS_FORM } from './passkeys-action.ts'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Passkeys')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	const [keys, { state }, asked] = await Promise.all([
		listPasskeys(holder),
		getSecondStep(holder),
		teamsThatAsk(holder),
	])
	const now = new Date()
	return {
		hasApp: state === 'on',
		asked,
		keys: keys.map(({ createdAt, lastUsedAt, ...key }) => ({
			...key,
			made: dayInSentence(createdAt, now),
			used: lastUsedAt === null ? null : dayInSentence(lastUsedAt, now),
		})),
	}
}

export async function action({ request, context }: ActionFunctionArgs) {
	const holder = await requireUser({ request, context })
	const form = await answering(() => readForm(request, PASSKEYS_FORM))
	return await answering(() => actOnPasskeys({ holder, origin: originOf(request, context), form }))
}

function headOf(count: number): string {
	if (count === 0) return 'No passkey opens this account yet'
	return count === 1 ? 'One passkey opens this account' : `${count} passkeys open this account`
}

export default function Passkeys() {
	const { keys, hasApp, asked } = useLoaderData<typeof loader>()
	const reply: FormReply | undefined = useActionData<typeof action>()
	const [codes, setCodes] = useState<readonly string[]>([])
	const isLast = keys.length === 1 && !hasApp
	return (
		<>
			<PageHead title={headOf(keys.length)}>
				Your finger, face or PIN in place of the password. It counts as a second step too.
			</PageHead>
			{codes.length > 0 && <CodesCard codes={codes} />}
			<div className="account-cards">
				{keys.map((key) => (
					<KeyCard
						key={`${key.id} ${key.name}`}
						shown={key}
						hasApp={hasApp}
						last={isLast ? asked : null}
						reply={reply?.typed['key'] === key.id ? reply : undefined}
					/>
				))}
				<AddCard key={keys.length} hasApp={hasApp} onCodes={setCodes} />
			</div>
		</>
	)
}
