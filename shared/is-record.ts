/** A JSON object, no list and no null. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nothing is said: no value, or a list without entries. */
export const isBlank = (value: unknown): boolean =>
	value === null || value === undefined || (Array.isArray(value) && value.length === 0)
