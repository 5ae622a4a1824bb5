import { Form, Link, useLocation } from '@remix-run/react'
import { AccountPage } from '#app/components/account/account-page.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { ROLE_LABELS, ROLE_MEANS, type Role } from '#shared/permissions.ts'
import { AccountForm } from '#app/components/account/account-form.tsx'
import { NewPassword } from '#app/components/account/password-field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { Field } from '#app/components/ui/field.tsx'

/** For somebody without a session: make an account for the invited address, or log in and come back. */
function JoinForm({ token, email, reply }: { token: string; email: string; reply: FormReply | undefined }) {
	const { search } = useLocation()
	const { form, inputOf } = useAnsweredForm(reply)
	return (
		<>
			<AccountForm form={form} act="Create account and join">
				<Field label="Name" {...inputOf('name')} autoComplete="name" required />
				<Field
					label="Email"
					type="email"
					value={email}
					readOnly
					autoComplete="username"
					help="The invitation is for this address."
				/>
				<NewPassword {...inputOf('password')} />
			</AccountForm>
			<div className="mt-4 flex items-center gap-4">
				<span>
					Have an account?{' '}
					<Link className="underline" to={`/login?redirectTo=${encodeURIComponent(`/invite/${token}${search}`)}`}>
						Log in
					</Link>
				</span>
				<Form method="post">
					<Button kind="ghost" name="intent" value="decline">
						Decline
					</Button>
				</Form>
			</div>
		</>
	)
}

type Details = { team: string; inviter: string; email: string; role: Role }
type Invitation =
	| { state: 'invalid' }
	| { state: 'revoked' }
	| { state: 'already_member'; teamId: string; team: string }
	| { state: 'wrong_account'; details: Details; signedInAs: string }
	| { state: 'ready'; details: Details; signedIn: boolean }

export type InvitationPageProps = {
	token: string
	invitation: Invitation
	expires: string | null
	declined: boolean
	reply: FormReply | undefined
}

/** An invitation in the state it is in for whoever opens it. */
export function InvitationPage({ token, invitation, expires, declined, reply }: InvitationPageProps) {
	const { pathname, search } = useLocation()
	if (declined) {
		return (
			<AccountPage title="Invitation declined" lede="The link no longer works. Nothing else changes.">
				<Link className="underline" to="/">
					About Strata
				</Link>
			</AccountPage>
		)
	}
	if (invitation.state === 'invalid') {
		return (
			<AccountPage
				title="This invitation does not work"
				lede="It was already used, has expired, or the link is incomplete."
			>
				<p>Ask the person who invited you for a new link.</p>
			</AccountPage>
		)
	}
	if (invitation.state === 'revoked') {
		return (
			<AccountPage title="This invitation was revoked" lede="The person who invited you withdrew it.">
				<p>Ask them if you think this is a mistake.</p>
			</AccountPage>
		)
	}
	if (invitation.state === 'already_member') {
		return (
			<AccountPage title={`You are already in ${invitation.team}`}>
				<ButtonLink kind="primary" to={`/t/${invitation.teamId}`}>
					Open team
				</ButtonLink>
			</AccountPage>
		)
	}
	const { team, inviter, email, role } = invitation.details
	const title = `${inviter} invites you to ${team}`
	if (invitation.state === 'wrong_account') {
		return (
			<AccountPage
				title={title}
				lede={`The invitation is for ${email}. You are logged in as ${invitation.signedInAs}.`}
			>
				<p className="mb-4">Log out to come back here and join as {email}.</p>
				<Form method="post" action="/logout">
					<input type="hidden" name="redirectTo" value={pathname + search} />
					<Button kind="primary">Log out</Button>
				</Form>
			</AccountPage>
		)
	}
	return (
		<AccountPage
			title={title}
			lede={`As ${ROLE_LABELS[role]} you can ${ROLE_MEANS[role]}. Open until ${expires ?? 'you respond'}.`}
		>
			{invitation.signedIn ? (
				<Form method="post" className="flex gap-2">
					<Button kind="primary" name="intent" value="accept">
						Accept invitation
					</Button>
					<Button name="intent" value="decline">
						Decline
					</Button>
				</Form>
			) : (
				<JoinForm token={token} email={email} reply={reply} />
			)}
		</AccountPage>
	)
}
