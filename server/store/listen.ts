import pg from 'pg'

export type Ears = {
	readonly heard: (payload: string) => void
	/** called when the line stands, again after each break: what was said meanwhile was not heard */
	readonly connected: () => void
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000

/** One connection that hears a channel of the database and comes back by itself; the answer closes it. */
export function listen(url: string, channel: string, { heard, connected }: Ears): () => Promise<void> {
	let client: pg.Client | null = null
	let closed = false
	let pause = FIRST_PAUSE_MS
	let timer: NodeJS.Timeout | undefined
	const again = (broken: pg.Client) => {
		if (closed || client !== broken) return
		client = null
		timer = setTimeout(() => void open(), pause)
		timer.unref()
		pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
		broken.end().catch(() => undefined)
	}
	const open = async () => {
		const opened = new pg.Client({
			connectionString: url,
			application_name: 'Strata',
			connectionTimeoutMillis: 5000,
			keepAlive: true,
		})
		client = opened
		opened.on('error', () => again(opened))
		opened.on('end', () => again(opened))
		opened.on('notification', ({ payload }) => heard(payload ?? ''))
		try {
			await opened.connect()
			await opened.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
			pause = FIRST_PAUSE_MS
			connected()
		} catch {
			again(opened)
		}
	}
	void open()
	return async () => {
		closed = true
		clearTimeout(timer)
		await client?.end().catch(() => undefined)
	}
}
