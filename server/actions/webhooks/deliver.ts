import { unseal } from '#server/store/seal.ts'
import { withinTeams } from '#server/store/tenancy/admit.ts'
import {
	countFailure,
	findDueDelivery,
	forgetFailures,
	updateDelivery,
	type DueDelivery,
} from '#server/store/rows/webhooks.ts'
import { createAuditEntry } from '#server/store/rows/audit-log.ts'
import type { JobData, JobWork } from '#server/actions/jobs/job-queue.ts'
import { lookup as resolve, type LookupAddress } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction, BlockList, isIPv6 } from 'node:net'
import { requireNoTransaction } from '#server/store/transaction.ts'
import { createHmac } from 'node:crypto'

/**
 * What a receiver checks: `t=1764331200,v1=…`, the HMAC-SHA256 of the time, a dot and the body under the webhook's secret. The
 * time is in it so that an old message is not good for ever.
 */
export function signatureOf(secret: string, body: string, now: Date): string {
	const time = String(Math.floor(now.getTime() / 1000))
	return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`
}

/** Networks that are this machine, the house it stands in, or nobody's: nothing of ours may be sent there at a stranger's word. */
const NOT_PUBLIC: readonly (readonly [string, number])[] = [
	['0.0.0.0', 8], // this network
	['10.0.0.0', 8],
	['100.64.0.0', 10], // shared by a provider's customers
	['127.0.0.0', 8],
	['169.254.0.0', 16], // link-local, and clouds' own data about a machine
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24], // for examples
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 4], // to many
	['240.0.0.0', 4],
	['::', 96], // unspecified, loopback, and IPv4 in an old spelling
	['::ffff:0:0:0', 96], // IPv4 translated
	['64:ff9b::', 32], // IPv4 behind a translator, public or not
	['100::', 64],
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16], // IPv4 in a tunnel
	['3fff::', 20],
	['fc00::', 7],
	['fe80::', 10],
	['fec0::', 10],
	['ff00::', 8],
]

const list = new BlockList()
for (const [net, bits] of NOT_PUBLIC) list.addSubnet(net, bits, isIPv6(net) ? 'ipv6' : 'ipv4')

/** Whether an address is one that anybody may be reached at. */
export function isPublicAddress(address: string): boolean {
	const plain = address.replace(/^\[|\]$/g, '').split('%')[0] ?? ''
	const family = isIP(plain)
	if (family === 0) return false
	// IPv4 within IPv6 is checked as what it is.
	return !list.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}

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
	requireNoTransaction('A webhook is notified')
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

/** Given up one after the other, before a webhook is told nothing more until somebody looks. */
const MOST_FAILURES = 5

type Door = Pick<Parameters<typeof postSafely>[1], 'allows'>

/** Makes a delivery; throws where it failed and is to be tried again. `allows`: addresses that a test may speak to. */
export const deliveryWork =
	(door: Door = {}): JobWork =>
	(job, { last }) =>
		withinTeams([job.teamId], () => deliver(job, { last, door }))

async function deliver({ teamId, id }: JobData, { last, door }: { last: boolean; door: Door }): Promise<void> {
	const due = await findDueDelivery({ teamId }, id)
	if (due === null) return
	const { webhook } = due
	if (webhook.pausedAt !== null) {
		await updateDelivery({ teamId }, id, { answer: 'The webhook is paused', ended: 'given up' })
		return
	}
	const { answer, ok } = await send(due, door)
	if (ok) {
		await updateDelivery({ teamId }, id, { answer, ended: 'delivered' })
		await forgetFailures({ teamId }, webhook.id)
		return
	}
	await updateDelivery({ teamId }, id, { answer, ended: last ? 'given up' : null })
	if (!last) throw new Error(`Not delivered: ${answer}`)
	if (!(await countFailure({ teamId }, webhook.id, MOST_FAILURES))) return
	const entry = {
		actorId: null,
		actorName: 'Strata',
		action: 'webhook.paused',
		subject: webhook.url,
		requestId: null,
	}
	await createAuditEntry({ teamId }, entry)
}

/** What people are told of the errors that a wrong or silent address brings. */
const REASONS = new Map([
	['ENOTFOUND', 'unknown host name'],
	['EAI_AGAIN', 'its name could not be looked up'],
	['ECONNREFUSED', 'nothing listens there'],
	['ECONNRESET', 'it hung up'],
	['TimeoutError', 'it took too long'],
	['AbortError', 'it took too long'],
])

function whyNone(error: unknown): string {
	if (!(error instanceof Error)) return 'unknown'
	const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
	return REASONS.get(code) ?? REASONS.get(error.name) ?? error.message.slice(0, 200)
}

/** Told where the webhook stands: nothing that comes later can be signed either. */
const LOST_SECRET = 'Not sent: this server’s secret has changed since, so nothing can be signed. Make the webhook anew'

function secretOf(sealed: Uint8Array): string | null {
	try {
		return unseal(sealed)
	} catch {
		return null
	}
}

async function send({ id, event, body, webhook }: DueDelivery, door: Door): Promise<{ answer: string; ok: boolean }> {
	const text = JSON.stringify(body)
	const secret = secretOf(webhook.sealedSecret)
	if (secret === null) return { answer: LOST_SECRET, ok: false }
	const headers = {
		'Content-Type': 'application/json; charset=utf-8',
		'User-Agent': 'Strata webhooks',
		'Strata-Event': event,
		'Strata-Delivery': id,
		'Strata-Signature': signatureOf(secret, text, new Date()),
	}
	try {
		const status = await postSafely(new URL(webhook.url), { headers, body: text, ...door })
		return { answer: `Answered ${String(status)}`, ok: status >= 200 && status < 300 }
	} catch (error) {
		return { answer: `No answer: ${whyNone(error)}`, ok: false }
	}
}
