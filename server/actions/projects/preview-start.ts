import type { Actor } from '#server/access/actor.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { requireMember } from '#server/access/require-member.ts'
import { whichPlace } from '#server/actions/places/meant-place.ts'
import type { PlaceView, StartView } from '#server/views/pages/start-view.ts'
import { knownRows } from '#shared/start/read-answers.ts'
import { tooLong } from '#shared/schemas/storable-text.ts'
import { LONGEST_PLACE, type NamedRows, type OfferedPlace } from '#shared/start/place.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { START_FIELDS, type StartTexts } from '#shared/start/start-fields.ts'
import { startAnswers } from './start-answers.ts'

type Asked = { readonly month: string; readonly signal: AbortSignal }

/**
 * The place that a text means, with what is read for it.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable
 */
export async function previewPlace(
	actor: Actor,
	teamId: string,
	{ text, rows = {}, month, signal }: Asked & { readonly text: string; readonly rows?: NamedRows },
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

/**
 * What three answers come to, in short; nothing is stored. It stands in the engine's line as a search does, and ends when
 * whoever asks has asked anew.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable
 */
export async function previewStart(
	actor: Actor,
	teamId: string,
	{ typed, month, signal }: Asked & { readonly typed: StartTexts },
): Promise<{ readonly ok: true; readonly view: StartView } | { readonly ok: false; readonly text: string }> {
	await requireMember(actor, teamId, 'changePlans')
	const read = await startAnswers(teamId, { typed, month })
	if (!read.ok) return { ok: false, text: read.problems.map(toldOf).join(' ') }
	const question = { answers: read.answers }
	return { ok: true, view: await askThread('previewProject', { team: teamId, question, signal }) }
}

const LABELS = new Map<string, string>(Object.entries(START_FIELDS))

/** The preview stands away from the fields, so it names the one it speaks of; of the place its text speaks itself. */
function toldOf({ path, message }: Problem): string {
	return path === 'place' ? message : `${LABELS.get(path) ?? path}: ${message}`
}
