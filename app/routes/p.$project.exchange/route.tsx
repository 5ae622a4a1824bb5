import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, Form, useNavigation } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { ButtonLink, Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { may } from '#shared/permissions.ts'
import { LIST_TABLES, RESULT_TABLES } from '#server/views/grid/saved-tables.ts'
import { openPlan } from '../p.$project/open-plan.ts'
import { exchangeAction } from './exchange-action.ts'
import { FoundDates, FoundEntries } from './found-changes.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'

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
		<Card title="Export a table (CSV)" plain sub="Lists with every field as entered; results with months in columns.">
			<Form action="../table.csv" reloadDocument className="flex flex-wrap items-end gap-3">
				<input type="hidden" name="scenario" value={scenarioId} />
				<Select label="Table" name="table" className="w-[320px] max-w-full">
					<optgroup label="Entered">{options(tables.entered)}</optgroup>
					<optgroup label="Results">{options(tables.results)}</optgroup>
				</Select>
				<Button>Download table</Button>
			</Form>
		</Card>
	)
}

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

export const meta = titled('Import & export')

export { clientLoader } from '#app/keystroke/route-exports.ts'
export async function loader(asked: LoaderFunctionArgs) {
	const { role, scenario } = await openPlan(asked)
	const named = ({ name, label }: { name: string; label: string }) => ({ name, label })
	const tables = { entered: LIST_TABLES.map(named), results: RESULT_TABLES.map(named) }
	return { mayEdit: may(role, 'changePlans'), scenarioId: scenario.id, tables }
}

export const action = exchangeAction

export default function Exchange() {
	const { mayEdit, scenarioId, tables } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const query = useScenarioSearch()()
	const problemOf = (of: 'dates' | 'workbook') => (answer?.of === of ? answer.problem : null)
	return (
		<>
			<PageHead title="Import & export">
				{mayEdit
					? 'You review every change before an import is saved.'
					: 'Download the plan for a spreadsheet or scheduling software.'}
			</PageHead>
			<div className="grid gap-3">
				<Card
					title="Export a workbook (XLSX)"
					plain
					sub="Inputs, assumptions with sources, live formulas, results and a trace in words. Algorithm results, such as power allocation, are marked values."
				>
					<ButtonLink to={`../plan.xlsx${query}`} reloadDocument>
						Download workbook
					</ButtonLink>
				</Card>
				{mayEdit && (
					<FileCard
						title="Import a workbook"
						sub="A workbook exported here with edited input sheets (blue on yellow): changed cells, rows added at the end of a list, deleted rows. Rows match by ID; new rows need none, and name sites and halls as shown."
						intent="readBook"
						label="Workbook"
						accept=".xlsx"
						problem={problemOf('workbook')}
					/>
				)}
				{answer?.entries && <FoundEntries compared={answer.entries} />}
				<TableCard tables={tables} scenarioId={scenarioId} />
				<Card
					title="Export a schedule (MS Project XML)"
					plain
					sub="Contracts, purchases, halls, orders and workloads with their predecessors. Primavera P6 imports it too."
				>
					<ButtonLink to={`../schedule.xml${query}`} reloadDocument>
						Download schedule
					</ButtonLink>
				</Card>
				{mayEdit && (
					<FileCard
						title="Import a schedule"
						sub="MS Project XML, or Primavera XER. Tasks match by Strata ID, activity code or unique name."
						intent="read"
						label="Schedule file"
						accept=".xml,.xer"
						problem={problemOf('dates')}
					/>
				)}
				{answer?.dates && <FoundDates compared={answer.dates} rev={answer.rev} />}
			</div>
		</>
	)
}
