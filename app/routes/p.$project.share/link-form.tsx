import { AccountForm } from '#app/components/account/account-form.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { PasswordField } from '#app/components/account/password-field.tsx'
import { useAnsweredForm } from '#app/hooks/use-answered-form.ts'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import { LINK_DAYS } from '#shared/schemas/account-forms.ts'

const DAYS = {
	'1': 'For a day',
	'7': 'For a week',
	'30': 'For 30 days',
	'90': 'For 90 days',
	none: 'Until somebody ends it',
} as const satisfies Record<(typeof LINK_DAYS)[number], string>

/** Makes a link for people outside the team. */
export function LinkForm({ once, reply }: { once: string; reply: FormReply | undefined }) {
	const { form, inputOf } = useAnsweredForm(reply, { days: '30' })
	return (
		<Card
			title="A link for somebody who only reads it"
			plain
			className="max-w-[560px]"
			sub="They need the link and no account. Search engines are kept out."
		>
			<AccountForm form={form} act="Make a link">
				<input type="hidden" name="once" value={once} />
				<Field label="For whom" {...inputOf('name')} optional help="Shown here only, to tell links apart." />
				<Select label="It works" {...inputOf('days')}>
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
					help="At least 8 characters. Send it another way than the link."
				/>
			</AccountForm>
		</Card>
	)
}
