import type { SitePlace } from '../pages/site/sites-view.ts'
import { textAt, type ChartGeometry, type ChartTable, type Shape, type TextShape } from '#shared/charts/geometry.ts'
import { lettersIn } from '#shared/charts/letters.ts'
import { landLines, landMap, type MapSite, type MapSize } from './land-map.ts'
import { MISSING } from '#shared/formats/figures.ts'

export type LocatorModel = { readonly sites: readonly SitePlace[] }

const PIN = 4.5
/** Of a label: room for a character, its height, and how far it stands from its pin. */
const [LETTER, LINE, BESIDE] = [6.3, 14, 8]
/** Nearest first; from the second on a line leads to the pin. */
const DISTANCES = [BESIDE, 20, 34, 50, 70, 95] as const
const DIRECTIONS: readonly (readonly [x: number, y: number])[] = [
	[1, 0],
	[-1, 0],
	[0.7, -0.7],
	[0.7, 0.7],
	[-0.7, -0.7],
	[-0.7, 0.7],
	[0, -1],
	[0, 1],
]
/** A longer name stands in the list of sites, behind its number. */
const LONGEST_NAME = 28

type LocatorMapBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Label = { readonly text: TextShape; readonly box: LocatorMapBox; readonly lead: Shape | null }

const overlap = (one: LocatorMapBox, other: LocatorMapBox) =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height
const inside = (box: LocatorMapBox, { width, height }: MapSize) =>
	box.x >= 2 && box.y >= 2 && box.x + box.width <= width - 2 && box.y + box.height <= height - 2

/** What a pin may be called, the longest first: a lone site needs no number. */
function namesOf({ name, number }: MapSite, alone: boolean): readonly string[] {
	const short = lettersIn(name) <= LONGEST_NAME
	if (alone) return short ? [name] : []
	return short ? [`${String(number)} ${name}`, String(number)] : [String(number)]
}

const widthOf = (text: string) => lettersIn(text) * LETTER

function labelAt(
	{ x, y }: MapSite,
	text: string,
	at: { distance: number; direction: readonly [number, number] },
): Label {
	const { distance, direction } = at
	const [end, middle] = [{ x: x + direction[0] * distance, y: y + direction[1] * distance }, direction[0] === 0]
	const width = widthOf(text)
	const left = middle ? end.x - width / 2 : direction[0] > 0 ? end.x : end.x - width
	const anchor = middle ? 'middle' : direction[0] > 0 ? 'start' : 'end'
	return {
		text: textAt([end.x, end.y + 4], text, { fill: 'ink', weight: 500, anchor, halo: true }),
		box: { x: left, y: end.y - LINE / 2, width, height: LINE },
		lead:
			distance <= BESIDE
				? null
				: {
						kind: 'path',
						points: [
							[x, y],
							[end.x, end.y],
						],
						stroke: 'ink-2',
						strokeWidth: 0.8,
					},
	}
}

/** The nearest free place of its name, else of its number, else none: the list of sites tells the rest. */
function labelOf(
	site: MapSite,
	{ taken, size, alone }: { taken: readonly LocatorMapBox[]; size: MapSize; alone: boolean },
) {
	for (const text of namesOf(site, alone))
		for (const distance of DISTANCES)
			for (const direction of DIRECTIONS) {
				const label = labelAt(site, text, { distance, direction })
				if (inside(label.box, size) && taken.every((box) => !overlap(box, label.box))) return label
			}
	return null
}

function labelsOf(sites: readonly MapSite[], size: MapSize): readonly Label[] {
	const taken: LocatorMapBox[] = sites.map(({ x, y }) => ({
		x: x - PIN - 1,
		y: y - PIN - 1,
		width: 2 * PIN + 2,
		height: 2 * PIN + 2,
	}))
	return sites.flatMap((site) => {
		const label = labelOf(site, { taken, size, alone: sites.length === 1 })
		if (label === null) return []
		taken.push(label.box)
		return [label]
	})
}

/** Land, borders and a named pin for each site, on a map fitted to them. */
export function drawLocator({ model, width, height }: { model: LocatorModel } & MapSize): ChartGeometry {
	const { projection, sites } = landMap(model.sites, { width, height })
	const { land, borders } = landLines(projection)
	const labels = labelsOf(sites, { width, height })
	const frame = [
		[0, 0],
		[width, 0],
		[width, height],
		[0, height],
		[0, 0],
	] as const
	return {
		width,
		height,
		shapes: [
			...land.map((points): Shape => ({
				kind: 'path',
				points,
				fill: 'sunken',
				stroke: 'line-strong',
				strokeWidth: 0.6,
			})),
			...borders.map((points): Shape => ({ kind: 'path', points, stroke: 'line-strong', strokeWidth: 0.4 })),
			{ kind: 'path', points: frame, stroke: 'line-strong', strokeWidth: 0.6 },
			...labels.flatMap(({ lead }) => (lead === null ? [] : [lead])),
			...sites.map(({ x, y }): Shape => ({ kind: 'dot', x, y, radius: PIN, fill: 'ink', stroke: 'surface' })),
			...labels.map(({ text }) => text),
		],
		key: [],
		plot: { x: 0, y: 0, width, height },
	}
}

const degrees = (value: number | null) => (value === null ? MISSING : String(value).replace('-', '−'))

/** Where each site lies, as the plan states it. */
export const locatorTable = ({ sites }: LocatorModel): ChartTable => ({
	head: ['Site', 'Latitude', 'Longitude'],
	rows: sites.map(({ name, latitude, longitude }) => [name, degrees(latitude), degrees(longitude)]),
})
