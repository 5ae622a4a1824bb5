import { createServer, type Socket } from 'node:net'
import pg from 'pg'
import { onTestFinished } from 'vitest'

const READY = 'Z'.charCodeAt(0)
const IDLE = 'I'.charCodeAt(0)

/** A message of the protocol: its letter, its length, and what it holds. */
function message(letter: string, content: Buffer): Buffer {
	const head = Buffer.alloc(5)
	head.write(letter, 0)
	head.writeInt32BE(content.length + 4, 1)
	return Buffer.concat([head, content])
}

/** Where the last message of these bytes says that no transaction is open; -1 where it does not. */
function isIdleAtEnd(bytes: Buffer): boolean {
	return bytes.length >= 6 && bytes[bytes.length - 6] === READY && bytes[bytes.length - 1] === IDLE
}

/**
 * A pooler as PgBouncer is with `pool_mode = transaction`: what is sent goes to a free connection, the one used last or each in
 * turn, and stays there until its transaction ends. Answers its address.
 */
export async function aTransactionPooler(url: string, order: 'last' | 'in turn', size = 3): Promise<string> {
	const behind = await Promise.all(
		Array.from({ length: size }, async () => {
			const client = new pg.Client({ connectionString: url })
			client.on('error', () => undefined)
			await client.connect()
			const { stream } = client.connection
			stream.removeAllListeners('data')
			return { client, stream }
		}),
	)
	const free = [...behind]
	const pooler = createServer((visitor: Socket) => {
		let mine: (typeof behind)[number] | undefined
		let begun = false
		visitor.on('error', () => undefined)
		visitor.on('data', (bytes: Buffer) => {
			if (!begun) {
				begun = true
				const key = Buffer.alloc(8)
				const greeting = [message('R', Buffer.alloc(4)), message('K', key), message('Z', Buffer.from('I'))]
				visitor.write(Buffer.concat(greeting))
				return
			}
			// Who says goodbye leaves the connection to the next, without what was open on it.
			if (bytes[0] === 'X'.charCodeAt(0)) return void visitor.end()
			mine ??= order === 'last' ? free.pop() : free.shift()
			if (mine === undefined) return void visitor.destroy()
			const { stream } = mine
			if (stream.listenerCount('data') === 0)
				stream.on('data', (answer: Buffer) => {
					visitor.write(answer)
					if (!isIdleAtEnd(answer) || mine === undefined) return
					stream.removeAllListeners('data')
					free.push(mine)
					mine = undefined
				})
			stream.write(bytes)
		})
	})
	await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve))
	onTestFinished(() => {
		pooler.close()
		for (const { stream } of behind) stream.destroy()
	})
	const address = pooler.address()
	const port = typeof address === 'object' && address !== null ? address.port : 0
	const pooled = new URL(url)
	// The test's own server is reached by a socket of this machine.
	pooled.searchParams.delete('host')
	pooled.host = `127.0.0.1:${String(port)}`
	return pooled.href
}
