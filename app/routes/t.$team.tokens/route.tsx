import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { intentIn, readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { namesIn, valuesIn } from '#server/http/forms/read-submission.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { createToken } from '#server/actions/tokens/create-token.ts'
import { listTokens } from '#server/actions/tokens/list-tokens.ts'
import { revokeToken } from '#server/actions/tokens/revoke-token.ts'
import { setTokenAccess } from '#server/actions/tokens/set-token-access.ts'
import { dayInSentence, dayText } from '#shared/formats/day.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { tokenAccessSchema, tokenSchema } from '#shared/schemas/token-forms.ts'
import { AccessCard } from './access-card.tsx'
import { NewToken } from './new-token.tsx'
import { TokenTable } from './token-table.tsx'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Tokens')

export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireUser({ request, context })
	const { tokens, access } = await answering(() => listTokens(actor, params.team ?? ''))
	const now = new Date()
	const day = (date: Date | null, none: string) => (date === null ? none : dayText(date, now))
	return {
		access,
		tokens: tokens.map(({ id, name, ending, scope, maker, ended, createdAt, expiresAt, lastUsedAt }) => ({
			...{ id, name, ending, scope, maker, ended },
			made: dayInSentence(createdAt, now),
			expires: day(expiresAt, 'Never'),
			used: day(lastUsedAt, 'Not yet'),
		})),
	}
}

const FORM = {
	intents: ['create', 'access', 'revoke'] as const,
	names: [...new Set([...namesIn(tokenSchema), ...namesIn(tokenAccessSchema), 'token'])],
	maxBytes: SHORT_FORM_BYTES,
}

export async function action({ request, context, params }: ActionFunctionArgs) {
	const actor = await requireUser({ request, context })
	const teamId = params.team ?? ''
	const here = `/t/${teamId}/tokens`
	const form = await answering(() => readForm(request, FORM))
	const intent = intentIn(form, FORM.intents)
	if (intent === 'revoke') {
		await answering(() => revokeToken(actor, teamId, textIn(form, 'token')))
		return redirect(here)
	}
	if (intent === 'access') {
		const read = valuesIn(form, tokenAccessSchema)
		if (!read.ok) return json({ kind: 'refused' as const, reply: read.reply }, { status: 400 })
		await answering(() => setTokenAccess(actor, teamId, read.value.access))
		return redirect(here)
	}
	const read = valuesIn(form, tokenSchema)
	if (!read.ok) return json({ kind: 'refused' as const, reply: read.reply }, { status: 400 })
	const { name, scope, days } = read.value
	const wish = { name, scope, days: days === 'none' ? null : Number(days) }
	const done = await formAnswer(async () => ({ ok: true as const, made: await createToken(actor, teamId, wish) }))
	if (done.ok) return json({ kind: 'made' as const, name, token: done.made.token }, { status: 200 })
	const { errors, status, headers } = done
	return json({ kind: 'refused' as const, reply: read.refused(errors) }, { status, headers })
}

export default function Tokens() {
	const { tokens, access } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const count = tokens.length
	const open = access === 'none' ? 0 : tokens.filter(({ ended }) => ended === null).length
	const who = open === 0 ? 'No token opens' : sentenceCase(counted(open, 'token opens', 'tokens open'))
	return (
		<>
			<PageHead title={count === 0 ? 'No program opens this team yet' : `${who} this team to programs`}>
				A token lets a script, a spreadsheet or an assistant do in this team’s plans what its maker may.{' '}
				<Link className="underline" to="/api/docs">
					What they can call
				</Link>
			</PageHead>
			<NewToken
				made={answer?.kind === 'made' ? answer : null}
				reply={answer?.kind === 'refused' ? answer.reply : undefined}
				key={answer?.kind === 'made' ? answer.token : 'new'}
			/>
			<Card title="Made so far" plain className="mt-4">
				{count === 0 ? (
					<EmptyState title="No token yet">
						Make one above to read plans from a notebook, a sheet or a pipeline.
					</EmptyState>
				) : (
					<TokenTable tokens={tokens} />
				)}
			</Card>
			<AccessCard access={access} key={access} />
		</>
	)
}
