import type { Actor, Grant } from '#server/access/actor.ts'
import { nameAsker } from '#server/access/asker.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { countTry } from '#server/access/limits/rate-limits.ts'
import { hashToken } from '#server/access/tokens.ts'
import { admit } from '#server/store/tenancy/admit.ts'
import { AppError } from '#server/access/app-error.ts'
import { findTokenByHash, findTokenById, touchToken, type ShownToken } from '#server/store/rows/api-tokens.ts'
import { may } from '#shared/permissions.ts'
import { TOKEN_START } from './tokens.ts'

export type TokenActor = Actor & { readonly token: Grant }
/** How much of a token's window is used, for the headers that say so. */
export type Allowance = { readonly most: number; readonly left: number; readonly resetSeconds: number }
export type Admitted = { readonly actor: TokenActor; readonly allowance: Allowance }

type AdmitTokenParams = { readonly token: string | null; readonly network: string; readonly requestId: string }

/**
 * Who a token speaks for. It is looked up by its hash, so that nothing of it can be guessed by how long that takes. It opens
 * what its maker may see today, and ends with them: when they leave the team it goes, when they are owner or admin no more it
 * opens nothing.
 * @throws unauthenticated, forbidden where the team has paused its tokens, rate_limited
 */
export async function admitToken({ token, network, requestId }: AdmitTokenParams): Promise<Admitted> {
	if (token === null) throw unauthenticated('This address takes a token, and none came with the call.')
	const found = isToken(token) ? await findTokenByHash(hashToken(token)) : null
	if (found === null || !isAlive(found)) {
		const wrong = await countTry('wrongTokenByNetwork', networkOf(network))
		if (!wrong.isWithin) throw tooManyCalls(wrong.retryAfterSeconds)
		throw unauthenticated(
			'This token opens nothing: it is unknown, revoked or expired, or its maker lost the role for it.',
		)
	}
	const call = await countTry('callByToken', found.id)
	if (!call.isWithin) throw tooManyCalls(call.retryAfterSeconds)
	if (found.access === 'none') throw paused()
	admit(found.teamId)
	await touchToken(found, new Date())
	const allowance = { most: call.most, left: call.most - call.spent, resetSeconds: call.retryAfterSeconds }
	const actor = actorOf(found, requestId)
	nameAsker(actor)
	return { actor, allowance }
}

const isToken = (text: string): boolean => text.startsWith(TOKEN_START) && text.length < 200

const isAlive = ({ expiresAt, role }: ShownToken): boolean =>
	(expiresAt === null || expiresAt > new Date()) && may(role, 'manageTeam')

/** What a token is good for today, by what the team lets its tokens do. */
function grantOf({ id, teamId, scope, access }: ShownToken): Grant {
	return { id, teamId, scope: access === 'read' ? 'read' : scope }
}

function actorOf(shown: ShownToken, requestId: string): TokenActor {
	const { name, user } = shown
	// The log of edits says what made each of them.
	return {
		userId: user.id,
		name: `${user.name} via ${name}`,
		email: user.email,
		requestId,
		token: grantOf(shown),
	}
}

function unauthenticated(userMessage: string): AppError {
	const mend = 'Make one in the team’s settings under Tokens, and send it as “Authorization: Bearer strata_…”.'
	return new AppError('unauthenticated', { userMessage, mend })
}

function paused(): AppError {
	const userMessage = 'The team has paused its tokens: no program reads or writes its plans just now.'
	return new AppError('forbidden', { userMessage, mend: 'Ask an owner or admin of the team.' })
}

function tooManyCalls(retryAfterSeconds: number): AppError {
	const userMessage = 'That was one call too many for this minute or quarter of an hour.'
	return new AppError('rate_limited', { userMessage, mend: 'Wait as long as Retry-After says.', retryAfterSeconds })
}

/** What a token that was admitted opens by now: for what goes on, or begins, later. Null where it opens nothing. */
export async function findGrant(team: { readonly teamId: string }, id: string): Promise<Grant | null> {
	const found = await findTokenById(team, id)
	return found !== null && isAlive(found) && found.access !== 'none' ? grantOf(found) : null
}

/** Whether a token that was admitted still opens its team. */
export async function isTokenAlive({ token }: TokenActor): Promise<boolean> {
	return (await findGrant(token, token.id)) !== null
}
