import type { RequestHandler } from 'express'

const FORWARDED = [
	'forwarded',
	'x-forwarded-for',
	'x-forwarded-host',
	'x-forwarded-proto',
	'x-forwarded-port',
	'x-real-ip',
]

/** Without a proxy in front, headers that only a proxy may write are a visitor's invention and are dropped. */
export function dropForgedForwarding(proxies: number): RequestHandler {
	return (request, _response, next) => {
		if (proxies === 0) for (const name of FORWARDED) Reflect.deleteProperty(request.headers, name)
		next()
	}
}
