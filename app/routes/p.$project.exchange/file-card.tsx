import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'

type FileCardProps = {
	title: string
	sub: string
	intent: 'read' | 'readBook'
	label: string
	accept: string
	problem: string | null
}

/** A file to compare the plan with. */
export function FileCard({ title, sub, intent, label, accept, problem }: FileCardProps) {
	const busy = useNavigation().state !== 'idle'
	return (
		<Card title={title} plain sub={sub}>
			<Form method="post" encType="multipart/form-data" className="flex flex-wrap items-end gap-3">
				<input type="hidden" name="intent" value={intent} />
				<Field
					{...{ label, accept }}
					type="file"
					name="file"
					required
					className="w-[320px] max-w-full"
					errors={problem === null ? [] : [problem]}
				/>
				<Button disabled={busy}>Compare</Button>
			</Form>
		</Card>
	)
}
