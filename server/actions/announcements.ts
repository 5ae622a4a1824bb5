import type { BuildClassId } from '#shared/catalogue/builds/build-classes.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { keepAnswers } from './plans/keep-answers.ts'
import type { CampusFigures, ClaimProblem } from '#shared/pages/claim.ts'
import { tooLong } from '#shared/schemas/storable-text.ts'
import { LONGEST_PLACE, type OfferedPlace } from '#shared/start/place.ts'

type MeantPlace = { readonly ok: true; readonly place: OfferedPlace } | { readonly ok: false; readonly text: string }

/** The place that was meant, or what is to be typed instead. Who asks for the team has been checked; null for none. */
export async function meantPlace(team: string | null, typed: string): Promise<MeantPlace> {
	const long = tooLong(typed, LONGEST_PLACE)
	if (long !== null) return { ok: false, text: long }
	const where = await askThread('readPlace', { team, question: { text: typed } })
	return where.ok ? where : { ok: false, text: whichPlace(typed, where.meant) }
}

export function whichPlace(typed: string, meant: readonly OfferedPlace[]): string {
	if (typed.trim() === '') return 'Name a town, or give coordinates such as 40.08, -82.81.'
	if (meant.length === 0)
		return 'No town of that name is known. Name a larger one near by, or give coordinates such as 40.08, -82.81.'
	return `Several places match. Choose one: ${meant.map(({ label }) => label).join('; ')}.`
}

type CheckAsked = {
	readonly itMW: number
	readonly from: string
	/** as it was typed; empty for none */
	readonly place: string
	readonly buildClass: BuildClassId
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
export async function checkAnnouncement({ itMW, from, place, buildClass, ip, signal }: CheckAsked): Promise<Checked> {
	await spendTry('checkByNetwork', networkOf(ip))
	const meant = place.trim() === '' ? null : await meantPlace(null, place)
	if (meant?.ok === false) return { ok: false, problems: [{ field: 'place', text: meant.text }] }
	const question = { itMW, from, place: meant?.place ?? null, buildClass }
	const ask = () => askThread('campusFigures', { team: null, signal, question })
	return { ok: true, figures: await kept(JSON.stringify(question), ask) }
}
