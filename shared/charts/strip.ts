import type { StripBand, StripModel } from '#shared/charts/strip-model.ts'
import { shareFigure } from '#shared/formats/shares.ts'
import { periodIndex } from '#shared/formats/quarters.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { lineAt, textAt } from './geometry.ts'
import type { ChartGeometry, RectShape, Shape } from './geometry.ts'
import { STATUS_KEY } from './months/month-lines.ts'
import { runsOf, yearTicksFor } from './scale.ts'
import { noteShapes } from './strip-notes.ts'
import { targetShapes } from './strip-target-shapes.ts'

/** wide: labels left and right. narrow: label above each band. mini: bands only, for cards and mail. */
export type StripForm = 'wide' | 'narrow' | 'mini'
type StripLayout = {
	readonly x: number
	readonly width: number
	readonly top: number
	readonly band: number
	readonly pitch: number
	readonly box: number
}

/** Above the bands, where a target stands there. */
const TARGET_ROOM = 18

function layoutFor(form: StripForm, box: number, room: number): StripLayout {
	if (form === 'wide') return { x: 142, width: box - 246, top: 8 + room, band: 32, pitch: 36, box }
	if (form === 'narrow') return { x: 0, width: box - 4, top: 20 + room, band: 30, pitch: 48, box }
	return { x: 0, width: box, top: 6, band: 16, pitch: 19, box }
}

const topOf = (layout: StripLayout, number: number) => layout.top + (5 - number) * layout.pitch
const xAt = (layout: StripLayout, months: number) => (index: number) =>
	layout.x + (index / Math.max(1, months)) * layout.width

function bandShapes({
	band,
	binding,
	layout,
}: {
	band: StripBand
	binding: StripModel['binding']
	layout: StripLayout
}): readonly Shape[] {
	const x = xAt(layout, band.coverage.length)
	const top = topOf(layout, band.number)
	// Rounded so that months of equal look join into one shape.
	const cells = band.coverage.map((share, index) => {
		if (share === null) return 'none'
		const solid = binding[index] === band.layer && band.layer !== 'applications'
		return `${Math.round(Math.min(1, share) * layout.band * 4) / 4}|${solid ? 'solid' : 'soft'}`
	})
	const ground: RectShape = {
		kind: 'rect',
		x: layout.x,
		y: top,
		width: layout.width,
		height: layout.band,
		fill: 'sunken',
		opacity: 0.75,
	}
	const shapes: Shape[] = [ground]
	for (const { value, from, to } of runsOf(cells)) {
		if (value === 'none') continue
		const [text = '0', look] = value.split('|')
		const height = Number(text)
		const box = { x: x(from), width: x(to) - x(from) }
		if (height < layout.band) {
			shapes.push({ kind: 'rect', ...box, y: top, height: layout.band - height, fill: band.layer, hatch: true })
		}
		if (height > 0) {
			shapes.push({
				kind: 'rect',
				...box,
				y: top + layout.band - height,
				height,
				fill: look === 'solid' ? band.layer : `${band.layer}-soft`,
			})
		}
	}
	return shapes
}

/** The ink line along the top of whatever binds, with a dot where another layer takes over. */
function bindingLine(model: StripModel, layout: StripLayout): readonly Shape[] {
	const x = xAt(layout, model.months.length)
	const shapes: Shape[] = []
	let points: (readonly [number, number])[] = []
	const dots: Shape[] = []
	const close = () => {
		if (points.length > 1)
			shapes.push({ kind: 'path', points, stroke: 'ink', strokeWidth: layout.band < 20 ? 1.8 : 2.5 })
		points = []
	}
	for (const { value, from, to } of runsOf(model.binding)) {
		const band = model.bands.find(({ layer }) => layer === value)
		if (!band) {
			close()
			continue
		}
		const y = topOf(layout, band.number) - 2
		points.push([x(from), y], [x(to), y])
		dots.push({ kind: 'dot', x: x(from), y, radius: layout.band < 20 ? 2.5 : 4, fill: 'ink', stroke: 'surface' })
	}
	close()
	return [...shapes, ...dots]
}

function labelShapes({
	band,
	layout,
	form,
}: {
	band: StripBand
	layout: StripLayout
	form: StripForm
}): readonly Shape[] {
	if (form === 'mini') return []
	const top = topOf(layout, band.number)
	const name = `${band.number}\u2002${band.name}`
	const lowest = band.lowest === null ? 'no demand' : shareFigure(band.lowest.share)
	if (form === 'narrow') {
		const told = band.lowest === null ? 'no demand' : `lowest ${lowest} ${shortMonth(band.lowest.month)}`
		return [
			textAt([layout.x + layout.width, top - 6], `${band.number} ${band.name}, ${told}`, {
				fill: `${band.layer}-ink`,
				weight: 500,
				anchor: 'end',
				halo: true,
			}),
		]
	}
	return [
		textAt([0, top + 18], name, { fill: `${band.layer}-ink`, weight: 600, size: 13 }),
		textAt([16, top + 32], band.unit),
		textAt([layout.box, top + 18], lowest, { fill: 'ink', weight: 500, size: 13, anchor: 'end' }),
		...(band.lowest === null ? [] : [textAt([layout.box, top + 32], shortMonth(band.lowest.month), { anchor: 'end' })]),
	]
}

/** The strip: bands filled to coverage, solid while they limit, hatched where short, the line that joins what limits, and the target. */
export function drawStrip({
	model,
	form,
	width,
	status,
}: {
	model: StripModel
	form: StripForm
	width: number
	status: string | null
}): ChartGeometry {
	const layout = layoutFor(form, width, model.target === null ? 0 : TARGET_ROOM)
	const bottom = layout.top + 4 * layout.pitch + layout.band
	const x = xAt(layout, model.months.length)
	const years = yearTicksFor({ months: model.months, width: layout.width, room: 44 })
	const shapes: Shape[] = [
		...model.bands.flatMap((band) => bandShapes({ band, binding: model.binding, layout })),
		...years.map(({ index }) =>
			lineAt([x(index), layout.top - 4], [x(index), bottom], { stroke: 'hair', strokeWidth: 1, opacity: 0.7 }),
		),
	]
	const statusIndex = status === null ? -1 : periodIndex(model.months, status)
	if (statusIndex >= 0 && form !== 'mini') {
		shapes.push(
			lineAt([x(statusIndex + 0.5), layout.top - 6], [x(statusIndex + 0.5), bottom], {
				stroke: 'ink-2',
				strokeWidth: 1,
				dash: [2, 3],
			}),
		)
	}
	shapes.push(...bindingLine(model, layout))
	if (form !== 'mini') {
		shapes.push(
			...targetShapes(model, { ...layout, bottom, isNarrow: form === 'narrow' }),
			...model.bands.flatMap((band) => [
				...noteShapes(model, { band, top: topOf(layout, band.number), ground: layout }),
				...labelShapes({ band, layout, form }),
			]),
		)
		shapes.push(...years.map(({ year, index }) => textAt([x(index), bottom + 18], String(year))))
		if (form === 'wide') shapes.push(textAt([layout.box, bottom + 18], 'lowest month', { anchor: 'end' }))
	}
	return {
		width,
		height: form === 'mini' ? bottom + 2 : bottom + 26,
		shapes,
		key: [
			{ look: 'line', colour: 'ink', text: 'Limiting layer' },
			{ look: 'fill', colour: 'infrastructure', text: 'Supported while limiting' },
			{ look: 'fill', colour: 'infrastructure-soft', text: 'Supported' },
			{ look: 'hatch', colour: 'infrastructure', text: 'Missing' },
			...(model.target === null
				? []
				: [{ look: 'line' as const, colour: model.target.isLate ? 'failing' : 'ok', text: 'Target' }]),
			...(statusIndex < 0 ? [] : [STATUS_KEY]),
		],
		plot: { x: layout.x, y: layout.top - 6, width: layout.width, height: bottom - layout.top + 6 },
	}
}
