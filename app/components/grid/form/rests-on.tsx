import { Field, Select } from '#app/components/ui/field.tsx'
import { NOTE_QUALITIES } from '#shared/fields/note-qualities.ts'

type RestsOnProps = {
	/** as they stand before anything is chosen or typed */
	quality: string
	source: string
	errors: readonly string[]
}

/** How good a figure is and where it is from. */
export function RestsOn({ quality, source, errors }: RestsOnProps) {
	return (
		<>
			<Select key={`grade ${quality}`} label="Grade" name="quality" defaultValue={quality}>
				<option value="">unspecified</option>
				{NOTE_QUALITIES.map((grade) => (
					<option key={grade} value={grade}>
						{grade}
					</option>
				))}
			</Select>
			<Field
				key={`source ${source}`}
				label="Source"
				name="source"
				defaultValue={source}
				errors={errors}
				placeholder="Offer of 3 March"
			/>
		</>
	)
}
