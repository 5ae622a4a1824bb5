import type { Actor } from '#server/access/actor.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { requireMember } from '#server/access/require-member.ts'
import type { FoundPlace } from '#shared/start/place.ts'

/**
 * Places to choose from while a name is typed. Looked up off the main thread: the list has 135,000.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable
 */
export async function findPlaces(
	actor: Actor,
	teamId: string,
	{ text, signal }: { readonly text: string; readonly signal: AbortSignal },
): Promise<readonly FoundPlace[]> {
	await requireMember(actor, teamId, 'changePlans')
	return await askThread('findPlaces', { team: teamId, question: { text }, signal })
}
