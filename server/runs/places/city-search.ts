import { countryName } from '#shared/units/country.ts'
import { distanceKm } from '#shared/catalogue/distance.ts'
import { parseCoordinates, type FoundPlace, type OfferedPlace, type PlaceAnswer } from '#shared/start/place.ts'
import { cityList, plainText, type Listed } from './city-list.ts'

/** More are found by typing on. */
const MOST_OFFERED = 8
/** Longer than the longest name with its state and country. */
const LONGEST = 120
/** So much larger than its namesake, a place is the one that is meant. */
const OUTSHINES = 10

type PlaceQuery = { readonly name: string; readonly further: readonly string[] }

/** `new albany, ohio` → the name, and what else is said of it. */
function askedIn(text: string): PlaceQuery {
	const [name = '', ...further] = text.slice(0, LONGEST).split(',').map(plainText)
	return { name, further: further.filter((part) => part !== '') }
}

/** Whether all that is said beside the name begins the place's state or country, or is its code. */
function isThere({ region, country, code }: Listed, further: readonly string[]): boolean {
	const known = [region, code, country, countryName(country)].map(plainText)
	return further.every((part) => known.some((word) => word.startsWith(part)))
}

const isWord = (name: string, word: string): boolean => ` ${name} `.includes(` ${word} `)

/** The list is in order of size: a name that is the one asked for weighs as much as one so much larger that has it in it. */
const weightOf = ({ names, population }: Listed, name: string): number =>
	population * (names.includes(name) ? OUTSHINES : 1)

/** Names with a word that begins as what was asked for does; the largest first, those that are just it before such as outshine them not. */
function inOrder(places: readonly Listed[], { name, further }: PlaceQuery): readonly Listed[] {
	return (
		places
			// Most of the list has nothing of the name in it.
			.filter(({ names }) => names.some((one) => one.includes(name)))
			.filter((place) => place.names.some((one) => ` ${one}`.includes(` ${name}`)) && isThere(place, further))
			.toSorted((a, b) => weightOf(b, name) - weightOf(a, name))
	)
}

/** Of those found, in order, the one whose name was meant; undefined where it is outshone, or a namesake is not much smaller. */
function plainlyMeant(found: readonly Listed[], name: string): Listed | undefined {
	const called = found.filter(({ names }) => names.some((one) => isWord(one, name)))
	const [first, second] = called.filter(({ names }) => names.includes(name))
	const isPlain = second === undefined || (first?.population ?? 0) >= OUTSHINES * second.population
	return isPlain && first === called[0] ? first : undefined
}

const labelOf = ({ name, region, country }: Listed) =>
	[name, region, countryName(country)].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(', ')

const degrees = (value: number) => String(Math.round(value * 100) / 100)

/** Whether a label, typed by itself, means the place it is of. */
function saysWhich(label: string, listed: Listed, places: readonly Listed[]): boolean {
	const asked = askedIn(label)
	return plainlyMeant(inOrder(places, asked), asked.name) === listed
}

/** The first of them, each under a label of its own: what its name and state do not tell apart is told by where it lies. */
function offered(places: readonly Listed[]): readonly FoundPlace[] {
	const labels = places.map(labelOf)
	return places.slice(0, MOST_OFFERED).map((listed, index) => {
		const { name, country, region, latitude, longitude, population: people } = listed
		const label = labels[index] ?? name
		const isOne = labels.indexOf(label) === labels.lastIndexOf(label) && saysWhich(label, listed, places)
		const shown = isOne ? label : `${label} (${degrees(latitude)}, ${degrees(longitude)})`
		return { name, country, region, latitude, longitude, label: shown, people }
	})
}

/** Places to choose from while a name is typed. */
export async function findPlaces({ text }: { readonly text: string }): Promise<readonly FoundPlace[]> {
	const asked = askedIn(text)
	return asked.name.length < 2 ? [] : offered(inOrder(await cityList(), asked))
}

/** The one place that was meant: by name, with state or country where several have it, or by coordinates. */
export async function readPlace({ text }: { readonly text: string }): Promise<PlaceAnswer> {
	const point = parseCoordinates(bracketedIn(text.trim()) ?? text)
	if (point !== null) return { ok: true, place: await placeAt(point) }
	const asked = askedIn(text)
	if (asked.name === '') return { ok: false, meant: [] }
	const found = inOrder(await cityList(), asked)
	const place = plainlyMeant(found, asked.name)
	const [meant] = place === undefined ? [] : offered([place])
	return meant === undefined ? { ok: false, meant: offered(found) } : { ok: true, place: meant }
}

/** `Querétaro, Mexico (15.84, -92.76)`: what stands in brackets at the end. */
function bracketedIn(text: string): string | null {
	const open = text.lastIndexOf('(')
	return open < 0 || !text.endsWith(')') ? null : text.slice(open + 1, -1)
}

/** A point is named after the nearest place, which also says whose country it is in. */
async function placeAt(point: { readonly latitude: number; readonly longitude: number }): Promise<OfferedPlace> {
	const nearest = (await cityList()).reduce<{ readonly place: Listed; readonly km: number } | null>((best, place) => {
		// A degree is at least as far north as this, whatever the longitude.
		if (best !== null && Math.abs(place.latitude - point.latitude) * 111 > best.km) return best
		const km = distanceKm(point, place)
		return best === null || km < best.km ? { place, km } : best
	}, null)
	if (nearest === null) throw new Error('The list of places is empty.')
	const { name, country, region } = nearest.place
	return { name, country, region, ...point, label: `${degrees(point.latitude)}, ${degrees(point.longitude)}` }
}
