import { SendForm } from '#app/components/dialogs/sending.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { ROLE_LABELS, type Role } from '#shared/permissions.ts'

export type RoleSelectProps = {
	intent: 'change-role' | 'change-invitation-role'
	/** the hidden field that says whose role it is */
	who: Readonly<Record<string, string>>
	name: string
	role: Role
	/** roles the reader may give; none makes it plain text */
	roles: readonly Role[]
}

/** A role that can be changed where it stands: at once with scripts, with a button without. */
export function RoleSelect({ intent, who, name, role, roles }: RoleSelectProps) {
	if (roles.length === 0) return <>{ROLE_LABELS[role]}</>
	return (
		<SendForm className="flex gap-1" preventScrollReset>
			<input type="hidden" name="intent" value={intent} />
			{Object.entries(who).map(([field, value]) => (
				<input key={field} type="hidden" name={field} value={value} />
			))}
			<select
				name="role"
				aria-label={`${name}: role`}
				// A new key after each change, so that a refused choice falls back to what is true.
				key={role}
				defaultValue={role}
				className="h-[28px] rounded-md border border-line bg-surface px-2"
				onChange={(event) => event.currentTarget.form?.requestSubmit()}
			>
				{roles.map((choice) => (
					<option key={choice} value={choice}>
						{ROLE_LABELS[choice]}
					</option>
				))}
			</select>
			<noscript>
				<Button size="small">Change role</Button>
			</noscript>
		</SendForm>
	)
}
