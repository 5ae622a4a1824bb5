import { lookup as resolve, type LookupAddress } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { requireNoTransaction } from '#server/store/transaction.ts'
import { isPublicAddress } from './public-network.ts'

type Sent = {
	readonly headers: Readonly<Record<string, string>>
	readonly body: string
	/** which addresses may be spoken to; all that are public, unless a test says otherwise */
	readonly allows?: (address: string) => boolean
}
const TIMEOUT_MS = 10_000

class PrivateAddress extends Error {
	constructor() {
		super('its name leads to an address that is not public')
	}
}

/**
 * Sends text to an address that a stranger has given. Names are looked up once, as the connection is made, and what they lead
 * to is checked there: a name that leads elsewhere a moment later gains nothing. No redirect is followed, and nothing of the
 * answer is read but its status.
 */
export function postSafely(url: URL, { headers, body, allows = isPublicAddress }: Sent): Promise<number> {
	requireNoTransaction('A webhook is told')
	const host = url.hostname.replace(/^\[|\]$/g, '')
	if (isIP(host) !== 0 && !allows(host)) return Promise.reject(new PrivateAddress())
	const send = url.protocol === 'https:' ? overHttps : overHttp
	return new Promise((answered, failed) => {
		const request = send(url, {
			method: 'POST',
			headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
			lookup: lookUpWith(allows),
			signal: AbortSignal.timeout(TIMEOUT_MS),
			agent: false,
		})
		request.on('response', (response) => {
			answered(response.statusCode ?? 0)
			response.destroy()
		})
		request.on('error', failed)
		request.end(body)
	})
}

function lookUpWith(allows: (address: string) => boolean): LookupFunction {
	return (hostname, options, callback) => {
		resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
			if (error !== null) return callback(error, '', 0)
			const [first] = found
			if (first === undefined || !found.every(({ address }) => allows(address)))
				return callback(new PrivateAddress(), '', 0)
			if (options.all === true) callback(null, found)
			else callback(null, first.address, first.family)
		})
	}
}
