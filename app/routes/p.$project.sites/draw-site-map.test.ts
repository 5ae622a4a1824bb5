import { expect, test } from 'vitest'
import { placeAt } from '#app/components/map/map-frame.ts'
import { drawSiteMap } from './draw-site-map.ts'

const PLACES = [
	['Frankfurt', 50.11, 8.68],
	['Abilene', 32.45, -99.73],
	['São Paulo', -23.55, -46.63],
	['Tokyo', 35.68, 139.69],
	['Sydney', -33.87, 151.2],
	['Auckland', -36.85, 174.76],
] as const

test('names stand beside their own sites and cover no other', () => {
	const site = (id: string, latitude: number | null, longitude: number | null) => ({
		id,
		name: id,
		latitude,
		longitude,
	})
	const { pins } = drawSiteMap([
		site('Nowhere yet', null, null),
		site('Paris', 48.85, 2.35),
		site('Versailles', 48.8, 2.13),
		site('Sydney', -33.87, 151.2),
	])
	expect(pins.map(({ id, label }) => [id, label?.text, label?.anchor])).toEqual([
		['Paris', '2 Paris', 'start'],
		['Versailles', '3 Versailles', 'end'],
		['Sydney', '4 Sydney', 'start'],
	])
})

test('every site lies on the map, however far apart they are', () => {
	for (const some of [PLACES, PLACES.slice(0, 1), PLACES.slice(0, 5), PLACES.slice(4)]) {
		const { pins, width, height } = drawSiteMap(
			some.map(([name, latitude, longitude]) => ({ id: name, name, latitude, longitude })),
		)
		expect(pins).toHaveLength(some.length)
		for (const { id, x, y } of pins) expect(x > 0 && x < width && y > 0 && y < height, id).toBe(true)
	}
})

test('a point of the map is the place that is drawn there', () => {
	for (const [name, latitude, longitude] of PLACES) {
		const { pins, frame } = drawSiteMap([{ id: name, name, latitude, longitude }])
		const place = placeAt(frame, pins[0] ?? { x: 0, y: 0 })
		// A pin stands on a whole pixel.
		expect(Math.abs((place?.latitude ?? 0) - latitude), name).toBeLessThan(0.1)
		expect(Math.abs((place?.longitude ?? 0) - longitude), name).toBeLessThan(0.1)
	}
	const { frame, width } = drawSiteMap([])
	expect(placeAt(frame, { x: -width, y: 0 })).toBe(null)
})
