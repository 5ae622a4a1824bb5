import { countryName } from '#shared/units/country.ts'
import { distanceKm } from '#shared/catalogue/distance.ts'
import { parseCoordinates, type OfferedPlace, type PlaceAnswer } from '#shared/start/place.ts'
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

/** Names that are the one asked for, then such as begin with it, then such as have it in them; the largest first. */
function inOrder(places: readonly Listed[], { name, further }: PlaceQuery): readonly Listed[] {
	const same: Listed[] = []
	const begun: Listed[] = []
	const within: Listed[] = []
	for (const place of places) {
		const { names } = place
		// Most of the list has nothing of the name in it.
		if (!names.some((one) => one.includes(name)) || !isThere(place, further)) continue
		if (names.includes(name)) same.push(place)
		else if (names.some((one) => one.startsWith(name))) begun.push(place)
		else if (names.some((one) => one.includes(` ${name}`))) within.push(place)
	}
	return [...same, ...begun, ...within]
}

const labelOf = ({ name, region, country }: Listed) =>
	[name, region, countryName(country)].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(', ')

const degrees = (value: number) => String(Math.round(value * 100) / 100)

/** The first of them, each under a label of its own: namesakes of one state are told apart by where they lie. */
function offered(places: readonly Listed[]): readonly OfferedPlace[] {
	const labels = places.map(labelOf)
	return places.slice(0, MOST_OFFERED).map((listed, index) => {
		const { name, country, region, latitude, longitude } = listed
		const label = labels[index] ?? name
		const isOne = labels.indexOf(label) === labels.lastIndexOf(label)
		const shown = isOne ? label : `${label} (${degrees(latitude)}, ${degrees(longitude)})`
		return { name, country, region, latitude, longitude, label: shown }
	})
}

/** Places to choose from while a name is typed. */
export async function findPlaces({ text }: { readonly text: string }): Promise<readonly OfferedPlace[]> {
	const asked = askedIn(text)
	return asked.name.length < 2 ? [] : offered(inOrder(await cityList(), asked))
}

/** The one place that was meant: by name, with state or country where several have it, or by coordinates. */
export async function readPlace({ text }: { readonly text: string }): Promise<PlaceAnswer> {
	const bracketed = /\(([^()]+)\)\s*$/.exec(text)?.[1]
	const point = parseCoordinates(bracketed ?? text)
	if (point !== null) return { ok: true, place: await placeAt(point) }
	const asked = askedIn(text)
	if (asked.name === '') return { ok: false, meant: [] }
	const found = inOrder(await cityList(), asked)
	const [first, second] = found.filter(({ names }) => names.includes(asked.name))
	const meant = offered(found)
	const place = meant[0]
	const isPlain = first !== undefined && (second === undefined || first.population >= OUTSHINES * second.population)
	return isPlain && place !== undefined ? { ok: true, place } : { ok: false, meant }
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
