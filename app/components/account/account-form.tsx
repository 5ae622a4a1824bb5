import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { AnsweredForm } from '#app/hooks/use-answered-form.ts'
import { Button } from '#app/components/ui/button.tsx'
import { FormErrors } from './form-errors.tsx'

/** The one form of an account page: what is wrong as a whole, its fields, its button and what stands beside it. */
export function AccountForm({
	form: { own, busy, errors },
	act,
	beside,
	children,
}: {
	form: AnsweredForm
	act: string
	beside?: ReactNode
	children: ReactNode
}) {
	return (
		<Form method="post" {...own} className="grid gap-4">
			<FormErrors errors={errors} />
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
