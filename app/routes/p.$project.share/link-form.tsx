import { AccountForm } from '#app/components/account/account-form.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import { LINK_DAYS } from '#shared/schemas/share-forms.ts'
import { ScopeFields, type ShownPlan } from './scope-fields.tsx'
import type { ShareReply } from './share-action.ts'

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
	return (
		<Card
			title="New view-only link"
			plain
			className="max-w-[560px]"
			sub="Readers need only the link, no account. Search engines cannot index it."
		>
			<AccountForm form={form} act="Create link">
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
			</AccountForm>
		</Card>
	)
}
