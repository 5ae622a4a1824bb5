import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, Link, Form } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { CodesCard } from '#app/components/account/codes-card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { originOf } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { getSecondStep } from '#server/actions/second-step/second-step.ts'
import { listPasskeys } from '#server/actions/passkeys/own-passkeys.ts'
import { teamsThatAsk, teamThatAsks } from '#server/actions/teams/second-step-policy.ts'
import { dayInSentence } from '#shared/formats/day.ts'
import { actOnSecondStep, SECOND_STEP_FORM, type SecondStepReply } from './second-step-action.ts'
import { Notice } from '#app/components/ui/notice.tsx'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { CodeField } from '#app/components/account/code-field.tsx'
import { lastStepWords } from '#app/components/account/last-step-words.ts'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { Button } from '#app/components/ui/button.tsx'
import { encode } from 'uqr'

/** What an authenticator app reads, dark on white whatever the theme: cameras want it so. */
function QrPicture({ text }: { text: string }) {
	const { size, data } = encode(text, { border: 3 })
	const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
	return (
		<svg
			className="qr"
			viewBox={`0 0 ${size} ${size}`}
			width="184"
			height="184"
			role="img"
			aria-label="QR code for your app"
			shapeRendering="crispEdges"
		>
			<path d={path} />
		</svg>
	)
}

/** Asks for the password before a secret is made. */
export function BeginCard({ reply }: { reply: FormReply | undefined }) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card title="Set up two-factor authentication" plain sub="Use any authenticator app that reads QR codes.">
			<AccountForm form={form} act="Set up">
				<input type="hidden" name="intent" value="begin" />
				<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
			</AccountForm>
		</Card>
	)
}

/** What one takes on with a second step. */
export function HowCard() {
	return (
		<Card title="How it works" plain sub="Three things to know">
			<ol className="account-facts">
				<li>After your password, you enter a 6-digit code from your app. It changes every 30 seconds.</li>
				<li>You get eight single-use recovery codes for when you do not have your phone.</li>
				<li>If you lose both, your administrator can turn off two-factor authentication.</li>
			</ol>
		</Card>
	)
}

type ConfirmCardProps = { secret: string; address: string; reply: FormReply | undefined }

/** The secret as a picture and as text, and the first code that proves the app has it. */
export function ConfirmCard({ secret, address, reply }: ConfirmCardProps) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<Card title="Scan this with your app" plain sub="Or type in the key. Do not share either.">
			<div className="second-step">
				<QrPicture text={address} />
				<div className="grid min-w-[min(100%,240px)] flex-1 content-start gap-4">
					<p className="text-[13px] leading-5">
						Key:{' '}
						<code className="break-all" data-secret>
							{secret.match(/.{4}/g)?.join(' ')}
						</code>
					</p>
					<AccountForm form={form} act="Turn on">
						<input type="hidden" name="intent" value="confirm" />
						<CodeField {...inputOf('code')} help="The 6-digit code your app shows now." />
					</AccountForm>
					<Form method="post">
						<Button kind="ghost" size="small" name="intent" value="give-up">
							Keep it off
						</Button>
					</Form>
				</div>
			</div>
		</Card>
	)
}

type AccountSecondStepReply = { reply: FormReply | undefined }

/** New recovery codes for old ones; where there is no app, the password alone proves who asks. */
export function RenewCard({ hasApp, reply }: AccountSecondStepReply & { hasApp: boolean }) {
	return (
		<Card
			title="New recovery codes"
			plain
			sub="Each works once, without your app or passkey. New codes cancel the old ones."
		>
			<ProofForm intent="renew" act="Generate new codes" hasApp={hasApp} reply={reply} />
		</Card>
	)
}

/** Back to a password alone, or to a passkey where there is one. */
export function OffCard({
	hasKey,
	asked,
	reply,
}: AccountSecondStepReply & { hasKey: boolean; asked: readonly string[] }) {
	return (
		<Card
			title="Turn off"
			plain
			sub={hasKey ? 'You then log in with your passkey; recovery codes stay valid.' : lastStepWords(asked)}
		>
			<ProofForm intent="off" act="Switch off" hasApp reply={reply} />
		</Card>
	)
}

function ProofForm({
	intent,
	act,
	hasApp,
	reply,
}: AccountSecondStepReply & { intent: string; act: string; hasApp: boolean }) {
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<AccountForm form={form} act={act}>
			<input type="hidden" name="intent" value={intent} />
			<PasswordField label="Current password" {...inputOf('current')} autoComplete="current-password" required />
			{hasApp && <CodeField {...inputOf('code')} />}
		</AccountForm>
	)
}

type TeamAsksProps = { team: { id: string; name: string } | null; done: boolean }

/** Why somebody was led here: their team opens only to who logs in with a second step. */
export function TeamAsks({ team, done }: TeamAsksProps) {
	if (team === null) return null
	if (done) {
		return (
			<Notice
				live
				action={
					<Link className="button" to={`/t/${team.id}`}>
						Open {team.name}
					</Link>
				}
			>
				Two-factor authentication is on, as {team.name} requires.
			</Notice>
		)
	}
	return (
		<Notice kind="tight" title={`${team.name} requires two-factor authentication.`}>
			To open its plans, set up an authenticator app here, or{' '}
			<Link className="underline" to="/account/passkeys">
				a passkey
			</Link>
			.
		</Notice>
	)
}

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Two-factor authentication')

export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	const asking = new URL(request.url).searchParams.get('team')
	const [view, team, keys, asked] = await Promise.all([
		getSecondStep(holder),
		asking === null ? null : teamThatAsks(holder, asking),
		listPasskeys(holder),
		teamsThatAsk(holder),
	])
	const shown = view.state === 'on' ? { ...view, since: dayInSentence(view.since, new Date()) } : view
	return { view: shown, team, asked, hasKey: keys.length > 0 }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const holder = await requireUser({ request, context })
	const form = await answering(() => readForm(request, SECOND_STEP_FORM))
	return await answering(() => actOnSecondStep({ holder, origin: originOf(request, context), request, form }))
}

const leftWords = (left: number) => (left === 1 ? '1 recovery code left' : `${left} recovery codes left`)

export default function SecondStep() {
	const { view, team, asked, hasKey } = useLoaderData<typeof loader>()
	const reply: SecondStepReply | undefined = useActionData<typeof action>()
	const replyTo = (intent: string) => (reply?.typed.intent === intent ? reply : undefined)
	if (view.state === 'off') {
		return (
			<>
				<PageHead
					title={hasKey ? `Log in with your passkey; ${leftWords(view.codesLeft)}` : 'Two-factor authentication is off'}
				>
					With two-factor authentication, a stolen password is not enough to log in.
				</PageHead>
				<TeamAsks team={team} done={hasKey} />
				{reply?.codes !== undefined && <CodesCard codes={reply.codes} />}
				<div className="account-cards">
					{hasKey && <RenewCard key={reply?.codes?.[0]} hasApp={false} reply={replyTo('renew')} />}
					<BeginCard reply={replyTo('begin')} />
					<HowCard />
				</div>
			</>
		)
	}
	if (view.state === 'begun') {
		return (
			<>
				<PageHead title="Two steps left: scan the QR code, enter a code">
					Log-in does not change until you enter the first code.
				</PageHead>
				<TeamAsks team={team} done={false} />
				<div className="account-cards">
					<ConfirmCard secret={view.secret} address={view.address} reply={replyTo('confirm')} />
					<HowCard />
				</div>
			</>
		)
	}
	return (
		<>
			<PageHead title={`Two-factor authentication is on; ${leftWords(view.codesLeft)}`}>
				On since {view.since}. A recovery code replaces the app once.
			</PageHead>
			<TeamAsks team={team} done />
			{reply?.codes !== undefined && <CodesCard codes={reply.codes} />}
			<div className="account-cards">
				<RenewCard key={reply?.codes?.[0]} hasApp reply={replyTo('renew')} />
				<OffCard hasKey={hasKey} asked={asked} reply={replyTo('off')} />
			</div>
		</>
	)
}
