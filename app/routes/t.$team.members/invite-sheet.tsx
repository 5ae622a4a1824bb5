import { MailX } from 'lucide-react'
import { Form, Link, useNavigate } from '@remix-run/react'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Sheet } from '#app/components/ui/dialog.tsx'
import { Field, TextArea } from '#app/components/ui/field.tsx'
import { ROLE_LABELS, type Role } from '#shared/permissions.ts'
import { INVITE_DAYS } from '#shared/schemas/account-forms.ts'
import type { MembersAnswer } from './members-action.ts'

const ROLE_NOTES = {
	owner: 'Also manages the whole team',
	admin: 'Also invites people and sets roles',
	editor: 'Also edits plans and scenarios',
	commenter: 'Also comments',
	viewer: 'Sees plans, results and reports',
} as const satisfies Record<Role, string>

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
	const reply = answer?.kind === 'invite_refused' ? answer.reply : undefined
	const { form, inputOf } = useAnsweredForm(reply, { role: 'editor', days: String(INVITE_DAYS.usual) })
	const role = inputOf('role')
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
						{mailIsOn ? 'Send invitations' : 'Create invitation links'}
					</Button>
				</>
			}
		>
			<Form method="post" action={here} preventScrollReset id="invite" {...form.own} className="grid gap-4">
				<input type="hidden" name="intent" value="invite" />
				<input type="hidden" name="once" value={once} />
				<FormErrors errors={form.errors} />
				<TextArea
					label="Email addresses"
					{...inputOf('addresses')}
					help="Separate with commas, spaces or lines. You can paste a spreadsheet column."
					autoCapitalize="none"
					spellCheck={false}
					required
				/>
				<fieldset className="m-0 min-w-0 border-0 p-0">
					<legend className="field-label">Role</legend>
					<div className="grid gap-2 sm:grid-cols-2">
						{roles.map((choice) => (
							<label
								key={choice}
								className="flex items-start gap-2 rounded-md border border-line p-2 has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--color-ink)]"
							>
								<input
									type="radio"
									name={role.name}
									value={choice}
									defaultChecked={choice === role.defaultValue}
									className="mt-1"
								/>
								<span>
									<b className="font-semibold">{ROLE_LABELS[choice]}</b>
									<span className="block text-micro text-ink-3">{ROLE_NOTES[choice]}</span>
								</span>
							</label>
						))}
					</div>
				</fieldset>
				<Field
					label="Links expire after"
					unit="days"
					{...inputOf('days')}
					inputMode="numeric"
					className="max-w-[200px]"
					help={`${String(INVITE_DAYS.least)} to ${String(INVITE_DAYS.most)} days. Resending restarts the period.`}
				/>
				{mailIsOn && <Field label="Note" optional {...inputOf('note')} />}
				{!mailIsOn && (
					<div className="notice notice-tight">
						<MailX className="icon" strokeWidth={1.75} aria-hidden />
						<div className="notice-main">
							<b>Email is off on this server.</b> Copy each link and send it yourself.
						</div>
					</div>
				)}
			</Form>
		</Sheet>
	)
}
