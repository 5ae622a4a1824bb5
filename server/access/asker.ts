import { AsyncLocalStorage } from 'node:async_hooks'
import { remembered } from '#server/remembered.ts'
import { isVisitor, type Actor } from './actor.ts'
import { networkOf } from './limits/network.ts'

/** Who a request comes from, for whose turn it is: its network, and the account once its cookie or token has been read. */
export type Asker = {
	readonly network: string
	/** the account, or a program with a token of it; null for a visitor, and for who reads by a link */
	readonly account: string | null
}
type AskerHeld = { readonly network: string; account: string | null }

const slot = remembered('asker', (value): value is AsyncLocalStorage<AskerHeld> => value instanceof AsyncLocalStorage)

function askers(): AsyncLocalStorage<AskerHeld> {
	const known = slot.read()
	if (known !== undefined) return known
	const created = new AsyncLocalStorage<AskerHeld>()
	slot.write(created)
	return created
}

/** Answers a request from an address: what is asked on its way, however deep, is its sender's. */
export async function askedFrom<T>(ip: string, work: () => Promise<T>): Promise<T> {
	return await askers().run({ network: networkOf(ip), account: null }, work)
}

/** The request speaks for this person: their session or token has been looked up. */
export function nameAsker({ userId, token, ...actor }: Actor): void {
	const held = askers().getStore()
	if (held !== undefined && !isVisitor({ userId, ...actor })) held.account = token?.id ?? userId
}

/** The request reads what another team has shared: it asks as one without an account, not in that team's turn. */
export function countAsGuest(): void {
	const held = askers().getStore()
	if (held !== undefined) held.account = null
}

/** Who asks; null where no request does, such as a job. */
export function currentAsker(): Asker | null {
	return askers().getStore() ?? null
}
