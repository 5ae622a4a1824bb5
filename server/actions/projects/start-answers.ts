import { meantPlace } from '#server/actions/places/meant-place.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import { readAnswers } from '#shared/start/read-answers.ts'
import type { StartTexts } from '#shared/start/start-fields.ts'

type Read =
	{ readonly ok: true; readonly answers: StartAnswers } | { readonly ok: false; readonly problems: readonly Problem[] }

/** What was typed as it is meant, the place looked up; or what is wrong, by field. Who asks for the team has been checked. */
export async function startAnswers(
	team: string,
	{ typed, month }: { readonly typed: StartTexts; readonly month: string },
): Promise<Read> {
	const read = readAnswers(typed, month)
	const where = await meantPlace(team, typed.place)
	const wrong = read.ok ? [] : read.problems.map(({ field, text }) => ({ path: field, message: text }))
	if (!where.ok) return { ok: false, problems: [{ path: 'place', message: where.text }, ...wrong] }
	return read.ok ? { ok: true, answers: { ...read.answers, place: where.place } } : { ok: false, problems: wrong }
}
