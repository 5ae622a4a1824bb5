/** How a country is written. */
export const COUNTRY_CODE = {
	pattern: /^[A-Z]{2}$/,
	expected: 'expected a two-letter country code such as US',
} as const

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' })

/** `Japan` of `JP`; a code that is no country’s stands as it is. */
export const countryName = (code: string): string => NAMES.of(code) ?? code
