import { connect, createServer, type Socket } from 'node:net'

/** What a server says to hear of others, and what as long says nothing. */
const [LISTEN, NOTHING] = ['LISTEN "strata"', 'UNLISTEN *     ']

export type DeafDatabase = { readonly url: string; readonly close: () => void }

/**
 * The database behind a door that lets all through but the wish to hear of others: `refused` cuts that line, as a firewall
 * does; `swallowed` answers it and tells nothing, as a pooler does that gives each transaction another connection.
 */
export async function deafDatabase(url: string, way: 'refused' | 'swallowed'): Promise<DeafDatabase> {
	const behind = new URL(url)
	/** of the socket, where the database listens at no port */
	const folder = behind.searchParams.get('host')
	const open = new Set<Socket>()
	const door = createServer((client) => {
		const database =
			folder === null ? connect(Number(behind.port), behind.hostname) : connect(`${folder}/.s.PGSQL.${behind.port}`)
		for (const [one, other] of [
			[client, database],
			[database, client],
		] as const) {
			open.add(one)
			one.on('error', () => other.destroy())
			one.on('close', () => {
				open.delete(one)
				other.destroy()
			})
		}
		client.on('data', (said) => {
			const at = said.indexOf(LISTEN)
			if (at >= 0 && way === 'refused') return void client.destroy()
			if (at >= 0) said.write(NOTHING, at)
			database.write(said)
		})
		database.on('data', (answer) => client.write(answer))
	})
	await new Promise<void>((ready) => door.listen(0, '127.0.0.1', ready))
	const address = door.address()
	if (address === null || typeof address === 'string') throw new Error('The door has no port.')
	const through = new URL(url)
	through.searchParams.delete('host')
	through.hostname = '127.0.0.1'
	through.port = String(address.port)
	const close = () => {
		door.close()
		for (const socket of open) socket.destroy()
	}
	return { url: through.toString(), close }
}
