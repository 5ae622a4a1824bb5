import type { ReactNode } from 'react'
import { Why } from '#app/components/explain/why.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { ChartTable } from '#shared/charts/geometry.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { StepSwitch } from './step-switch.tsx'

function Opening({ target, children }: { target: WhyTarget | null; children: ReactNode }) {
	return target === null ? children : <Why target={target}>{children}</Why>
}

export type ShowDataProps = {
	table: ChartTable
	caption: string
	/** may be told by month or by quarter */
	monthly?: boolean | undefined
	/** stands open where there is room for it */
	open?: boolean | undefined
}

/** The table behind a chart: every chart can be read as figures. */
export function ShowData({ table, caption, monthly = false, open = false }: ShowDataProps) {
	return (
		<details className="chart-table" open={open}>
			<summary>Show data</summary>
			{monthly && (
				<div className="mt-2">
					<StepSwitch />
				</div>
			)}
			<ScrollRegion label={`${caption}, data`}>
				<table className="data-table">
					<caption className="sr-only">{caption}</caption>
					<thead>
						<tr>
							{table.head.map((head, index) => (
								<th key={index} scope="col" className={index === 0 ? undefined : 'number'}>
									{head}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{table.rows.map((row, rowIndex) => (
							<tr key={rowIndex}>
								{row.map((cell, index) =>
									index === 0 ? (
										<th key={index} scope="row">
											{cell}
										</th>
									) : (
										<td key={index} className="number">
											<Opening target={table.opens?.[rowIndex]?.[index] ?? null}>{cell}</Opening>
										</td>
									),
								)}
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
		</details>
	)
}
