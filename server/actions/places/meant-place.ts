import { askThread } from '#server/runs/ask-engine.ts'
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
	return `Which one is meant? ${meant.map(({ label }) => label).join('; ')}.`
}
