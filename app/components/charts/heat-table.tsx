import { LayerDot } from '#app/components/ui/layer-mark.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { Why } from '#app/components/explain/why.tsx'
import type { HeatCell, HeatRow } from '#server/views/pages/balance-view.ts'

function cellLook(row: HeatRow, cell: HeatCell): { background: string; color: string; fontWeight?: number } {
	if (cell.share === null) return { background: 'transparent', color: 'var(--color-ink-3)' }
	// Saturated means binding; a covered quarter stays soft.
	if (cell.binds && row.layer !== 'applications')
		return { background: `var(--color-${row.layer}-ink)`, color: 'var(--color-surface)', fontWeight: 600 }
	if (cell.share < 1 - 1e-9)
		return { background: `var(--color-${row.layer}-soft)`, color: `var(--color-${row.layer}-ink)` }
	return { background: 'var(--color-sunken)', color: 'var(--color-ink-2)' }
}

/** Layers by quarters: the lowest cover in each, in full colour where the layer binds. Every cell opens its explanation. */
export function HeatTable({ rows, quarters }: { rows: readonly HeatRow[]; quarters: readonly string[] }) {
	return (
		<ScrollRegion label="Coverage by layer and quarter">
			<table className="heat">
				<caption className="sr-only">Lowest coverage by layer and quarter</caption>
				<thead>
					<tr>
						<td />
						{quarters.map((quarter) => (
							<th key={quarter} scope="col">
								{quarter.startsWith('Q1') ? quarter : quarter.slice(0, 2)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.layer}>
							<th scope="row">
								<span className="inline-flex items-center gap-2">
									<LayerDot layer={row.layer} />
									{row.name}
								</span>
							</th>
							{row.cells.map((cell, index) => (
								<td key={quarters[index]} style={cellLook(row, cell)}>
									{cell.share === null ? (
										cell.text
									) : (
										<Why
											target={cell.why}
											plain
											title={`${row.name}, ${quarters[index] ?? ''}: ${cell.detail}${cell.binds ? ', limiting' : ''}`}
										>
											{cell.text}
										</Why>
									)}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	)
}
