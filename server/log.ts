type Field = string | number | boolean | null

/** One JSON line on stderr, in UTC. JSON escapes line breaks, so nothing a visitor sends can forge a line. */
export function log(
	level: 'info' | 'warn' | 'error',
	event: string,
	fields: Readonly<Record<string, Field>> = {},
): void {
	process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`)
}

/** An error as fields of a log line. */
export function faultFields(error: unknown): Readonly<Record<string, string>> {
	if (!(error instanceof Error)) return { message: String(error) }
	return { message: error.message, stack: error.stack ?? '' }
}
