import { useState } from 'react'
import { Select } from '#app/components/ui/field.tsx'
import type { GridForm } from '#server/views/grid/grid-form.ts'
import { RestsOn } from './rests-on.tsx'

type RestsProps = {
	form: GridForm
	/** what was sent and refused */
	typed: Readonly<Record<string, string>> | undefined
	errors: readonly string[]
}

/** Grade and source of the figures that a form gives, or of one that stands in it already. */
export function FormRests({ form, typed, errors }: RestsProps) {
	const [noted, setNoted] = useState(typed?.['noted'] ?? '')
	const figures = form.fields.filter(({ rests }) => rests !== null)
	const own = figures.find(({ column }) => column.field === noted)?.rests
	return (
		<fieldset className="mt-4">
			<legend className="field-label">Source of the figures you {form.id === null ? 'enter' : 'change'}</legend>
			<div className="form-grid">
				{figures.length > 0 && (
					<Select label="Figure" name="noted" value={noted} onChange={(event) => setNoted(event.currentTarget.value)}>
						<option value="">figures I change</option>
						{figures.map(({ column }) => (
							<option key={column.field} value={column.field}>
								{column.label}
							</option>
						))}
					</Select>
				)}
				<RestsOn
					key={noted}
					quality={own?.quality ?? typed?.['quality'] ?? ''}
					source={own?.source ?? typed?.['source'] ?? ''}
					errors={errors}
				/>
			</div>
		</fieldset>
	)
}
