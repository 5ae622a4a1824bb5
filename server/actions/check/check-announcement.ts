import { networkOf } from '#server/access/limits/network.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { keepAnswers } from '../plans/keep-answers.ts'
import type { CampusFigures, ClaimProblem } from '#shared/pages/claim.ts'
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

// Of an announcement that is in the news many ask the same.
const kept = keepAnswers<CampusFigures>(500)

/**
 * What the engine says of a campus of so many megawatts at a place, or what is wrong with the place.
 * @throws rate_limited where one network asks too often; unavailable where the engine has too much to do
 */
export async function checkAnnouncement({ itMW, from, place, ip, signal }: CheckAsked): Promise<Checked> {
	await spendTry('checkByNetwork', networkOf(ip))
	const meant = place.trim() === '' ? null : await meantPlace(null, place)
	if (meant?.ok === false) return { ok: false, problems: [{ field: 'place', text: meant.text }] }
	const question = { itMW, from, place: meant?.place ?? null }
	const ask = () => askThread('campusFigures', { team: null, signal, question })
	return { ok: true, figures: await kept(JSON.stringify(question), ask) }
}
