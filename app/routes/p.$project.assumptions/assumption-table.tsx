import { Table } from '#app/components/ui/table.tsx'
import type { AssumptionRow, SiteValue } from '#server/views/pages/assumptions/assumptions-view.ts'
import { AssumptionForm, type Editing } from './assumption-form.tsx'

/** An assumption, or what one site has in its place. */
type Line = { readonly row: AssumptionRow; readonly of: SiteValue | null }

const linesOf = (rows: readonly AssumptionRow[]): readonly Line[] =>
	rows.flatMap((row): readonly Line[] => [{ row, of: null }, ...row.sites.map((of) => ({ row, of }))])

function Name({ row, of }: Line) {
	if (of !== null)
		return (
			<span className="block min-w-40 max-w-md whitespace-normal pl-4">
				<span className="sr-only">{row.label} </span>at {of.site}
				{of.idle && (
					<span className="block text-micro text-ink-3">It moves nothing: all sites share this assumption.</span>
				)}
			</span>
		)
	return (
		<span className="block min-w-40 max-w-md whitespace-normal">
			<span className="font-semibold">{row.label}</span>
			<span className="block text-micro text-ink-3">{row.help}</span>
		</span>
	)
}

function Value({ row, of }: Line) {
	const isGuess = of === null && row.quality === 'guess'
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

function Source({ row, of }: Line) {
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
	if (rows.length === 0)
		return <p className="text-ink-2">No assumption has that in its name. Try a layer, or «guess».</p>
	return (
		<Table
			caption="Assumptions"
			rows={linesOf(rows)}
			rowKey={({ row, of }) => of?.key ?? row.key}
			columns={[
				{ key: 'label', head: 'Assumption', rowHead: true, cell: (line) => <Name {...line} /> },
				{ key: 'value', head: 'Value', number: true, cell: (line) => <Value {...line} /> },
				{ key: 'layer', head: 'Layer', cell: ({ row, of }) => of === null && row.layer },
				{
					key: 'range',
					head: 'Range',
					number: true,
					cell: ({ row, of }) => of === null && (row.range === '' ? '–' : row.range),
				},
				{ key: 'source', head: 'Source', cell: (line) => <Source {...line} /> },
				...(canEdit
					? [
							{
								key: 'change',
								head: 'Change',
								cell: ({ row, of }: Line) => (
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
