import { Form, Link, useNavigate } from '@remix-run/react'
import { InviteFields, inviteVerb, useInviteForm } from '#app/components/team/people/invite-fields.tsx'
import type { MembersAnswer } from '#app/components/team/people/members-answer.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Sheet } from '#app/components/ui/dialog.tsx'
import type { Role } from '#shared/permissions.ts'

export type InviteSheetProps = {
	/** the key under which this form is carried out once */
	once: string
	/** the page without the sheet */
	here: string
	roles: readonly Role[]
	mailIsOn: boolean
	answer: MembersAnswer | undefined
}

/** Invites many addresses at once: opens at the right, so that the list of members stays in view. */
export function InviteSheet({ once, here, roles, mailIsOn, answer }: InviteSheetProps) {
	const navigate = useNavigate()
	const { form, inputOf } = useInviteForm(answer)
	return (
		<Sheet
			title="Invite teammates"
			sub="They see every plan in this team, within their role."
			onClose={() => navigate(here, { preventScrollReset: true })}
			foot={
				<>
					<Link className="button" to={here} preventScrollReset>
						Cancel
					</Link>
					<Button kind="primary" form="invite" disabled={form.busy}>
						{inviteVerb(mailIsOn)}
					</Button>
				</>
			}
		>
			<Form method="post" action={here} preventScrollReset id="invite" {...form.own} className="grid gap-4">
				<InviteFields {...{ once, roles, mailIsOn, inputOf }} errors={form.errors} />
			</Form>
		</Sheet>
	)
}
