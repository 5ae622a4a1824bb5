import { networkOf } from '#server/auth/network.ts'
import { spendTry } from '#server/auth/rate-limits.ts'
import { askThread } from '#server/engine-pool/ask-engine.ts'
import type { CampusFigures, ClaimProblem } from '#shared/check/claim.ts'
import { meantPlace } from '../places/meant-place.ts'

type CheckAsked = {
	readonly itMW: number
	readonly from: string
	/** as it was typed; empty for none */
	readonly place: string
	readonly ip: string
	readonly signal: AbortSignal
}
type Checked =
	| { readonly ok: true; readonly figures: CampusFigures }
	| { readonly ok: false; readonly problems: readonly ClaimProblem[] }

/**
 * What the engine says of a campus of so many megawatts at a place, or what is wrong with the place.
 * @throws rate_limited where one network asks too often; unavailable where the engine has too much to do
 */
export async function checkAnnouncement({ itMW, from, place, ip, signal }: CheckAsked): Promise<Checked> {
	const team = networkOf(ip)
	await spendTry('checkByNetwork', team)
	const meant = place.trim() === '' ? null : await meantPlace(team, place)
	if (meant?.ok === false) return { ok: false, problems: [{ field: 'place', text: meant.text }] }
	const question = { itMW, from, place: meant?.place ?? null }
	return { ok: true, figures: await askThread('campusFigures', { team, signal, question }) }
}
