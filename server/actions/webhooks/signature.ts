import { createHmac } from 'node:crypto'

/**
 * What a receiver checks: `t=1764331200,v1=…`, the HMAC-SHA256 of the time, a dot and the body under the webhook's secret. The
 * time is in it so that an old message is not good for ever.
 */
export function signatureOf(secret: string, body: string, now: Date): string {
	const time = String(Math.floor(now.getTime() / 1000))
	return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`
}
