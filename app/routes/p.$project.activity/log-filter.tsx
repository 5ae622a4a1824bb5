import { Form, Link, useSearchParams } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { PersonSelect } from '#app/components/ui/person-select.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'

type Filter = {
	readonly person: string | null
	readonly row: string | null
	readonly from: string | null
	readonly to: string | null
}
type LogFilterProps = {
	filter: Filter
	problems: { readonly from?: string; readonly to?: string }
	/** nobody where no names are shown */
	people: readonly { readonly id: string; readonly name: string }[]
	rows: readonly {
		readonly label: string
		readonly rows: readonly { readonly value: string; readonly label: string }[]
	}[]
}

/** Filter changes are shown: whose, of which row, of which days. The address keeps it. */
export function LogFilter({ filter, problems, people, rows }: LogFilterProps) {
	const [search] = useSearchParams()
	const scenarioSearch = useScenarioSearch()
	const scenario = search.get('scenario')
	const isNarrowed = Object.values(filter).some((value) => value !== null) || Object.keys(problems).length > 0
	// What a form was sent with that has no meaning stays in its field, beside what is wrong with it.
	const typed = (name: 'from' | 'to') => filter[name] ?? search.get(name) ?? ''
	const errorsOf = (name: 'from' | 'to') => {
		const problem = problems[name]
		return problem === undefined ? undefined : [problem]
	}
	return (
		<Form method="get" className="form-grid" key={search.toString()} aria-label="Filter changes">
			{scenario !== null && <input type="hidden" name="scenario" value={scenario} />}
			{people.length > 0 && <PersonSelect people={people} person={filter.person} />}
			<Select label="Row" name="row" defaultValue={filter.row ?? ''}>
				<option value="">All rows</option>
				{rows.map((group) => (
					<optgroup key={group.label} label={group.label}>
						{group.rows.map(({ value, label }) => (
							<option key={value} value={value}>
								{label}
							</option>
						))}
					</optgroup>
				))}
			</Select>
			<Field label="From" type="date" name="from" defaultValue={typed('from')} errors={errorsOf('from')} />
			<Field label="To" type="date" name="to" defaultValue={typed('to')} errors={errorsOf('to')} />
			<div className="flex gap-2 self-end">
				<Button kind="primary">Show</Button>
				{isNarrowed && (
					<Link className="button" to={scenarioSearch() === '' ? '.' : scenarioSearch()}>
						Show all
					</Link>
				)}
			</div>
		</Form>
	)
}
