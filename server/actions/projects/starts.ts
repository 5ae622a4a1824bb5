import type { Actor } from '#server/access/actor.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { requireMember } from '#server/access/require-member.ts'
import { whichPlace, meantPlace } from '#server/actions/announcements.ts'
import type { PlaceView, StartView } from '#server/views/pages/start-view.ts'
import { knownRows, readAnswers, readsOf, type StartReads } from '#shared/start/read-answers.ts'
import { tooLong } from '#shared/schemas/storable-text.ts'
import { LONGEST_PLACE, type NamedRows, type OfferedPlace } from '#shared/start/place.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { START_FIELDS, type StartTexts } from '#shared/start/start-fields.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { startOffers, type StartOffers } from '#shared/start/offers.ts'

type TemplateView = { readonly name: string; readonly title: string; readonly summary: string }

/** The starter plans as the chooser shows them. */
export function listTemplates(): TemplateView[] {
	return TEMPLATES.map(({ name, title, summary }) => ({ name, title, summary }))
}

/** Models and uses that a new plan may be sized for. */
export const listStartOffers = (): StartOffers => startOffers(builtInCatalogue)

type StartAnswersResult =
	{ readonly ok: true; readonly answers: StartAnswers } | { readonly ok: false; readonly problems: readonly Problem[] }

/** What was typed as it is meant, the place looked up; or what is wrong, by field. Who asks for the team has been checked. */
export async function startAnswers(
	team: string,
	{ typed, month }: { readonly typed: StartTexts; readonly month: string },
): Promise<StartAnswersResult> {
	const read = readAnswers(typed, month)
	const where = await meantPlace(team, typed.place)
	const wrong = read.ok ? [] : read.problems.map(({ field, text }) => ({ path: field, message: text }))
	if (!where.ok) return { ok: false, problems: [{ path: 'place', message: where.text }, ...wrong] }
	return read.ok ? { ok: true, answers: { ...read.answers, place: where.place } } : { ok: false, problems: wrong }
}

export class NoSample extends Error {}

type StartsAsked = { readonly month: string; readonly signal: AbortSignal }

/**
 * The place that a text means, with what is read for it.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable
 */
export async function previewPlace(
	actor: Actor,
	teamId: string,
	{ text, rows = {}, month, signal }: StartsAsked & { readonly text: string; readonly rows?: NamedRows },
): Promise<
	| { readonly ok: true; readonly place: OfferedPlace; readonly view: PlaceView }
	| { readonly ok: false; readonly text: string }
> {
	await requireMember(actor, teamId, 'changePlans')
	const long = tooLong(text, LONGEST_PLACE)
	if (long !== null) return { ok: false, text: long }
	const looked = await askThread('lookAtPlace', {
		team: teamId,
		question: { text, rows: knownRows(rows), month },
		signal,
	})
	if (!looked.ok || looked.view === null) return { ok: false, text: whichPlace(text, looked.ok ? [] : looked.meant) }
	return { ok: true, place: looked.place, view: looked.view }
}

/** A preview, or what is wrong with the answers; either way what they were read as. */
export type SizedStart = { readonly reads: StartReads } & (
	{ readonly ok: true; readonly view: StartView } | { readonly ok: false; readonly text: string }
)

/**
 * What three answers come to, in short; nothing is stored. It stands in the engine's line as a search does, and ends when
 * whoever asks has asked anew.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable
 */
export async function previewStart(
	actor: Actor,
	teamId: string,
	{ typed, month, signal }: StartsAsked & { readonly typed: StartTexts },
): Promise<SizedStart> {
	await requireMember(actor, teamId, 'changePlans')
	const read = await startAnswers(teamId, { typed, month })
	const reads = readsOf(typed)
	if (!read.ok) return { ok: false, text: read.problems.map(toldOf).join(' '), reads }
	const question = { answers: read.answers }
	return { ok: true, view: await askThread('previewProject', { team: teamId, question, signal }), reads }
}

const LABELS = new Map<string, string>(Object.entries(START_FIELDS))

/** The preview stands away from the fields, so it names the one it speaks of; of the place its text speaks itself. */
function toldOf({ path, message }: Problem): string {
	return path === 'place' ? message : `${LABELS.get(path) ?? path}: ${message}`
}
