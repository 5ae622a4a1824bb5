import type { HeatRow } from '../pages/balance-view.ts'
import { textAt } from '#shared/charts/geometry.ts'
import type { ChartGeometry, Shape } from '#shared/charts/geometry.ts'

export type HeatModel = { readonly periods: readonly string[]; readonly rows: readonly HeatRow[] }

const LEFT = 128
const TOP = 22
const ROW = 34
const GAP = 2

/**
 * Layers down, periods across: filled to the cover as in the strip, solid where the layer binds, hatched where something
 * is missing. The figure stands in every cell, so that it reads without colour.
 */
export function drawHeat({ model, width }: { model: HeatModel; width: number }): ChartGeometry {
	const column = (width - LEFT) / Math.max(1, model.periods.length)
	const shapes: Shape[] = model.periods.map((period, index) =>
		textAt([LEFT + column * (index + 0.5), 12], period, { anchor: 'middle' }),
	)
	model.rows.forEach((row, line) => {
		const y = TOP + line * ROW
		shapes.push(
			{ kind: 'rect', x: 0, y: y + 12, width: 9, height: 9, fill: row.layer, radius: 2 },
			textAt([16, y + 21], row.name, { fill: 'ink', weight: 600, size: 12 }),
		)
		row.cells.forEach((cell, index) => {
			const x = LEFT + index * column + GAP / 2
			const box = { x, y, width: column - GAP, height: ROW - GAP }
			if (cell.share === null) shapes.push({ kind: 'rect', ...box, fill: 'hair' })
			else
				shapes.push(
					...coverShapes({
						box,
						share: Math.min(1, cell.share),
						layer: row.layer,
						binds: cell.binds && row.layer !== 'applications',
					}),
				)
			shapes.push(
				textAt([x + (column - GAP) / 2, y + ROW / 2 + 3.5], cell.text, {
					fill: cell.share === null ? 'ink-3' : 'ink',
					weight: cell.binds ? 600 : 400,
					size: 11,
					anchor: 'middle',
					halo: true,
				}),
			)
		})
	})
	return {
		width,
		height: TOP + model.rows.length * ROW,
		shapes,
		key: heatKey,
		plot: { x: LEFT, y: TOP, width: width - LEFT, height: model.rows.length * ROW },
	}
}

const heatKey: ChartGeometry['key'] = [
	{ look: 'fill', colour: 'infrastructure', text: 'Supported while limiting' },
	{ look: 'fill', colour: 'infrastructure-soft', text: 'Supported' },
	{ look: 'hatch', colour: 'infrastructure', text: 'Missing' },
]

type HeatChartBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
function coverShapes({
	box,
	share,
	layer,
	binds,
}: {
	box: HeatChartBox
	share: number
	layer: string
	binds: boolean
}): readonly Shape[] {
	const covered = box.height * share
	return [
		...(share < 1
			? [{ kind: 'rect' as const, ...box, height: box.height - covered, fill: layer, hatch: true as const }]
			: []),
		...(share > 0
			? [
					{
						kind: 'rect' as const,
						...box,
						y: box.y + box.height - covered,
						height: covered,
						fill: binds ? layer : `${layer}-soft`,
					},
				]
			: []),
	]
}
