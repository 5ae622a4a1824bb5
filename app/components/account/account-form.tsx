import { getFormProps, type FormMetadata } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { FormErrors } from './form-errors.tsx'

/** The one form of an account page: what is wrong as a whole, its fields, its button and what stands beside it. */
export function AccountForm({
	form,
	busy,
	act,
	beside,
	children,
}: {
	form: FormMetadata
	busy: boolean
	act: string
	beside?: ReactNode
	children: ReactNode
}) {
	return (
		<Form method="post" {...getFormProps(form)} className="grid gap-4">
			<FormErrors errors={form.errors} />
			{children}
			<div className={beside === undefined ? 'grid' : 'flex items-center gap-3'}>
				<Button kind="primary" disabled={busy}>
					{act}
				</Button>
				{beside}
			</div>
		</Form>
	)
}
