import { Select } from '#app/components/ui/field.tsx'

type PersonSelectProps = {
	people: readonly { readonly id: string; readonly name: string }[]
	/** whose entries are shown; null: everybody's */
	person: string | null
}

/** Whose entries of a log are shown. */
export function PersonSelect({ people, person }: PersonSelectProps) {
	return (
		<Select label="Person" name="person" defaultValue={person ?? ''}>
			<option value="">Everyone</option>
			{people.map(({ id, name }) => (
				<option key={id} value={id}>
					{name}
				</option>
			))}
		</Select>
	)
}
