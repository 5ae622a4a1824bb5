/** Whether there was no more memory to be had: of the thread's heap, or for columns, which lie outside it. */
export function isOutOfMemory(error: unknown): boolean {
	if (!(error instanceof Error)) return false
	if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return true
	return error instanceof RangeError && /allocation failed|Invalid (typed )?array length/i.test(error.message)
}
