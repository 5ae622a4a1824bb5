import type { TokenScope } from '#server/store/rows/api-tokens.ts'
import type { LinkScope } from '#shared/together/link-scope.ts'

/** Who asks: a signed-in person, or a visitor who tries the sample without an account (email null). */
export type Actor = {
	readonly userId: string
	readonly name: string
	readonly email: string | null
	readonly requestId: string | null
	/** plans that a link has opened to this browser, for reading */
	readonly shares?: readonly SharedPlan[]
	/** where a program asks with a token of theirs: it opens this team, and no more than this of it */
	readonly token?: Grant
}

/** A plan that somebody holds a link to, and what of it the link shows. */
export type SharedPlan = {
	readonly teamId: string
	readonly projectId: string
	readonly linkId: string
	/** null: the baseline */
	readonly scenarioId: string | null
	/** of a frozen version: the month it is looked at from */
	readonly month: string | null
	readonly scope: LinkScope
}

/** Who reads by a link and is not logged in: in no team, and nobody's account has this id. */
export const GUEST_ID = 'guest'

/** What a token is good for. */
export type Grant = { readonly id: string; readonly teamId: string; readonly scope: TokenScope }

/** Somebody with an account. */
export type AccountHolder = Actor & { readonly email: string }

/** Whether this is a visitor without an account. */
export function isVisitor(actor: Actor): boolean {
	return actor.email === null
}
