/** How a country is written. */
export const COUNTRY_CODE = {
	pattern: /^[A-Z]{2}$/,
	expected: 'expected a two-letter country code such as US',
} as const
