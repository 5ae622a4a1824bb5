import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Field, type FieldProps } from '#app/components/ui/field.tsx'

export type PasswordFieldProps = Omit<FieldProps, 'type' | 'label'> & {
	label?: string
	autoComplete: 'new-password' | 'current-password' | 'off'
}

/** Masked, with a way to look at it; managers and pasting work. */
export function PasswordField({ label = 'Password', ...props }: PasswordFieldProps) {
	const [shown, setShown] = useState(false)
	const Icon = shown ? EyeOff : Eye
	return (
		<div className="relative">
			<Field {...props} label={label} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
			<button
				type="button"
				className="absolute top-0 right-0 inline-flex items-center gap-1 text-[12px] leading-4 text-ink-2"
				onClick={() => setShown(!shown)}
				aria-pressed={shown}
			>
				<Icon className="icon-small" strokeWidth={1.75} aria-hidden />
				{shown ? 'Hide' : 'Show'}
			</button>
		</div>
	)
}

/** A password that is being chosen; what was typed is never sent back. */
export function NewPassword(field: Pick<PasswordFieldProps, 'name' | 'errors' | 'label'>) {
	const help = '12 characters or more. A few unrelated words work well.'
	return <PasswordField {...field} autoComplete="new-password" help={help} required />
}
