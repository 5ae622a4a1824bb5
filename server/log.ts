type LogField = string | number | boolean | null

// The addresses whose last part is a secret, as they are and as they stand in another address, whole or cut off.
const SECRET_LINK = /((?:\/|%(?:25)*2f)(?:invite|reset|s|verify)(?:\/|%(?:25)*2f))[\w-]+/gi
/** Said in a query: `?token=…`. */
const SECRET_PART = /((?:[?&]|%(?:25)*(?:3f|26))(?:\w*token|password|code|key)(?:=|%(?:25)*3d))[^&\s"%]+/gi
/** A token wherever it stands and however its address is written: no name of ours is as long in one piece. */
const TOKEN = /[\w-]{43,}/g

/** A text for the log without the secrets of links: the one way in for addresses, referrers and errors. */
const withoutSecrets = (text: string): string =>
	text.replace(SECRET_LINK, '$1…').replace(SECRET_PART, '$1…').replace(TOKEN, '…')

/**
 * One JSON line on stderr, in UTC. JSON escapes line breaks, so nothing a visitor sends can forge a line; the secrets of
 * links are left out wherever they stand.
 */
export function log(
	level: 'info' | 'warn' | 'error',
	event: string,
	fields: Readonly<Record<string, LogField>> = {},
): void {
	const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })
	process.stderr.write(`${withoutSecrets(line).replace(/[\u2028\u2029]/g, '')}\n`)
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
