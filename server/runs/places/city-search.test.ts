import { expect, test } from 'vitest'
import { parseCoordinates } from '#shared/start/place.ts'
import { findPlaces, readPlace, cityList, OTHER_NAMES } from './city-search.ts'

const labels = async (text: string) => (await findPlaces({ text })).map(({ label }) => label)
const meant = async (text: string) => {
	const answer = await readPlace({ text })
	return answer.ok ? [answer.place.label] : answer.meant.map(({ label }) => label)
}

test('a name offers its places, the largest first, with state and country', async () => {
	expect((await labels('new albany')).slice(0, 3)).toEqual([
		'New Albany, Indiana, United States',
		'New Albany, Ohio, United States',
		'New Albany, Mississippi, United States',
	])
	expect(await labels('lulea')).toContain('Luleå, Sweden')
	expect(await labels('Singapore')).toContain('Singapore')
})

test('a town is found by the names and spellings it goes by, before smaller ones that begin alike', async () => {
	for (const text of ['München', 'munchen', 'Muenchen', 'MÜNCHEN, Germany', 'Munich'])
		expect((await labels(text))[0], text).toBe('Munich, Germany')
	expect((await labels('Duesseldorf'))[0]).toBe('Düsseldorf, Germany')
	expect((await labels('Cologne'))[0]).toBe('Köln, Germany')
	expect((await labels('Geneva'))[0]).toBe('Genève, GE, Switzerland')
	expect((await labels('lodz'))[0]).toBe('Łódź, Poland')
	expect((await labels('new york'))[0]).toBe('New York City, New York, United States')
	expect(await meant('Wien')).toEqual(['Vienna, Austria'])
})

test('a city that has the name among its words comes before a hamlet that is called just so', async () => {
	for (const text of ['Queretaro', 'Querétaro, Mexico', 'QUERETARO, mx']) {
		const found = await findPlaces({ text })
		const [city, hamlet] = found.filter(({ name }) => name.endsWith('Querétaro'))
		expect(city, text).toMatchObject({ label: 'Santiago de Querétaro, Mexico', people: 626_495 })
		// Its label has to mean it when it is sent back.
		expect(hamlet, text).toMatchObject({ label: 'Querétaro, Mexico (15.84, -92.76)', people: 2203 })
	}
	for (const text of ['queretaro', 'Querétaro, Mexico'])
		expect(await meant(text)).toEqual(['Santiago de Querétaro, Mexico'])
	// Where nothing says that it goes by the name, the larger one is offered first and neither is taken unasked.
	expect((await meant('York')).slice(0, 2)).toEqual([
		'New York City, New York, United States',
		'York, ENG, United Kingdom',
	])
	expect((await labels('quereta'))[0]).toBe('Santiago de Querétaro, Mexico')
	expect((await labels('León, Mexico'))[0]).toBe('León de los Aldama, Mexico')
	// Such as are not so much larger come after it.
	expect((await labels('Orleans')).slice(0, 2)).toEqual(['Orléans, France', 'New Orleans, Louisiana, United States'])
	expect(await meant('Washington')).toEqual(['Washington, D.C., District of Columbia, United States'])
})

test('every other name is that of a town of the list', async () => {
	const listed = new Set((await cityList()).map(({ country, name }) => `${country} ${name}`))
	expect(Object.keys(OTHER_NAMES).filter((town) => !listed.has(town))).toEqual([])
})

test('an answer is bounded, and nothing is offered for nothing', async () => {
	expect((await labels('san')).length).toBe(8)
	for (const text of ['', ' ', 'x', ',,,', 'qqqqqqqq', '\u0000', 'a'.repeat(100_000)])
		expect(await labels(text)).toEqual([])
})

test('what is offered can be sent back as it is', async () => {
	for (const text of [
		'new albany',
		'springfield',
		'neustadt',
		'san jose',
		'paris',
		'zurich',
		'saint-denis',
		'queretaro',
		'leon',
		'quer',
		'washington',
	])
		for (const place of await findPlaces({ text })) {
			const read = await readPlace({ text: place.label })
			expect(read.ok && Math.abs(read.place.latitude - place.latitude) < 0.01, place.label).toBe(true)
		}
})

test('a place that outshines its namesakes is the one meant; else it is asked which', async () => {
	expect(await meant('Paris')).toEqual(['Paris, France'])
	expect(await meant('abilene')).toEqual(['Abilene, Texas, United States'])
	expect(await meant('new albany')).toHaveLength(3)
	expect(await meant('New Albany, Ohio')).toEqual(['New Albany, Ohio, United States'])
	expect(await meant('paris, TX, US')).toEqual(['Paris, Texas, United States'])
	expect(await meant('nowhere at all')).toEqual([])
})

test('coordinates are a place, of the country of the nearest town', async () => {
	const answer = await readPlace({ text: '40.08, −82.81' })
	expect(answer.ok && answer.place).toMatchObject({
		name: 'New Albany',
		country: 'US',
		region: 'Ohio',
		latitude: 40.08,
		longitude: -82.81,
	})
	expect(parseCoordinates('48.2 N 16.37 E')).toEqual({ latitude: 48.2, longitude: 16.37 })
	expect(parseCoordinates('33.9° S, 18.4° E')).toEqual({ latitude: -33.9, longitude: 18.4 })
	for (const text of ['91, 0', '0, 181', '40', 'Paris', '1,2,3']) expect(parseCoordinates(text)).toBe(null)
})

test('a county of a state, as announcements name it, is taken as the middle of its state and called so', async () => {
	const found = await readPlace({ text: 'Richland Parish, Louisiana' })
	expect(found).toMatchObject({
		ok: true,
		place: { name: 'Richland Parish, taken as the middle of Louisiana', country: 'US', region: 'Louisiana' },
	})
	const label = found.ok ? found.place.label : ''
	expect(label).toMatch(/^Richland Parish, Louisiana \(3[01]\.\d+, -9[12]\.\d+\)$/)
	// What is offered can be typed back.
	expect(await readPlace({ text: label })).toMatchObject({ ok: true, place: { region: 'Louisiana' } })
	expect((await readPlace({ text: 'Nowhere Parish' })).ok).toBe(false)
	expect((await readPlace({ text: 'Nowhere, Louisiana' })).ok).toBe(false)
	expect((await readPlace({ text: 'Some County, Ireland' })).ok).toBe(false)
})
