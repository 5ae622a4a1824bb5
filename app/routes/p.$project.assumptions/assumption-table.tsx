import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { useSeenRev } from '#app/components/grid/form/use-seen-rev.ts'
import type { EditReply } from '#shared/presentation/grid/edit-reply.ts'
import type { AssumptionRow } from '#shared/presentation/pages/assumptions/assumptions-view.ts'

type Editing = {
	/** the edit of the plan that the table shows */
	readonly rev: number
	readonly reply: EditReply | undefined
}

function Change({ row, rev, reply }: Editing & { row: AssumptionRow }) {
	const own = reply !== undefined && !reply.ok && reply.typed?.['key'] === row.key ? reply : undefined
	const seen = useSeenRev(rev, own)
	return (
		<details className="text-left">
			<summary className="whitespace-nowrap underline">{row.overridden ? 'Change' : 'Replace'}</summary>
			<Form method="post" preventScrollReset className="mt-2 grid w-60 gap-2 whitespace-normal">
				<input type="hidden" name="key" value={row.key} />
				<input type="hidden" name="baseRev" value={seen} />
				<Field
					label={`${row.label}, new value`}
					name="value"
					defaultValue={row.typed}
					unit={row.unit}
					help={row.entered || undefined}
				/>
				<Field label="Why" name="why" optional defaultValue={row.why ?? ''} />
				<Field label="Source" name="source" optional />
				<div className="flex gap-2">
					<Button kind="primary" size="small">
						Save
					</Button>
					{row.overridden && (
						<Button size="small" name="intent" value="restore">
							Back to default
						</Button>
					)}
				</div>
			</Form>
		</details>
	)
}

/** Every assumption with value, range and source; a replaced one shows what it was and why. */
export function AssumptionTable({
	rows,
	rev,
	reply,
	canEdit,
}: Editing & {
	rows: readonly AssumptionRow[]
	canEdit: boolean
}) {
	if (rows.length === 0)
		return <p className="text-ink-2">No assumption has that in its name. Try a layer, or «guess».</p>
	return (
		<Table
			caption="Assumptions"
			rows={rows}
			rowKey={(row) => row.key}
			columns={[
				{
					key: 'label',
					head: 'Assumption',
					rowHead: true,
					cell: (row) => (
						<span className="block min-w-40 max-w-md whitespace-normal">
							<span className="font-semibold">{row.label}</span>
							<span className="block text-micro text-ink-3">{row.help}</span>
						</span>
					),
				},
				{
					key: 'value',
					head: 'Value',
					number: true,
					cell: (row) => (
						<>
							<span className={row.quality === 'guess' ? 'guess' : undefined}>{row.value}</span>{' '}
							<span className="text-ink-3">{row.unit}</span>
							{row.was !== null && <span className="block text-micro text-ink-3">default {row.was}</span>}
						</>
					),
				},
				{ key: 'layer', head: 'Layer', cell: (row) => row.layer },
				{ key: 'range', head: 'Range', number: true, cell: (row) => (row.range === '' ? '–' : row.range) },
				{
					key: 'source',
					head: 'Source',
					cell: (row) => (
						<span className="block min-w-64 max-w-80 text-ink-2">
							<span className={row.quality === 'guess' ? 'tag tag-guess' : 'tag'}>{row.quality}</span>{' '}
							{row.why ?? row.source}
						</span>
					),
				},
				...(canEdit
					? [
							{
								key: 'change',
								head: 'Change',
								cell: (row: AssumptionRow) => <Change row={row} rev={rev} reply={reply} />,
							},
						]
					: []),
			]}
		/>
	)
}
