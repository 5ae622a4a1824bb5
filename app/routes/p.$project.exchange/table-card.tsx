import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Select } from '#app/components/ui/field.tsx'

type SavedTable = { readonly name: string; readonly label: string }

/** One list or one table of results as CSV. */
export function TableCard({
	tables,
	scenarioId,
}: {
	tables: { readonly entered: readonly SavedTable[]; readonly results: readonly SavedTable[] }
	scenarioId: string
}) {
	const options = (group: readonly SavedTable[]) =>
		group.map(({ name, label }) => (
			<option key={name} value={name}>
				{label}
			</option>
		))
	return (
		<Card title="A table as CSV" plain sub="Lists as entered, every field of them; results with months across.">
			<Form action="../table.csv" reloadDocument className="flex flex-wrap items-end gap-3">
				<input type="hidden" name="scenario" value={scenarioId} />
				<Select label="Table" name="table" className="w-[320px] max-w-full">
					<optgroup label="Entered">{options(tables.entered)}</optgroup>
					<optgroup label="Results">{options(tables.results)}</optgroup>
				</Select>
				<Button>Save the table</Button>
			</Form>
		</Card>
	)
}
