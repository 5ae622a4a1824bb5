import { publicAddress } from '#server/actions/mail/public-address.ts'

/** Whom a key is made for: the host of our public address, which browsers hold it to. */
export type RelyingParty = { readonly id: string; readonly origin: string }

/** The one of this request: never what the Host header says, unless it names this machine. */
export function relyingParty(request: Request): RelyingParty {
	const { hostname, origin } = new URL(publicAddress(request))
	return { id: hostname, origin }
}
