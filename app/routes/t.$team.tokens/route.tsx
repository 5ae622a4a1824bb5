import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData, Form } from '@remix-run/react'
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
import { createToken, listTokens, revokeToken, setTokenAccess } from '#server/actions/tokens.ts'
import { dayInSentence, dayText } from '#shared/formats/day.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { tokenAccessSchema, tokenSchema } from '#shared/schemas/token-forms.ts'
import { NewToken } from './new-token.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { TOKEN_ACCESS, TOKEN_ACCESS_WORDS, type TokenAccess, TOKEN_SCOPE_WORDS } from '#shared/programs/token-access.ts'
import { Table } from '#app/components/ui/table.tsx'

type TokenView = {
	id: string
	name: string
	ending: string
	scope: keyof typeof TOKEN_SCOPE_WORDS
	maker: string
	ended: 'expired' | 'maker' | null
	made: string
	expires: string
	used: string
}

const ENDED = {
	expired: 'Expired',
	maker: 'Inactive: its creator is no longer an owner or admin',
} as const

/** A team's tokens: what each may do, whose it is, and when it was used last. */
function TokenTable({ tokens }: { tokens: readonly TokenView[] }) {
	return (
		<Table
			caption="API tokens"
			stacks
			rows={tokens}
			rowKey={({ id }) => id}
			columns={[
				{
					key: 'name',
					head: 'Name',
					rowHead: true,
					cell: ({ name, ending }) => (
						<>
							<b className="font-semibold">{name}</b>
							<span className="block text-micro text-ink-3">ends in {ending}</span>
						</>
					),
				},
				{
					key: 'scope',
					head: 'Access',
					cell: ({ scope, ended }) =>
						ended === null ? TOKEN_SCOPE_WORDS[scope].label : <span className="text-failing">{ENDED[ended]}</span>,
				},
				{ key: 'maker', head: 'Created by', cell: ({ maker, made }) => `${maker}, ${made}` },
				{ key: 'used', head: 'Last used', cell: ({ used }) => used },
				{ key: 'expires', head: 'Expires', cell: ({ expires }) => expires },
				{
					key: 'acts',
					head: <span className="sr-only">Actions</span>,
					number: true,
					cell: ({ id, name }) => (
						<Form method="post" preventScrollReset>
							<input type="hidden" name="token" value={id} />
							<Button kind="ghost" size="small" name="intent" value="revoke" aria-label={`Revoke ${name}`}>
								Revoke
							</Button>
						</Form>
					),
				},
			]}
		/>
	)
}

/** What all tokens may do at most: the server holds every call to it, from this moment on. */
function AccessCard({ access }: { access: TokenAccess }) {
	return (
		<Card title="Program and assistant access" plain className="mt-4">
			<Form method="post" className="grid max-w-[420px] gap-3" preventScrollReset>
				<fieldset className="grid gap-2">
					<legend className="sr-only">Program and assistant access</legend>
					{TOKEN_ACCESS.map((value) => (
						<div key={value}>
							<label className="flex gap-2">
								<input
									type="radio"
									name="access"
									value={value}
									defaultChecked={value === access}
									aria-describedby={`access-${value}`}
								/>
								{TOKEN_ACCESS_WORDS[value].label}
							</label>
							<span id={`access-${value}`} className="ml-6 block text-[12px] text-ink-2">
								{TOKEN_ACCESS_WORDS[value].means}
							</span>
						</div>
					))}
				</fieldset>
				<div>
					<Button name="intent" value="access">
						Save
					</Button>
				</div>
			</Form>
		</Card>
	)
}

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
	const who = open === 0 ? 'No active tokens' : sentenceCase(counted(open, 'active token', 'active tokens'))
	return (
		<>
			<PageHead title={count === 0 ? 'No API tokens yet' : who}>
				A token gives a script, a spreadsheet or an assistant up to its creator’s access to this team’s plans.{' '}
				<Link className="underline" to="/api/docs">
					API reference
				</Link>
			</PageHead>
			<NewToken
				made={answer?.kind === 'made' ? answer : null}
				reply={answer?.kind === 'refused' ? answer.reply : undefined}
				key={answer?.kind === 'made' ? answer.token : 'new'}
			/>
			<Card title="Tokens" plain className="mt-4">
				{count === 0 ? (
					<EmptyState title="No tokens yet">
						Create one above to read plans from a notebook, a spreadsheet or a pipeline.
					</EmptyState>
				) : (
					<TokenTable tokens={tokens} />
				)}
			</Card>
			<AccessCard access={access} key={access} />
		</>
	)
}
