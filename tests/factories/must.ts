/** A value a test takes for granted. Throws where it is missing. */
export function must<T>(value: T | null | undefined): T {
	if (value === null || value === undefined) throw new Error('A value that the test takes for granted is missing.')
	return value
}
