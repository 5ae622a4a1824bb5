import { Field, type FieldProps } from '#app/components/ui/field.tsx'

type CodeFieldProps = Pick<FieldProps, 'name' | 'errors' | 'help'>

/** A code from an app, or a recovery code: phones offer it, managers fill it in. */
export function CodeField({ help = 'The 6-digit code from your app, or a recovery code.', ...field }: CodeFieldProps) {
	return (
		<Field
			label="Code"
			{...field}
			help={help}
			autoComplete="one-time-code"
			autoCapitalize="none"
			spellCheck={false}
			required
		/>
	)
}
