import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { currentEnv } from '#server/env.ts'
import { secretCookie } from './secret-cookie.ts'
import { newId } from './tokens.ts'

/** A browser that has been let into accounts before. It opens nothing; it only keeps its own count of tries. */
export type Device = { readonly id: string; readonly vouchers: readonly string[] }

const ONE_YEAR_S = 31_536_000
const MOST_ACCOUNTS = 4
const COOKIE = /(?:^|;\s*)(?:__Host-)?strata_device=([\w.-]+)/

/** The device of a request's cookie, or null. Its vouchers are only worth what `deviceKnows` says. */
export function readDevice(request: Request): Device | null {
	const [id = '', ...vouchers] = COOKIE.exec(request.headers.get('Cookie') ?? '')?.[1]?.split('.') ?? []
	if (id === '' || vouchers.length === 0) return null
	return { id, vouchers: vouchers.slice(0, MOST_ACCOUNTS) }
}

/** Whether this device has been in this account before, by the server's own signature. */
export function deviceKnows(device: Device | null, userId: string): boolean {
	if (device === null) return false
	const wanted = Buffer.from(voucherOf(device.id, userId))
	return device.vouchers.some((voucher) => {
		const held = Buffer.from(voucher)
		return held.length === wanted.length && timingSafeEqual(held, wanted)
	})
}

/** The cookie that makes this browser known to the account, beside those it was known to before. */
export function rememberDevice(request: Request, userId: string): string {
	const before = readDevice(request)
	const id = before?.id ?? newId()
	const voucher = voucherOf(id, userId)
	const others = before?.vouchers.filter((other) => other !== voucher) ?? []
	const value = [id, voucher, ...others].slice(0, 1 + MOST_ACCOUNTS).join('.')
	return secretCookie(request, { name: 'strata_device', value, seconds: ONE_YEAR_S })
}

function voucherOf(id: string, userId: string): string {
	const key = Buffer.from(hkdfSync('sha256', currentEnv().SESSION_SECRET ?? 'unset', '', 'strata device', 32))
	return createHmac('sha256', key).update(`${id} ${userId}`).digest('base64url')
}
