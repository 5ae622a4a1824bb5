import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Select } from '#app/components/ui/field.tsx'
import { refusalTexts, type EditReply } from '#shared/grid/edit-reply.ts'
import { RestsOn } from './rests-on.tsx'
import { useSeenRev } from './use-seen-rev.ts'

export type SourceFormProps = {
	readonly figures: readonly {
		readonly field: string
		readonly label: string
		readonly grade: string
		readonly source: string
	}[]
	/** the field that is asked about first */
	readonly start: string
	readonly place: { readonly id: string; readonly kind: string }
	/** the edit of the plan that the row shows */
	readonly rev: number
}

/** Grade and source of one of a row's figures, without its whole form. */
export default function SourceForm({ figures, start, place, rev }: SourceFormProps) {
	const { Form, data: reply, state } = useFetcher<EditReply>()
	const [field, setField] = useState(start)
	const figure = figures.find((one) => one.field === field) ?? figures[0]
	const messages = refusalTexts(reply)
	const seen = useSeenRev(rev, reply)
	return (
		<Form method="post" className="mt-2 grid w-56 gap-2 whitespace-normal text-left">
			<input type="hidden" name="intent" value="note" />
			<input type="hidden" name="list" value={place.kind} />
			<input type="hidden" name="itemId" value={place.id} />
			<input type="hidden" name="baseRev" value={seen} />
			<Select
				label="Figure"
				name="noted"
				value={figure?.field}
				onChange={(event) => setField(event.currentTarget.value)}
			>
				{figures.map((one) => (
					<option key={one.field} value={one.field}>
						{one.label}
					</option>
				))}
			</Select>
			<RestsOn key={field} quality={figure?.grade ?? ''} source={figure?.source ?? ''} errors={messages} />
			<Button size="small" disabled={state !== 'idle'}>
				Save source
			</Button>
		</Form>
	)
}
