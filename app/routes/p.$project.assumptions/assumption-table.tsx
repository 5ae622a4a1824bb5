import { Table } from '#app/components/ui/table.tsx'
import type { AssumptionRow, LeftValue, SiteValue } from '#server/views/pages/assumptions/assumption-row.ts'
import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Field, Select } from '#app/components/ui/field.tsx'
import { useSeenRev } from '#app/components/grid/form/use-seen-rev.ts'
import type { EditReply } from '#shared/grid/edit-reply.ts'

type Editing = {
	/** the edit of the plan that the table shows */
	readonly rev: number
	readonly reply: EditReply | undefined
}
type FormProps = Editing & {
	row: AssumptionRow
	/** the value of one site that is changed; null: that of all, or a first one of a site */
	of: SiteValue | null
}

/** What replaces an assumption: for the whole plan or one site, or one site's own value anew; and the way back. */
function AssumptionForm({ row, of, rev, reply }: FormProps) {
	const { key, typed, why, isSet, source, name } = of
		? { ...of, isSet: true, name: `${row.label} at ${of.site}` }
		: { ...row, isSet: row.overridden, source: null, name: row.label }
	const refused = reply !== undefined && !reply.ok && reply.typed?.['key'] === key ? reply : undefined
	const seen = useSeenRev(rev, refused)
	const given = (field: string, shown: string | null) => refused?.typed?.[field] ?? shown ?? ''
	// What is wrong with no field of the form by name is wrong with the value.
	const errors = (field: 'site' | 'value') =>
		(refused?.problems ?? []).filter((problem) => (problem.field || 'value') === field).map(({ text }) => text)
	return (
		<details className="text-left" open={refused !== undefined || undefined}>
			<summary className="whitespace-nowrap underline" aria-label={`${isSet ? 'Change' : 'Replace'}: ${name}`}>
				{isSet ? 'Change' : 'Replace'}
			</summary>
			<Form method="post" preventScrollReset className="mt-2 grid w-60 gap-2 whitespace-normal">
				<input type="hidden" name="key" value={key} />
				<input type="hidden" name="baseRev" value={seen} />
				{of === null && row.others.length > 0 && (
					<Select label="Applies to" name="site" defaultValue={given('site', '')} errors={errors('site')}>
						<option value="">Whole plan</option>
						{row.others.map(({ id, name: site }) => (
							<option key={id} value={id}>
								{site} only
							</option>
						))}
					</Select>
				)}
				{row.choices === null ? (
					<Field
						label={`${name}, new value`}
						name="value"
						defaultValue={given('value', typed)}
						unit={row.unit}
						help={row.entered || undefined}
						errors={errors('value')}
					/>
				) : (
					<Select
						label={`${name}, new choice`}
						name="value"
						defaultValue={given('value', typed)}
						errors={errors('value')}
					>
						{row.choices.map(({ value, label }) => (
							<option key={value} value={value}>
								{label}
							</option>
						))}
					</Select>
				)}
				<Field label="Why" name="why" optional defaultValue={given('why', why)} />
				<Field label="Source" name="source" optional defaultValue={given('source', source)} />
				<div className="flex flex-wrap gap-2">
					<Button kind="primary" size="small">
						Save
					</Button>
					{isSet && (
						<Button size="small" name="intent" value="restore">
							{of === null ? 'Restore default' : 'Use the plan’s value'}
						</Button>
					)}
				</div>
			</Form>
		</details>
	)
}

/** An assumption, what one site has in its place, or what it has there in the baseline alone. */
type AssumptionTableLine = {
	readonly row: AssumptionRow
	readonly of: SiteValue | null
	readonly left: LeftValue | null
}

const linesOf = (rows: readonly AssumptionRow[]): readonly AssumptionTableLine[] =>
	rows.flatMap((row): readonly AssumptionTableLine[] => [
		{ row, of: null, left: null },
		...row.sites.map((of) => ({ row, of, left: null })),
		...row.left.map((left) => ({ row, of: null, left })),
	])

function Name({ row, of, left }: AssumptionTableLine) {
	if (left !== null)
		return (
			<span className="block min-w-40 max-w-md whitespace-normal pl-4 text-ink-3">
				<span className="sr-only">{row.label} </span>at {left.site}
			</span>
		)
	if (of !== null)
		return (
			<span className="block min-w-40 max-w-md whitespace-normal pl-4">
				<span className="sr-only">{row.label} </span>at {of.site}
				{of.idle && <span className="block text-micro text-ink-3">No effect: all sites share this assumption.</span>}
			</span>
		)
	return (
		<span className="block min-w-40 max-w-md whitespace-normal">
			<span className="font-semibold">{row.label}</span>
			<span className="block text-micro text-ink-3">{row.help}</span>
		</span>
	)
}

function Value({ row, of, left }: AssumptionTableLine) {
	const isGuess = of === null && row.quality === 'guess'
	if (left !== null)
		return (
			<span className="text-ink-3">
				{row.value} {row.unit}
			</span>
		)
	return (
		// A name is longer than any figure, and leaves the form its room.
		<span className={row.choices === null ? undefined : 'inline-block max-w-32 whitespace-normal'}>
			<span className={isGuess ? 'guess' : undefined}>{of === null ? row.value : of.value}</span>{' '}
			<span className="text-ink-3">{row.unit}</span>
			{of === null && row.was !== null && <span className="block text-micro text-ink-3">default {row.was}</span>}
		</span>
	)
}

const saidOf = ({ why, source }: SiteValue) =>
	[why, source].filter((text) => text !== null && text !== '').join(' · ') || 'no source stated'

function Source({ row, of, left }: AssumptionTableLine) {
	if (left !== null) return <span className="text-ink-3">as for the whole plan</span>
	const isGuess = of === null && row.quality === 'guess'
	return (
		<span className="block min-w-64 max-w-80 text-ink-2">
			<span className={isGuess ? 'tag tag-guess' : 'tag'}>{of === null ? row.quality : 'site'}</span>{' '}
			{of === null ? (row.why ?? row.source) : saidOf(of)}
		</span>
	)
}

/** Every assumption with value, range and source; a replaced one shows what it was and why, under it what single sites have. */
export function AssumptionTable({
	rows,
	rev,
	reply,
	canEdit,
}: Editing & {
	rows: readonly AssumptionRow[]
	canEdit: boolean
}) {
	if (rows.length === 0) return <p className="text-ink-2">No matching assumptions. Try a layer, or “guess”.</p>
	return (
		<Table
			caption="Assumptions"
			rows={linesOf(rows)}
			rowKey={({ row, of, left }) => (of ?? left)?.key ?? row.key}
			columns={[
				{ key: 'label', head: 'Assumption', rowHead: true, cell: (line) => <Name {...line} /> },
				{
					key: 'value',
					head: 'Value',
					number: true,
					cell: (line) => <Value {...line} />,
					differs: ({ row, of, left }) => (left ?? of ?? row).differs,
				},
				{ key: 'layer', head: 'Layer', cell: ({ row, of, left }) => of === null && left === null && row.layer },
				{
					key: 'range',
					head: 'P10 to P90',
					number: true,
					cell: ({ row, of, left }) => (left === null && (of ?? row).range) || '–',
				},
				{ key: 'source', head: 'Source', cell: (line) => <Source {...line} /> },
				...(canEdit
					? [
							{
								key: 'change',
								head: 'Change',
								cell: ({ row, of, left }: AssumptionTableLine) =>
									left === null && (
										// A site that has got its value, or given it up, leaves the form as it was before.
										<AssumptionForm
											key={row.sites.map(({ key }) => key).join(' ')}
											row={row}
											of={of}
											rev={rev}
											reply={reply}
										/>
									),
							},
						]
					: []),
			]}
		/>
	)
}
