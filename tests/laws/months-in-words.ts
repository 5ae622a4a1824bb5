const AS_WRITTEN = /\b\d{4}-(?:0[1-9]|1[0-2])\b(?!-)/
/** What stands under these is read by the program, not by a person. */
const NO_PROSE = ['key', 'href', 'change', 'target', 'why', 'opens', 'moves']

/** Sentences that tell a month as the plan file writes it, `2027-04`; a month alone is a value for the program. */
export function monthsAsWritten(value: unknown, at = ''): readonly string[] {
	if (typeof value === 'string')
		return AS_WRITTEN.test(value) && value.includes(' ') ? [`a month as the file writes it at ${at}: ${value}`] : []
	if (typeof value !== 'object' || value === null) return []
	return Object.entries(value).flatMap(([key, inner]) =>
		NO_PROSE.includes(key) ? [] : monthsAsWritten(inner, Array.isArray(value) ? at : `${at}.${key}`),
	)
}
