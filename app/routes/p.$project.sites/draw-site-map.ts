import type { SiteMapModel } from '#app/components/map/site-map.tsx'
import { landMap, landPath, type MapSize } from '#server/views/charts/land-map.ts'
import type { SitePlace } from '#server/views/pages/site/sites-view.ts'

const SIZE: MapSize = { width: 720, height: 400 }
/** A map beside a list is narrower. */
export const SMALL_MAP: MapSize = { width: 440, height: 270 }

type Pin = { readonly id: string; readonly x: number; readonly y: number }
type DrawSiteMapBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
const RADIUS = 6
/** Of a label: room for a character, its height, and how far behind its pin it begins. */
const [LETTER, LINE, BESIDE] = [7, 14, 8]

const overlap = (one: DrawSiteMapBox, other: DrawSiteMapBox) =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height

type PlacesForParams = Pin & { readonly number: number | null; readonly name: string }
type Label = SiteMapModel['pins'][number]['label']

/**
 * Its number and name behind or before it; where both would cover another, its number, or nothing: the list tells the rest.
 * Where no list counts them there is no number.
 */
function placesFor({
	x,
	y,
	number,
	name,
}: PlacesForParams): readonly { readonly label: Label; readonly box: DrawSiteMapBox }[] {
	const texts = number === null ? [name] : [`${String(number)} ${name}`, String(number)]
	return texts.flatMap((text) => {
		const box = { y: y - LINE / 2, width: text.length * LETTER, height: LINE }
		return [
			{ label: { text, x: x + BESIDE, anchor: 'start' as const }, box: { ...box, x: x + BESIDE } },
			{ label: { text, x: x - BESIDE, anchor: 'end' as const }, box: { ...box, x: x - BESIDE - box.width } },
		]
	})
}

function labelled(pins: readonly PlacesForParams[], width: number): SiteMapModel['pins'] {
	const taken: DrawSiteMapBox[] = pins.map(({ x, y }) => ({
		x: x - RADIUS,
		y: y - RADIUS,
		width: 2 * RADIUS,
		height: 2 * RADIUS,
	}))
	return pins.map((pin) => {
		const free = placesFor(pin).find(
			({ box }) => box.x >= 0 && box.x + box.width <= width && taken.every((other) => !overlap(box, other)),
		)
		if (free !== undefined) taken.push(free.box)
		return { id: pin.id, x: pin.x, y: pin.y, label: free?.label ?? null }
	})
}

/**
 * Land and pins on one projection, fitted to the sites; the whole world where none has coordinates. Drawn on the server,
 * so that the browser gets one path and not the atlas.
 */
export function drawSiteMap(sites: readonly SitePlace[], { numbered = true, size = SIZE } = {}): SiteMapModel {
	const map = landMap(sites, size)
	const named = map.sites.map((site) => ({ ...site, number: numbered ? site.number : null }))
	const [x, y] = map.projection.translate()
	return {
		...size,
		frame: { scale: map.projection.scale(), x, y },
		land: landPath(map.projection),
		pins: labelled(named, size.width),
	}
}
