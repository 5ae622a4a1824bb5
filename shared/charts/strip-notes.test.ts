import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { balanceOf, bindingSpells, flat, layersOf, planResult } from '../../tests/factories/plan-result.ts'
import { buildStripModel } from '#server/views/layers/strip-view.ts'
import type { ChartGeometry } from './geometry.ts'
import { drawStrip } from './strip.ts'

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const overlap = (a: Box, b: Box) =>
	Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) &&
	Math.min(a.y + a.height, b.y + b.height) > Math.max(a.y, b.y)

/** Words of the bands, with the room they take at the least a letter needs. */
const notesOf = ({ shapes }: ChartGeometry) =>
	shapes.flatMap((shape) =>
		shape.kind === 'text' && shape.halo === true
			? [{ text: shape.text, x: shape.x, y: shape.y - 9, width: shape.text.length * 5.4, height: 11 }]
			: [],
	)

const lineOf = ({ shapes }: ChartGeometry): readonly Box[] =>
	shapes.flatMap((shape) =>
		shape.kind !== 'path' || shape.strokeWidth !== 2.5
			? []
			: shape.points.slice(1).map(([x, y], at) => {
					const [fromX, fromY] = shape.points[at] ?? [x, y]
					return {
						x: Math.min(x, fromX),
						y: Math.min(y, fromY),
						width: Math.abs(x - fromX) + 1,
						height: Math.abs(y - fromY) + 1,
					}
				}),
	)

/** Hatching, and the solid of what binds. */
const drawnIn = ({ shapes }: ChartGeometry): readonly Box[] =>
	shapes.flatMap((shape) =>
		shape.kind === 'rect' && (shape.hatch === true || (!shape.fill.endsWith('-soft') && shape.fill !== 'sunken'))
			? [shape]
			: [],
	)

const touched = (notes: ReturnType<typeof notesOf>, boxes: readonly Box[]) =>
	notes.filter((note) => boxes.some((box) => overlap(note, box))).map(({ text }) => text)

function stripOf(name: string, width: number): ChartGeometry {
	const parsed = parsePlanFile(TEMPLATES.find((template) => template.name === name)?.plan)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return drawStrip({ model: buildStripModel(computePlan(parsed.plan)), form: 'wide', width, status: null })
}

const ON_PAPER = 640
const NAMES = TEMPLATES.map(({ name }) => name)

test.each(NAMES)('no note of the strip of %s is written across its line, on paper or on screen', (name) => {
	for (const drawn of [stripOf(name, ON_PAPER), stripOf(name, 1150)]) {
		expect(notesOf(drawn).length).toBeGreaterThan(0)
		expect(touched(notesOf(drawn), lineOf(drawn))).toEqual([])
	}
})

// Chips of the island are short or binding in nearly every month: its note has nowhere else to stand.
test.each(NAMES.filter((name) => name !== 'island'))('nor on hatching or on the solid of %s', (name) => {
	const drawn = stripOf(name, ON_PAPER)
	expect(touched(notesOf(drawn), drawnIn(drawn))).toEqual([])
})

test('a note that finds no room on one line is set on two, lead and reason', () => {
	const model = buildStripModel(
		planResult({
			binding: bindingSpells([
				['chips', 6],
				['applications', 12],
				['chips', 6],
			]),
		}),
	)
	const texts = notesOf(drawStrip({ model, form: 'wide', width: 640, status: null })).map(({ text }) => text)
	expect(texts).toContain('all demand met')
})

test('where all of a band is drawn on, its note stands on that', () => {
	const energy = balanceOf('energy', flat(100, 24), flat(25, 24))
	const model = buildStripModel(
		planResult({ layers: layersOf(24, { energy }), binding: bindingSpells([['energy', 24]]) }),
	)
	expect(notesOf(drawStrip({ model, form: 'wide', width: 640, status: null }))[0]?.text).toMatch(/^Limits/)
})
