type Field = string | number | boolean | null

// The addresses whose last part is a secret, as they are and as they stand in another address.
const SECRET_LINK = /((?:\/|%2f)(?:invite|reset|verify)(?:\/|%2f))[\w-]+/gi

/**
 * One JSON line on stderr, in UTC. JSON escapes line breaks, so nothing a visitor sends can forge a line; the secrets of
 * links are left out wherever they stand.
 */
export function log(
	level: 'info' | 'warn' | 'error',
	event: string,
	fields: Readonly<Record<string, Field>> = {},
): void {
	const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })
	process.stderr.write(`${line.replace(SECRET_LINK, '$1…').replace(/[\u2028\u2029]/g, '')}\n`)
}

/** Goes on where nothing can be written any more: a full disk or a reader that has gone loses lines, and ends no server. */
export function outliveLog(): void {
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}

/** An error as fields of a log line. */
export function faultFields(error: unknown): Readonly<Record<string, string>> {
	if (!(error instanceof Error)) return { message: String(error) }
	return { message: error.message, stack: error.stack ?? '' }
}
