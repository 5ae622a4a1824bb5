import { Form } from '@remix-run/react'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#app/components/ui/button.tsx'

type ConfirmFormProps = {
	readonly keys: readonly string[]
	readonly label: string
	readonly does?: 'confirm'
	readonly kind?: 'primary'
	readonly children: ReactNode
}

/** Confirms one default, or several at once: their values stand as they are, and ask no more. */
export function ConfirmForm({ keys, label, does, kind, children }: ConfirmFormProps) {
	return (
		<Form method="post" preventScrollReset>
			{keys.map((key) => (
				<input key={key} type="hidden" name="key" value={key} />
			))}
			<Button size="small" aria-label={label} data-does={does} {...(kind && { kind })}>
				<Check className="icon-small" strokeWidth={1.75} aria-hidden />
				{children}
			</Button>
		</Form>
	)
}
