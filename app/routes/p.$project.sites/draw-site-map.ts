import { geoMercator, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/land-110m.json'
import type { SiteMapModel } from '#app/components/map/site-map.tsx'
import type { SitePlace } from '#shared/presentation/pages/site/sites-view.ts'

const SIZE = { width: 720, height: 400 }
/** A map beside a list is narrower. */
export const SMALL_MAP = { width: 440, height: 270 }
/** Degrees around a lone site, so that its surroundings can be recognised. */
const MARGIN_DEGREES = 14

type World = Topology<{ land: GeometryCollection }>
type Placed = SitePlace & { readonly latitude: number; readonly longitude: number }

function isPlaced(site: SitePlace): site is Placed {
	return site.latitude !== null && site.longitude !== null
}

type Pin = { readonly id: string; readonly x: number; readonly y: number }
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
const RADIUS = 6
/** Of a label: room for a character, its height, and how far behind its pin it begins. */
const [LETTER, LINE, BESIDE] = [7, 14, 8]

const overlap = (one: Box, other: Box) =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height

type Named = Pin & { readonly number: number | null; readonly name: string }
type Label = SiteMapModel['pins'][number]['label']

/**
 * Its number and name behind or before it; where both would cover another, its number, or nothing: the list tells the rest.
 * Where no list counts them there is no number.
 */
function placesFor({ x, y, number, name }: Named): readonly { readonly label: Label; readonly box: Box }[] {
	const texts = number === null ? [name] : [`${String(number)} ${name}`, String(number)]
	return texts.flatMap((text) => {
		const box = { y: y - LINE / 2, width: text.length * LETTER, height: LINE }
		return [
			{ label: { text, x: x + BESIDE, anchor: 'start' as const }, box: { ...box, x: x + BESIDE } },
			{ label: { text, x: x - BESIDE, anchor: 'end' as const }, box: { ...box, x: x - BESIDE - box.width } },
		]
	})
}

function labelled(pins: readonly Named[], width: number): SiteMapModel['pins'] {
	const taken: Box[] = pins.map(({ x, y }) => ({ x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS }))
	return pins.map((pin) => {
		const free = placesFor(pin).find(
			({ box }) => box.x >= 0 && box.x + box.width <= width && taken.every((other) => !overlap(box, other)),
		)
		if (free !== undefined) taken.push(free.box)
		return { id: pin.id, x: pin.x, y: pin.y, label: free?.label ?? null }
	})
}

/** Where people build, when no site says what else to look at. */
const INHABITED: readonly (readonly [number, number])[] = [
	[-170, -56],
	[179.9, 74],
]

const within = (degrees: number, most: number) => Math.max(-most, Math.min(most, degrees))

function isWorld(value: unknown): value is World {
	return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Topology'
}

let drawn: ReturnType<typeof feature> | null = null
function landOf(): ReturnType<typeof feature> {
	const world: unknown = atlas
	if (!isWorld(world)) throw new Error('the atlas is a topology file')
	return (drawn ??= feature(world, world.objects.land))
}

/**
 * Land and pins on one projection, fitted to the sites; the whole world where none has coordinates. Drawn on the server,
 * so that the browser gets one path and not the atlas.
 */
export function drawSiteMap(
	sites: readonly SitePlace[],
	{ numbered = true, size: { width, height } = SIZE } = {},
): SiteMapModel {
	const placed = sites.filter(isPlaced)
	const projection = geoMercator()
	// Meridians and parallels: two corners hold all that lies between them.
	const around = placed.flatMap(({ longitude, latitude }) =>
		[-1, 1].map((sign): [number, number] => [
			within(longitude + sign * MARGIN_DEGREES * 1.6, 179.9),
			within(latitude + sign * MARGIN_DEGREES, 84),
		]),
	)
	const coordinates = (placed.length === 0 ? INHABITED : around).map(([east, north]): [number, number] => [east, north])
	projection.fitSize([width, height], { type: 'MultiPoint', coordinates })
	projection.clipExtent([
		[0, 0],
		[width, height],
	])
	const named = sites.flatMap((site, index) => {
		const point = isPlaced(site) ? projection([site.longitude, site.latitude]) : null
		if (point === null) return []
		const at = { x: Math.round(point[0]), y: Math.round(point[1]) }
		return [{ id: site.id, ...at, number: numbered ? index + 1 : null, name: site.name }]
	})
	const [x, y] = projection.translate()
	return {
		width,
		height,
		frame: { scale: projection.scale(), x, y },
		land: geoPath(projection).digits(1)(landOf()) ?? '',
		pins: labelled(named, width),
	}
}
