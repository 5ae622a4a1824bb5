import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, Form } from '@remix-run/react'
import { useState } from 'react'
import { CodesCard } from '#app/components/account/codes-card.tsx'
import { titled } from '#app/components/page-title.ts'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { originOf } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { readForm, intentIn, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { type FormReply, checkForm, namesIn } from '#server/http/forms/read-submission.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { listPasskeys, removePasskey, renamePasskey } from '#server/actions/passkeys/own-passkeys.ts'
import { getSecondStep } from '#server/actions/second-step/second-step.ts'
import { teamsThatAsk } from '#server/actions/teams/second-step-policy.ts'
import { dayInSentence } from '#shared/formats/day.ts'
import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { removeKeySchema, renameKeySchema } from '#shared/schemas/account-forms.ts'
import { CodeField } from '#app/components/account/code-field.tsx'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { useHasPasskeys, useNewPasskey } from '#app/components/account/use-passkey.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { lastStepWords } from '#app/components/account/last-step-words.ts'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'

type ShownKey = { id: string; name: string; made: string; used: string | null; backedUp: boolean }
function saysOf({ made, used, backedUp }: ShownKey): string {
	const kept = backedUp ? 'in a password manager' : 'on one device'
	return `Created ${made}, stored ${kept}. ${used === null ? 'Not used yet.' : `Last used ${used}.`}`
}

type KeyCardProps = {
	shown: ShownKey
	hasApp: boolean
	/** the last second step there is: the teams that ask for one */
	last: readonly string[] | null
	reply: FormReply | undefined
}

/** One passkey: its name, and the way to take it away. */
function KeyCard({ shown, hasApp, last, reply }: KeyCardProps) {
	const { form, inputOf } = useAnsweredForm(reply, { name: shown.name })
	return (
		<Card title={shown.name} plain sub={saysOf(shown)}>
			<FormErrors errors={form.errors} />
			<Form method="post" className="flex items-end gap-2">
				<input type="hidden" name="key" value={shown.id} />
				<Field label="Name" {...inputOf('name')} required />
				<Button name="intent" value="rename" disabled={form.busy} aria-label={`Rename ${shown.name}`}>
					Rename
				</Button>
			</Form>
			<details className="mt-4" open={reply?.errors['current'] !== undefined || reply?.errors['code'] !== undefined}>
				<summary className="min-h-6 cursor-pointer underline">Remove this passkey</summary>
				{last !== null && <p className="mt-2 text-[13px] leading-5">{lastStepWords(last)}</p>}
				<Form method="post" {...form.own} className="mt-3 grid gap-4">
					<input type="hidden" name="key" value={shown.id} />
					<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
					{hasApp && <CodeField {...inputOf('code')} />}
					<div>
						<Button kind="danger" name="intent" value="remove" disabled={form.busy}>
							Remove {shown.name}
						</Button>
					</div>
				</Form>
			</details>
		</Card>
	)
}

/** Makes a passkey in this browser, once the password has been given. */
function AddCard({ hasApp, onCodes }: { hasApp: boolean; onCodes: (codes: readonly string[]) => void }) {
	const has = useHasPasskeys()
	const { begin, busy, errors } = useNewPasskey(onCodes)
	return (
		<Card
			title="Add a passkey"
			plain
			className="max-w-[640px]"
			sub="After that, a password alone no longer logs you in. Your first passkey comes with recovery codes: store them."
		>
			{has ? (
				<form
					method="post"
					className="grid gap-4"
					onSubmit={(event) => {
						event.preventDefault()
						const typed = new FormData(event.currentTarget)
						const text = (field: string) => {
							const value = typed.get(field)
							return typeof value === 'string' ? value : ''
						}
						begin({ name: text('name'), current: text('current'), ...(hasApp && { code: text('code') }) })
					}}
				>
					<FormErrors errors={errors} />
					<Field label="Name" name="name" required help="Where it is stored, e.g. “Work laptop”." />
					<PasswordField label="Current password" name="current" autoComplete="current-password" required />
					{hasApp && <CodeField name="code" />}
					<div>
						<Button kind="primary" disabled={busy}>
							Add passkey
						</Button>
					</div>
				</form>
			) : (
				<p>This browser cannot create passkeys here. They need an up-to-date browser and HTTPS (or localhost).</p>
			)}
		</Card>
	)
}

/** What the page's forms may hold. */
const PASSKEYS_FORM = {
	intents: ['rename', 'remove'] as const,
	names: [...new Set([renameKeySchema, removeKeySchema].flatMap(namesIn))],
	maxBytes: SHORT_FORM_BYTES,
}

type PasskeysRequest = { holder: AccountHolder; origin: Origin; form: FormData }

const BACK = '/account/passkeys'

/** Does what one of the page's forms asks for. */
async function actOnPasskeys(asked: PasskeysRequest) {
	switch (intentIn(asked.form, PASSKEYS_FORM.intents)) {
		case 'rename':
			return await rename(asked)
		case 'remove':
			return await remove(asked)
	}
}

async function rename({ holder, form }: PasskeysRequest) {
	const read = checkForm(form, renameKeySchema)
	if (!read.ok) return read.response
	const done = await formAnswer(async () => {
		await renamePasskey(holder, read.value.key, read.value.name)
		return { ok: true as const }
	})
	return done.ok ? redirect(BACK) : read.refuse(done)
}

async function remove({ holder, origin, form }: PasskeysRequest) {
	const read = checkForm(form, removeKeySchema)
	if (!read.ok) return read.response
	const { key: id, current, code = '' } = read.value
	const done = await formAnswer(() => removePasskey(origin, holder, { id, proof: { current, code } }))
	return done.ok ? redirect(BACK) : read.refuse(done)
}

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
	if (count === 0) return 'No passkeys yet'
	return count === 1 ? 'One passkey' : `${count} passkeys`
}

export default function Passkeys() {
	const { keys, hasApp, asked } = useLoaderData<typeof loader>()
	const reply: FormReply | undefined = useActionData<typeof action>()
	const [codes, setCodes] = useState<readonly string[]>([])
	const isLast = keys.length === 1 && !hasApp
	return (
		<>
			<PageHead title={headOf(keys.length)}>
				Your fingerprint, face or PIN replaces the password. It also counts as two-factor authentication.
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
