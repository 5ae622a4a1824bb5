import { Secret, TOTP } from 'otpauth'

const PERIOD_S = 30
/** Half minutes to either side that count too, for clocks that differ. */
const LEEWAY = 1

/** A secret for an authenticator app: 160 random bits, as apps take it when it is typed. */
export function newTotpSecret(): string {
	return new Secret({ size: 20 }).base32
}

/** What an app reads from the picture: whose account, which secret, how codes are made. */
export function totpAddress(secret: string, label: string): string {
	return totpOf(secret, label).toString()
}

/** The half minute, counted from 1970, that a code belongs to, or null where it belongs to none near this one. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
	const from = totpOf(secret, '').validate({ token: code, timestamp: now, window: LEEWAY })
	return from === null ? null : Math.floor(now / (PERIOD_S * 1000)) + from
}

function totpOf(secret: string, label: string): TOTP {
	return new TOTP({
		issuer: 'Strata',
		label,
		algorithm: 'SHA1',
		digits: 6,
		period: PERIOD_S,
		secret: Secret.fromBase32(secret),
	})
}
