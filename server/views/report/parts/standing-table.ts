import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { BuildPhase } from '#shared/schemas/plan-items.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { addMonths } from '#shared/units/months.ts'
import type { FigureSource } from '../../figures/figure.ts'
import { MISSING, percent } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { entryTable } from './entry-table.ts'
import type { TableBlock } from '../report-model.ts'
import { left, words } from './report-parts.ts'

type StandingTableRun = { readonly from: string; readonly to: string }

/** `Apr 2027 to Jun 2027, Oct 2027`: months one after the other are told by their ends. */
function monthsText(months: readonly string[]): string {
	const runs = months.reduce<readonly StandingTableRun[]>((told, month) => {
		const last = told.at(-1)
		return last !== undefined && addMonths(last.to, 1) === month
			? [...told.slice(0, -1), { from: last.from, to: month }]
			: [...told, { from: month, to: month }]
	}, [])
	return runs
		.map(({ from, to }) => (from === to ? shortMonth(from) : `${shortMonth(from)} to ${shortMonth(to)}`))
		.join(', ')
}

/** `4 × transformer of 25 MVA, 50 % fit for use`. */
function plantText({ existingPlant }: BuildPhase, plan: PlanFile): string {
	const rows = new Map(catalogueFor(plan).equipment.map((row) => [row.id, row]))
	return (existingPlant ?? [])
		.map(({ item, units, unitSize, reuseShare }) => {
			const row = rows.get(item)
			const size = unitSize === null ? '' : ` of ${formatFigure(unitSize)} ${row?.sizeUnit ?? ''}`.trimEnd()
			const fit = reuseShare === null || reuseShare === 1 ? '' : `, ${percent(reuseShare)} fit for use`
			return `${formatFigure(units)} × ${row?.name ?? item}${size}${fit}`
		})
		.join('; ')
}

const isBesideRunning = ({ liveSite, workWindows, existingPlant }: BuildPhase): boolean =>
	(liveSite ?? 'none') !== 'none' || workWindows.length > 0 || existingPlant !== null

const head = (field: 'workWindows' | 'existingPlant', grow: number) =>
	left(fieldFacts('buildPhases', field).label, grow)

/** Halls built beside what runs, or on what stands: when gear may be worked on, and what is not bought. None where no hall is. */
export function standingTable(source: FigureSource): readonly TableBlock[] {
	const { plan } = source
	if (!plan.buildPhases.some(isBesideRunning)) return []
	return [
		entryTable(
			{ ...source, list: 'buildPhases' },
			{
				title: 'Halls on live sites or with existing equipment',
				only: isBesideRunning,
				columns: [
					{ field: 'name' },
					{ field: 'liveSite', usual: true, grow: 0.7 },
					{
						head: head('workWindows', 1.4),
						cell: ({ workWindows }) => words(workWindows.length === 0 ? 'All months' : monthsText(workWindows)),
					},
					{
						head: head('existingPlant', 2),
						cell: (hall) => words(hall.existingPlant === null ? MISSING : plantText(hall, plan)),
					},
				],
				least: 1,
				noun: 'halls',
				empty: '',
			},
		),
	]
}
