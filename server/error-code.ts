/** Whether a caught thing carries this code, as errors of Node and of the database driver do. */
export function hasCode(error: unknown, code: string): boolean {
	return errorCode(error) === code
}

export function errorCode(error: unknown): string | null {
	if (typeof error !== 'object' || error === null || !('code' in error)) return null
	return typeof error.code === 'string' ? error.code : null
}
