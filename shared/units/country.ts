/** How a country is written. */
export const COUNTRY_CODE = {
	pattern: /^[A-Z]{2}$/,
	expected: 'expected a two-letter country code such as US',
} as const

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' })

/** `Japan` of `JP`; a code that is no country’s stands as it is. */
export const countryName = (code: string): string => NAMES.of(code) ?? code

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode('A'.charCodeAt(0) + at))
/** Unions of countries, and codes that are for trying things out. */
const NO_COUNTRY: readonly string[] = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']
/** What people call a country beside its name here. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
	AE: ['UAE', 'Emirates'],
	BR: ['Brasil'],
	CH: ['Schweiz', 'Suisse'],
	CZ: ['Czech Republic'],
	DE: ['Deutschland'],
	ES: ['España'],
	GB: ['Great Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
	HK: ['Hong Kong'],
	IE: ['Republic of Ireland', 'Éire'],
	KR: ['Korea'],
	SA: ['KSA'],
	NL: ['Holland'],
	TR: ['Turkey'],
	US: ['USA', 'United States of America'],
}

/** The code that is used now, of one that a country had before or goes by: `GB` of `UK`. */
const codeNow = (code: string): string => Intl.getCanonicalLocales(`und-${code}`)[0]?.slice('und-'.length) ?? code

export type Country = { readonly code: string; readonly name: string; readonly also: readonly string[] }
let all: readonly Country[] | null = null

/** Every country by its name, with what else it is called. */
export function countries(): readonly Country[] {
	if (all !== null) return all
	const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
		(code) => countryName(code) !== code && !NO_COUNTRY.includes(code),
	)
	const now = new Map(codes.map((code) => [code, codeNow(code)]))
	const former = (code: string) => codes.filter((one) => one !== code && now.get(one) === code)
	all = codes
		.filter((code) => now.get(code) === code)
		.map((code) => ({ code, name: countryName(code), also: [...former(code), ...(CALLED[code] ?? [])] }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'))
	return all
}

/** Countries whose name is a common noun take an article. */
const WITH_ARTICLE =
	/^(United|Isle of|Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines)\b|(Islands|Republic|Territor(y|ies))$/

/** `Japan` of `JP`, `the United States` of `US`: a country within a sentence. */
export function countryInText(code: string): string {
	const name = countryName(code)
	return WITH_ARTICLE.test(name) ? `the ${name}` : name
}
