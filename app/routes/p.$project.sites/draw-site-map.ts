import { geoNaturalEarth1, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/land-110m.json'
import type { SiteMapModel } from '#app/components/plan/site-map.tsx'
import type { SitePlace } from '#shared/presentation/pages/sites-view.ts'

const WIDTH = 720
const HEIGHT = 400
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

type Named = Pin & { readonly number: number; readonly name: string }
type Label = SiteMapModel['pins'][number]['label']

/** Its number and name behind or before it; where both would cover another, its number, or nothing: the list tells the rest. */
function placesFor({ x, y, number, name }: Named): readonly { readonly label: Label; readonly box: Box }[] {
	return [`${String(number)} ${name}`, String(number)].flatMap((text) => {
		const box = { y: y - LINE / 2, width: text.length * LETTER, height: LINE }
		return [
			{ label: { text, x: x + BESIDE, anchor: 'start' as const }, box: { ...box, x: x + BESIDE } },
			{ label: { text, x: x - BESIDE, anchor: 'end' as const }, box: { ...box, x: x - BESIDE - box.width } },
		]
	})
}

function labelled(pins: readonly Named[]): SiteMapModel['pins'] {
	const taken: Box[] = pins.map(({ x, y }) => ({ x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS }))
	return pins.map((pin) => {
		const free = placesFor(pin).find(
			({ box }) => box.x >= 0 && box.x + box.width <= WIDTH && taken.every((other) => !overlap(box, other)),
		)
		if (free !== undefined) taken.push(free.box)
		return { id: pin.id, x: pin.x, y: pin.y, label: free?.label ?? null }
	})
}

const within = (degrees: number, most: number) => Math.max(-most, Math.min(most, degrees))

function isWorld(value: unknown): value is World {
	return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Topology'
}

/**
 * Land and pins on one projection, fitted to the sites; the whole world where none has coordinates. Drawn on the server,
 * so that the browser gets one path and not the atlas.
 */
export function drawSiteMap(sites: readonly SitePlace[]): SiteMapModel {
	const world: unknown = atlas
	if (!isWorld(world)) throw new Error('the atlas is a topology file')
	const placed = sites.filter(isPlaced)
	const land = feature(world, world.objects.land)
	const projection = geoNaturalEarth1()
	if (placed.length === 0) projection.fitSize([WIDTH, HEIGHT], { type: 'Sphere' })
	else {
		// Meridians are curved: two corners around all sites would not hold those between them.
		const around = placed.flatMap(({ longitude, latitude }) =>
			[-1, 1].flatMap((east) =>
				[-1, 1].map((north) => [
					within(longitude + east * MARGIN_DEGREES * 1.6, 179.9),
					within(latitude + north * MARGIN_DEGREES, 85),
				]),
			),
		)
		projection.fitSize([WIDTH, HEIGHT], { type: 'MultiPoint', coordinates: around })
	}
	projection.clipExtent([
		[0, 0],
		[WIDTH, HEIGHT],
	])
	return {
		width: WIDTH,
		height: HEIGHT,
		land: geoPath(projection).digits(1)(land) ?? '',
		pins: labelled(
			sites.flatMap((site, index) => {
				const point = isPlaced(site) ? projection([site.longitude, site.latitude]) : null
				if (point === null) return []
				return [{ id: site.id, x: Math.round(point[0]), y: Math.round(point[1]), number: index + 1, name: site.name }]
			}),
		),
	}
}
