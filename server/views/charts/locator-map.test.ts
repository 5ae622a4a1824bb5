import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import type { SitePlace } from '../pages/site/sites-view.ts'
import { landMap } from './land-map.ts'
import { drawLocator, locatorTable } from './locator-map.ts'

const PLACES = [
	['Frankfurt', 50.11, 8.68],
	['Paris Marne-la-Vallée', 48.85, 2.7],
	['Paris Saclay', 48.72, 2.17],
	['Slough', 51.51, -0.59],
	['Dublin', 53.35, -6.26],
	['Luleå', 65.58, 22.15],
	['Milan', 45.46, 9.19],
	['Madrid', 40.4, -3.7],
	['Amsterdam', 52.37, 4.9],
	['Warsaw', 52.2, 21],
	['Ashburn', 39.04, -77.49],
	['Columbus', 39.96, -83],
	['Abilene', 32.45, -99.73],
	['Phoenix', 33.45, -112.07],
	['Red Oak', 32.5, -96.8],
	['Querétaro', 20.59, -100.39],
	['São Paulo', -23.55, -46.63],
	['大阪', 34.69, 135.5],
	['Inzai', 35.83, 140.15],
	['A name that is much longer than any map has room for', -33.87, 151.2],
] as const
const sites: readonly SitePlace[] = PLACES.map(([name, latitude, longitude]) => ({
	id: name,
	name,
	latitude,
	longitude,
}))
const SIZE = { width: 690, height: 300 }
const textsOf = (of: readonly SitePlace[]) =>
	drawLocator({ model: { sites: of }, ...SIZE }).shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []))

test('each of twenty sites has its pin where it lies, and its number and name where they cover no other', () => {
	const { projection } = landMap(sites, SIZE)
	const dots = drawLocator({ model: { sites }, ...SIZE }).shapes.flatMap((shape) =>
		shape.kind === 'dot' ? [shape] : [],
	)
	dots.forEach(({ x, y }, index) => {
		const [longitude, latitude] = must(projection.invert?.([x, y]))
		// A pin stands on a whole pixel, and a pixel of the world is half a degree.
		expect(Math.abs(longitude - must(PLACES[index])[2])).toBeLessThan(0.5)
		expect(Math.abs(latitude - must(PLACES[index])[1])).toBeLessThan(0.5)
	})
	const texts = textsOf(sites)
	expect(texts.map(({ text }) => text)).toEqual(
		sites.map(({ name }, index) => (index === 19 ? '20' : `${String(index + 1)} ${name}`)),
	)
	const boxes = texts.map(({ x, y, text, anchor }) => {
		const width = text.length * 6
		return { left: x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2), width, y }
	})
	const met = boxes.flatMap((one, index) =>
		boxes
			.slice(index + 1)
			.filter(
				(other) =>
					Math.abs(one.y - other.y) < 11 && one.left < other.left + other.width && other.left < one.left + one.width,
			),
	)
	expect(met).toEqual([])
	for (const { left, width } of boxes) expect(left >= 0 && left + width <= SIZE.width).toBe(true)
})

test('a lone site has its name and no number; two at one place are both named', () => {
	expect(textsOf(sites.slice(0, 1)).map(({ text }) => text)).toEqual(['Frankfurt'])
	const twins = [must(sites[0]), { ...must(sites[0]), id: 'east', name: 'Frankfurt East' }]
	expect(textsOf(twins).map(({ text }) => text)).toEqual(['1 Frankfurt', '2 Frankfurt East'])
})

test('the table behind it has the coordinates of the plan', () => {
	const nowhere = { id: 'x', name: 'Nowhere yet', latitude: null, longitude: null }
	expect(locatorTable({ sites: [...sites.slice(16, 17), nowhere] }).rows).toEqual([
		['São Paulo', '−23.55', '−46.63'],
		['Nowhere yet', '–', '–'],
	])
})
