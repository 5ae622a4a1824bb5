import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { CodesCard } from '#app/components/account/codes-card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { originOf } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { getSecondStep } from '#server/actions/second-step/get-second-step.ts'
import { listPasskeys } from '#server/actions/passkeys/own-passkeys.ts'
import { teamsThatAsk, teamThatAsks } from '#server/actions/teams/second-step-policy.ts'
import { dayInSentence } from '#shared/formats/day.ts'
import { actOnSecondStep, SECOND_STEP_FORM, type SecondStepReply } from './second-step-action.ts'
import { TeamAsks } from './team-asks.tsx'
import { BeginCard, ConfirmCard, HowCard } from './set-up-cards.tsx'
import { OffCard, RenewCard } from './on-cards.tsx'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Second step')

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

const leftWords = (left: number) => (left === 1 ? '1 recovery code is left' : `${left} recovery codes are left`)

export default function SecondStep() {
	const { view, team, asked, hasKey } = useLoaderData<typeof loader>()
	const reply: SecondStepReply | undefined = useActionData<typeof action>()
	const replyTo = (intent: string) => (reply?.typed.intent === intent ? reply : undefined)
	if (view.state === 'off') {
		return (
			<>
				<PageHead
					title={
						hasKey ? `Log-in asks for your passkey; ${leftWords(view.codesLeft)}` : 'Log-in asks for a password alone'
					}
				>
					With a second step, somebody who learns your password still can’t get in.
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
				<PageHead title="Two steps left: read the picture, type a code">
					Nothing changes at log-in before the first code is right.
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
			<PageHead title={`Log-in asks for a code; ${leftWords(view.codesLeft)}`}>
				Since {view.since}. A recovery code takes the place of the app once.
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
