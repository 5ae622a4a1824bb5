import { Button } from '#app/components/ui/button.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { isMonth } from '#shared/charts/gantt-model.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { Part } from '../part.tsx'
import { SendForm, useBusy } from '../sending.tsx'
import type { FoundInSchedule, FoundInWorkbook } from './exchange-view.ts'

type FoundChangesRow = {
	/** what is sent where it is taken */
	readonly value: string
	readonly name: string
	readonly label: string
	readonly was: string
	readonly becomes: string
	readonly ticked: boolean
}
/** Changes beyond those that are shown, taken together or left. */
type Rest = { readonly label: string; readonly value: string; readonly ticked: boolean; readonly count: number }
type FoundChangesProps = {
	readonly noun: string
	readonly intent: 'take' | 'takeEntries'
	readonly rev: number
	readonly rows: readonly FoundChangesRow[]
	/** more that the file would change, and is not shown */
	readonly more: number
	readonly rests?: readonly Rest[]
	readonly notes: readonly string[]
	readonly problems?: readonly string[]
}

const MOST_NAMED = 5
const named = (names: readonly string[]) =>
	`${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ' …' : ''}`

/** What a file would change, to be chosen from; what is taken is one edit, and one undo. */
function FoundChanges({ noun, intent, rev, rows, more, rests = [], notes, problems = [] }: FoundChangesProps) {
	const busy = useBusy()
	const isDates = intent === 'take'
	const said = (text: string) =>
		isDates ? text : <span className="block w-40 [overflow-wrap:anywhere] whitespace-normal lg:w-80">{text}</span>
	const found = rests.reduce((sum, { count }) => sum + count, rows.length + more)
	const rest = `the first ${String(rows.length)} are shown; apply them, then compare again`
	return (
		<Part
			title={found === 0 ? 'No changes in the file' : `The file ${isDates ? 'changes' : 'has'} ${counted(found, noun)}`}
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
				<SendForm className="grid gap-3">
					<input type="hidden" name="intent" value={intent} />
					<input type="hidden" name="baseRev" value={rev} />
					<Table
						caption={`Changes in the file, ${noun} by ${noun}`}
						rows={rows}
						rowKey={({ value }) => value}
						columns={[
							{
								key: 'take',
								head: 'Apply',
								cell: ({ value, name, label, ticked }: FoundChangesRow) => (
									<input
										type="checkbox"
										name="take"
										defaultChecked={ticked}
										value={value}
										aria-label={`${name}, ${label}`}
									/>
								),
							},
							{ key: 'name', head: 'Item', rowHead: true, cell: ({ name }: FoundChangesRow) => name },
							{ key: 'label', head: 'Field', cell: ({ label }: FoundChangesRow) => label },
							{ key: 'was', head: 'In the plan', number: isDates, cell: ({ was }: FoundChangesRow) => said(was) },
							{
								key: 'becomes',
								head: 'In the file',
								number: isDates,
								cell: ({ becomes }: FoundChangesRow) => said(becomes),
							},
						]}
					/>
					{rests
						.filter(({ count }) => count > 0)
						.map(({ label, value, ticked }) => (
							<label key={label} className="flex items-center gap-2">
								<input type="checkbox" name="take" defaultChecked={ticked} value={value} />
								{label}
							</label>
						))}
					<Button kind="primary" disabled={busy} className="justify-self-start">
						Apply selected
					</Button>
				</SendForm>
			)}
		</Part>
	)
}

const dateShown = (value: string) =>
	isMonth(value) ? shortMonth(value) : value === '' ? '–' : counted(Number(value), 'month')

/** Dates of a schedule. */
export function FoundDates({
	compared: { changes, more, unknown, same },
	rev,
}: {
	compared: FoundInSchedule
	rev: number
}) {
	const left = `${counted(unknown.length, 'task')} not in this plan, skipped: ${named(unknown)}`
	return (
		<FoundChanges
			{...{ noun: 'date', intent: 'take', rev, more }}
			notes={[`${sentenceCase(counted(same, 'task'))} as planned`, ...(unknown.length === 0 ? [] : [left])]}
			rows={changes.map(({ name, label, was, becomes, ...place }) => ({
				...{ name, label, was: dateShown(was), becomes: dateShown(becomes) },
				value: JSON.stringify({ ...place, becomes }),
				ticked: true,
			}))}
		/>
	)
}

/** What was entered in a workbook that was saved from the plan. */
export function FoundEntries({ compared }: { compared: FoundInWorkbook }) {
	const { changes, more, problems, kept, same, rev } = compared
	const rest = ({ count, parts }: FoundInWorkbook['more']['other'], ticked: boolean): Rest => {
		const words = ticked ? 'changes, not shown' : 'missing from the file or newer in the plan, not shown'
		return { count, ticked, label: `${String(count)} more ${words}`, value: JSON.stringify(parts) }
	}
	const newer = `newer in the plan than in the file, kept: ${named(kept)}`
	return (
		<FoundChanges
			{...{ noun: 'change', intent: 'takeEntries', rev, more: 0, problems }}
			rests={[rest(more.ticked, true), rest(more.other, false)]}
			notes={[
				`${sentenceCase(counted(same, 'row'))} as in the plan`,
				...(changes.some(({ ticked }) => !ticked) ? ['check rows to remove, and rows changed by teammates since'] : []),
				...(kept.length === 0 ? [] : [newer]),
			]}
			rows={changes.map(({ parts, was, becomes, ...row }) => ({
				...row,
				...{ was: was === '' ? '–' : was, becomes: becomes === '' ? '–' : becomes },
				value: JSON.stringify(parts),
			}))}
		/>
	)
}
