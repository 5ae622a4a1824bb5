import { MailX } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Field, TextArea } from '#app/components/ui/field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { ROLE_LABELS, type Role } from '#shared/permissions.ts'
import { INVITE_DAYS } from '#shared/schemas/account-forms.ts'
import { inviteToMend, type MembersAnswer } from './members-answer.ts'

const ROLE_NOTES = {
	owner: 'Also manages the whole team',
	admin: 'Also invites people and sets roles',
	editor: 'Also edits plans and scenarios',
	commenter: 'Also comments',
	viewer: 'Sees plans, results and reports',
} as const satisfies Record<Role, string>

export type InviteFieldsProps = {
	/** the key under which this form is carried out once */
	once: string
	roles: readonly Role[]
	mailIsOn: boolean
	inputOf: ReturnType<typeof useAnsweredForm>['inputOf']
	errors: readonly string[] | undefined
}

/** The form of an invitation, with what was refused of the last. */
export function useInviteForm(answer: MembersAnswer | undefined) {
	// The same answer is the same reply: what it says is gone to once.
	const reply = useMemo(() => inviteToMend(answer), [answer])
	const answered = useAnsweredForm(reply, { role: 'editor', days: String(INVITE_DAYS.usual) })
	const { ref } = answered.form.own
	// Also where as much of the last was wrong as of the one before: what was sent is gone from the box.
	useEffect(() => {
		const [box, typed] = [ref.current?.querySelector('textarea'), reply?.typed['addresses']]
		if (box && typed !== undefined) box.value = typed
	}, [ref, reply])
	return answered
}

export const inviteVerb = (mailIsOn: boolean) => (mailIsOn ? 'Send invitations' : 'Create invitation links')

/** Whom to invite, in which role and for how long: many addresses at once. */
export function InviteFields({ once, roles, mailIsOn, inputOf, errors }: InviteFieldsProps) {
	const role = inputOf('role')
	return (
		<>
			<input type="hidden" name="intent" value="invite" />
			<input type="hidden" name="once" value={once} />
			<FormErrors errors={errors} />
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
		</>
	)
}
