import { Form } from '@remix-run/react'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { Part } from '../part.tsx'
import { SendForm, useBusy } from '../sending.tsx'
import type { ExchangeAnswer, ExchangeView, SavedTable } from './exchange-view.ts'
import { FoundDates, FoundEntries } from './found-changes.tsx'

/** One list or one table of results as CSV. */
function TableCard({ base, view: { tables, scenarioId } }: { base: string; view: ExchangeView }) {
	const options = (group: readonly SavedTable[]) =>
		group.map(({ name, label }) => (
			<option key={name} value={name}>
				{label}
			</option>
		))
	return (
		<Part title="Export a table (CSV)" plain sub="Lists with every field as entered; results with months in columns.">
			<Form action={`${base}/table.csv`} reloadDocument className="flex flex-wrap items-end gap-3">
				<input type="hidden" name="scenario" value={scenarioId} />
				<Select label="Table" name="table" className="w-[320px] max-w-full">
					<optgroup label="Entered">{options(tables.entered)}</optgroup>
					<optgroup label="Results">{options(tables.results)}</optgroup>
				</Select>
				<Button>Download table</Button>
			</Form>
		</Part>
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
function FileCard({ title, sub, intent, label, accept, problem }: FileCardProps) {
	const busy = useBusy()
	return (
		<Part title={title} plain sub={sub}>
			<SendForm encType="multipart/form-data" className="flex flex-wrap items-end gap-3">
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
			</SendForm>
		</Part>
	)
}

/** What is handed on as it is. */
function Papers({ base, query }: { base: string; query: string }) {
	const opens = useOpens()
	if (!opens('report.pdf') && !opens('plan.json')) return null
	return (
		<Part title="Report and plan file" plain sub="The plan file holds every input, to keep, share or import.">
			<div className="flex flex-wrap gap-3">
				{opens('report.pdf') && (
					<ButtonLink to={`${base}/report.pdf${query}`} reloadDocument>
						Buildout report (PDF)
					</ButtonLink>
				)}
				{opens('plan.json') && (
					<ButtonLink to={`${base}/plan.json${query}`} reloadDocument>
						Plan file (JSON)
					</ButtonLink>
				)}
			</div>
		</Part>
	)
}

type ExchangePanelProps = { base: string; view: ExchangeView; answer: ExchangeAnswer | undefined }

/** The plan as files, and files that change the plan. */
export function ExchangePanel({ base, view, answer }: ExchangePanelProps) {
	const { mayEdit } = view
	const query = useScenarioSearch()()
	const problemOf = (of: 'dates' | 'workbook') => (answer?.of === of ? answer.problem : null)
	return (
		<div className="grid gap-3">
			{answer !== undefined && answer.of === null && (
				<FormErrors errors={answer.problem === null ? [] : [answer.problem]} />
			)}
			<Papers base={base} query={query} />
			<Part
				title="Export a workbook (XLSX)"
				plain
				sub="Inputs, assumptions with sources, live formulas, results and a trace in words. Algorithm results, such as power allocation, are marked values."
			>
				<ButtonLink to={`${base}/plan.xlsx${query}`} reloadDocument>
					Download workbook
				</ButtonLink>
			</Part>
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
			<TableCard base={base} view={view} />
			<Part
				title="All results, for notebooks and databases"
				plain
				sub="One row per figure, place and month. Parquet has typed columns and up to 2,000,000 rows, CSV 200,000."
			>
				<div className="flex flex-wrap gap-3">
					<ButtonLink to={`${base}/result.parquet${query}`} reloadDocument>
						Save as Parquet
					</ButtonLink>
					<ButtonLink to={`${base}/result.csv${query}`} reloadDocument>
						Save as CSV
					</ButtonLink>
				</div>
			</Part>
			<Part
				title="Schedule for MS Project or Primavera P6"
				plain
				sub="Planned dates of sites, halls and their steps as an outline, with links and lags, hours by trade, and each site’s calendar."
			>
				<div className="flex flex-wrap gap-3">
					<ButtonLink to={`${base}/schedule.xml${query}`} reloadDocument>
						Save as MS Project XML
					</ButtonLink>
					<ButtonLink to={`${base}/schedule.xer${query}`} reloadDocument>
						Save as Primavera XER
					</ButtonLink>
				</div>
			</Part>
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
	)
}
