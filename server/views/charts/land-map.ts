import { geoMercator, geoPath, type GeoProjection } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-110m.json'
import type { SitePlace } from '../pages/site/sites-view.ts'

/** Degrees around a lone site, so that its surroundings can be recognised. */
const MARGIN_DEGREES = 14

type World = Topology<{ land: GeometryCollection; countries: GeometryCollection }>
type LandMapPlaced = SitePlace & { readonly latitude: number; readonly longitude: number }
export type MapSize = { readonly width: number; readonly height: number }

const isPlaced = (site: SitePlace): site is LandMapPlaced => site.latitude !== null && site.longitude !== null

/** Where people build, when no site says what else to look at. */
const INHABITED: readonly (readonly [number, number])[] = [
	[-170, -56],
	[179.9, 74],
]

const within = (degrees: number, most: number) => Math.max(-most, Math.min(most, degrees))

function isWorld(value: unknown): value is World {
	return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Topology'
}

type Outlines = { readonly land: ReturnType<typeof feature>; readonly borders: ReturnType<typeof mesh> }
let drawn: Outlines | null = null
function outlines(): Outlines {
	const world: unknown = atlas
	if (!isWorld(world)) throw new Error('the atlas is a topology file')
	return (drawn ??= {
		land: feature(world, world.objects.land),
		borders: mesh(world, world.objects.countries, (one, other) => one !== other),
	})
}

export type MapSite = {
	readonly id: string
	readonly name: string
	/** in the order of all sites, from 1 */
	readonly number: number
	readonly x: number
	readonly y: number
}
export type LandMap = { readonly projection: GeoProjection; readonly sites: readonly MapSite[] }

/** Mercator's projection fitted to the sites, and where they lie on it; the whole world where none has coordinates. */
export function landMap(sites: readonly SitePlace[], { width, height }: MapSize): LandMap {
	const projection = geoMercator()
	// Meridians and parallels: two corners hold all that lies between them.
	const around = sites
		.filter(isPlaced)
		.flatMap(({ longitude, latitude }) =>
			[-1, 1].map((sign): [number, number] => [
				within(longitude + sign * MARGIN_DEGREES * 1.6, 179.9),
				within(latitude + sign * MARGIN_DEGREES, 84),
			]),
		)
	const coordinates = (around.length === 0 ? INHABITED : around).map(([east, north]): [number, number] => [east, north])
	projection.fitSize([width, height], { type: 'MultiPoint', coordinates })
	projection.clipExtent([
		[0, 0],
		[width, height],
	])
	return {
		projection,
		sites: sites.flatMap((site, index) => {
			const point = isPlaced(site) ? projection([site.longitude, site.latitude]) : null
			if (point === null) return []
			return [{ id: site.id, name: site.name, number: index + 1, x: Math.round(point[0]), y: Math.round(point[1]) }]
		}),
	}
}

/** All land as one SVG path. */
export const landPath = (projection: GeoProjection): string => geoPath(projection).digits(1)(outlines().land) ?? ''

type Points = readonly (readonly [number, number])[]
function linesOn(projection: GeoProjection, shape: keyof Outlines): readonly Points[] {
	const lines: [number, number][][] = []
	const add = (x: number, y: number) => void lines.at(-1)?.push([x, y])
	geoPath(projection, {
		beginPath: () => undefined,
		closePath: () => undefined,
		arc: () => undefined,
		moveTo: (x, y) => {
			lines.push([])
			add(x, y)
		},
		lineTo: add,
	})(outlines()[shape])
	return lines
}

/** All land as rings, and the borders between countries as lines. */
export const landLines = (projection: GeoProjection) => ({
	land: linesOn(projection, 'land'),
	borders: linesOn(projection, 'borders'),
})
