/** How a country is written. */
export const COUNTRY_CODE = {
	pattern: /^[A-Z]{2}$/,
	expected: 'expected a two-letter country code such as US',
} as const

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' })

/** `Japan` of `JP`; a code that is no country’s stands as it is. */
export const countryName = (code: string): string => NAMES.of(code) ?? code

/** Countries whose name is a common noun take an article. */
const WITH_ARTICLE =
	/^(United|Isle of|Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines)\b|(Islands|Republic|Territor(y|ies))$/

/** `Japan` of `JP`, `the United States` of `US`: a country within a sentence. */
export function countryInText(code: string): string {
	const name = countryName(code)
	return WITH_ARTICLE.test(name) ? `the ${name}` : name
}
