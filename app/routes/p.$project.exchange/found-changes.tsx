import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { compareSchedule } from '#server/services/plans/exchange-schedule.ts'
import { isMonth } from '#shared/presentation/schedule/gantt-model.ts'
import { counted, sentenceCase, shortMonth } from '#shared/presentation/wording/months.ts'

type Compared = Extract<Awaited<ReturnType<typeof compareSchedule>>, { readonly ok: true }>
type Change = Compared['changes'][number]

const shown = (value: string) =>
	isMonth(value) ? shortMonth(value) : value === '' ? '–' : counted(Number(value), 'month')

/** What a file would change, to be chosen from; what is taken is one edit, and one undo. */
export function FoundChanges({ compared: { changes, more, unknown, same }, rev }: { compared: Compared; rev: number }) {
	const busy = useNavigation().state !== 'idle'
	const found = changes.length + more
	return (
		<Card
			title={found === 0 ? 'The file agrees with the plan' : `The file changes ${counted(found, 'date')}`}
			sub={[
				`${sentenceCase(counted(same, 'task'))} as planned`,
				...(unknown.length === 0
					? []
					: [
							`${counted(unknown.length, 'task')} not of this plan, left out: ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ' …' : ''}`,
						]),
				...(more === 0 ? [] : [`the first ${String(changes.length)} are shown; take them, then compare again`]),
			].join('; ')}
		>
			{changes.length > 0 && (
				<Form method="post" className="grid gap-3">
					<input type="hidden" name="intent" value="take" />
					<input type="hidden" name="baseRev" value={rev} />
					<Table
						caption="Dates the file would change"
						rows={changes}
						rowKey={({ list, id, field }) => `${list}/${id}/${field}`}
						columns={[
							{
								key: 'take',
								head: 'Take',
								cell: ({ list, id, field, becomes, name, label }: Change) => (
									<input
										type="checkbox"
										name="take"
										defaultChecked
										value={JSON.stringify({ list, id, field, becomes })}
										aria-label={`${name}, ${label}`}
									/>
								),
							},
							{ key: 'name', head: 'Item', rowHead: true, cell: ({ name }: Change) => name },
							{ key: 'label', head: 'Field', cell: ({ label }: Change) => label },
							{ key: 'was', head: 'In the plan', number: true, cell: ({ was }: Change) => shown(was) },
							{ key: 'becomes', head: 'In the file', number: true, cell: ({ becomes }: Change) => shown(becomes) },
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
