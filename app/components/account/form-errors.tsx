import { Notice } from '#app/components/ui/notice.tsx'

/** What is wrong with the form as a whole; what is wrong with one field stands beside that field. */
export function FormErrors({ errors }: { errors: readonly string[] | undefined }) {
	if (errors === undefined || errors.length === 0) return null
	return (
		<Notice kind="failing" live>
			{errors.join(' ')}
		</Notice>
	)
}
