import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { compareSchedule } from '#server/services/exchange/exchange-schedule.ts'
import type { compareWorkbook } from '#server/services/exchange/exchange-workbook.ts'
import { isMonth } from '#shared/presentation/schedule/gantt-model.ts'
import { counted, sentenceCase, shortMonth } from '#shared/presentation/wording/months.ts'

type Dates = Extract<Awaited<ReturnType<typeof compareSchedule>>, { readonly ok: true }>
type Entries = Extract<Awaited<ReturnType<typeof compareWorkbook>>, { readonly ok: true }>
type Row = {
	/** what is sent where it is taken */
	readonly value: string
	readonly name: string
	readonly label: string
	readonly was: string
	readonly becomes: string
}
type Found = {
	readonly noun: string
	readonly intent: 'take' | 'takeEntries'
	readonly rev: number
	readonly rows: readonly Row[]
	readonly more: number
	readonly notes: readonly string[]
	readonly problems?: readonly string[]
}

const MOST_NAMED = 5
const named = (names: readonly string[]) =>
	`${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ' …' : ''}`

/** What a file would change, to be chosen from; what is taken is one edit, and one undo. */
function FoundChanges({ noun, intent, rev, rows, more, notes, problems = [] }: Found) {
	const busy = useNavigation().state !== 'idle'
	const found = rows.length + more
	const rest = `the first ${String(rows.length)} are shown; take them, then compare again`
	return (
		<Card
			title={found === 0 ? 'The file changes nothing' : `The file changes ${counted(found, noun)}`}
			sub={[...notes, ...(more === 0 ? [] : [rest])].join('; ')}
		>
			{problems.length > 0 && (
				<Notice kind="failing" live>
					<ul>
						{problems.map((problem) => (
							<li key={problem}>{problem}</li>
						))}
					</ul>
				</Notice>
			)}
			{rows.length > 0 && (
				<Form method="post" className="grid gap-3">
					<input type="hidden" name="intent" value={intent} />
					<input type="hidden" name="baseRev" value={rev} />
					<Table
						caption={`What the file would change, ${noun} by ${noun}`}
						rows={rows}
						rowKey={({ value }) => value}
						columns={[
							{
								key: 'take',
								head: 'Take',
								cell: ({ value, name, label }: Row) => (
									<input type="checkbox" name="take" defaultChecked value={value} aria-label={`${name}, ${label}`} />
								),
							},
							{ key: 'name', head: 'Item', rowHead: true, cell: ({ name }: Row) => name },
							{ key: 'label', head: 'Field', cell: ({ label }: Row) => label },
							{ key: 'was', head: 'In the plan', number: true, cell: ({ was }: Row) => was },
							{ key: 'becomes', head: 'In the file', number: true, cell: ({ becomes }: Row) => becomes },
						]}
					/>
					<Button kind="primary" disabled={busy} className="justify-self-start">
						Take what is ticked
					</Button>
				</Form>
			)}
		</Card>
	)
}

const dateShown = (value: string) =>
	isMonth(value) ? shortMonth(value) : value === '' ? '–' : counted(Number(value), 'month')

/** Dates of a schedule. */
export function FoundDates({ compared: { changes, more, unknown, same }, rev }: { compared: Dates; rev: number }) {
	const left = `${counted(unknown.length, 'task')} not of this plan, left out: ${named(unknown)}`
	return (
		<FoundChanges
			{...{ noun: 'date', intent: 'take', rev, more }}
			notes={[`${sentenceCase(counted(same, 'task'))} as planned`, ...(unknown.length === 0 ? [] : [left])]}
			rows={changes.map(({ name, label, was, becomes, ...place }) => ({
				...{ name, label, was: dateShown(was), becomes: dateShown(becomes) },
				value: JSON.stringify({ ...place, becomes }),
			}))}
		/>
	)
}

/** Fields of a workbook that was saved from the plan. */
export function FoundEntries({ compared }: { compared: Entries }) {
	const { changes, more, problems, unknown, missing, same, rev } = compared
	return (
		<FoundChanges
			{...{ noun: 'field', intent: 'takeEntries', rev, more, problems }}
			notes={[
				`${sentenceCase(counted(same, 'entry', 'entries'))} as in the plan`,
				...(unknown.length === 0
					? []
					: [`not of this plan, left out: ${named(unknown)}; new rows are pasted into their list`]),
				...(missing.length === 0 ? [] : [`not in the file, kept: ${named(missing)}`]),
			]}
			rows={changes.map(({ patch, name, label, was, becomes }) => ({
				...{ name, label, was: was === '' ? '–' : was, becomes: becomes === '' ? '–' : becomes },
				value: JSON.stringify(patch),
			}))}
		/>
	)
}
