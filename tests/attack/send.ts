import { Agent, request as open, type IncomingHttpHeaders } from 'node:http'

export type Asked = {
	readonly method?: string
	readonly path: string
	readonly headers?: Readonly<Record<string, string>>
	readonly body?: Uint8Array | string
}
export type Answer = {
	/** 0 where there was none: the connection broke or the time ran out */
	readonly status: number
	readonly headers: IncomingHttpHeaders
	readonly text: string
	readonly ms: number
}

const PATIENCE_MS = 60_000
const ODDS = /\/odds(?:\?|$)/

/** One request to the server, and what came back. It never throws: no answer is a finding, not a fault of the attack. */
export function sender(origin: string): (asked: Asked) => Promise<Answer> {
	const { hostname, port } = new URL(origin)
	const agent = new Agent({ keepAlive: true, maxSockets: 64 })
	return ({ method = 'GET', path, headers = {}, body }) => {
		const began = performance.now()
		const ended = (part: Omit<Answer, 'ms'>): Answer => ({ ...part, ms: performance.now() - began })
		return new Promise((resolve) => {
			const none = () => resolve(ended({ status: 0, headers: {}, text: '' }))
			const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
			const all = { Origin: origin, Accept: 'text/html', ...length, ...headers }
			const asked = open({ hostname, port, path, method, agent, headers: all, timeout: PATIENCE_MS }, (response) => {
				// A stream of events has no end, and odds are drawn for minutes: that they are answered is what is asked.
				const isStream = response.headers['content-type']?.startsWith('text/event-stream') === true
				if (isStream || (response.statusCode === 200 && ODDS.test(path))) {
					resolve(ended({ status: response.statusCode ?? 0, headers: response.headers, text: '' }))
					asked.destroy()
					return
				}
				const chunks: Buffer[] = []
				response.on('data', (chunk: Buffer) => chunks.push(chunk))
				response.on('error', none)
				response.on('end', () => {
					const text = Buffer.concat(chunks).toString()
					resolve(ended({ status: response.statusCode ?? 0, headers: response.headers, text }))
				})
			})
			asked.on('timeout', () => asked.destroy())
			asked.on('error', none)
			asked.end(body)
		})
	}
}
