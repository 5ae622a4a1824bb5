const NAMES = new Intl.DisplayNames(['en'], { type: 'region' })

/** `Japan` of `JP`; a code that is no country’s stands as it is. */
export const countryName = (code: string): string => NAMES.of(code) ?? code
