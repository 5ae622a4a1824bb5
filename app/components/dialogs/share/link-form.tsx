import { FormErrors } from '#app/components/account/form-errors.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { LINK_DAYS } from '#shared/schemas/share-forms.ts'
import { Part } from '../part.tsx'
import { SendForm, useBusy } from '../sending.tsx'
import { ScopeFields } from './scope-fields.tsx'
import type { ShareReply, ShownPlan } from './share-view.ts'

const DAYS = {
	'1': 'After a day',
	'7': 'After a week',
	'30': 'After 30 days',
	'90': 'After 90 days',
	none: 'Never',
} as const satisfies Record<(typeof LINK_DAYS)[number], string>

type LinkFormProps = { once: string; plans: readonly ShownPlan[]; plan: string; reply: ShareReply | undefined }

/** Makes a link for people outside the team. */
export function LinkForm({ once, plans, plan, reply }: LinkFormProps) {
	const { form, inputOf } = useAnsweredForm(reply, { days: '30' })
	const busy = useBusy()
	return (
		<Part
			title="New view-only link"
			plain
			className="max-w-[560px]"
			sub="Readers need only the link, no account. Search engines cannot index it."
		>
			<SendForm {...form.own} className="grid max-w-[560px] gap-4">
				<FormErrors errors={form.errors} />
				<input type="hidden" name="once" value={once} />
				<Field label="Recipient" {...inputOf('name')} optional help="Shown only here, to identify the link." />
				<ScopeFields
					id="new"
					plans={plans}
					begun={{ plan, sections: [], withholds: [] }}
					reply={reply}
					ticked={reply?.ticked ?? null}
				/>
				<Select label="Expires" {...inputOf('days')}>
					{LINK_DAYS.map((days) => (
						<option key={days} value={days}>
							{DAYS[days]}
						</option>
					))}
				</Select>
				<PasswordField
					label="Password"
					{...inputOf('password')}
					optional
					autoComplete="new-password"
					help="At least 8 characters. Send it separately from the link."
				/>
				<Button kind="primary" disabled={busy}>
					Create link
				</Button>
			</SendForm>
		</Part>
	)
}
