/** Who asks: a signed-in person, or a visitor who tries the sample without an account (email null). */
export type Actor = {
	readonly userId: string
	readonly name: string
	readonly email: string | null
	readonly requestId: string | null
}

/** Somebody with an account. */
export type AccountHolder = Actor & { readonly email: string }

/** Whether this is a visitor without an account. */
export function isVisitor(actor: Actor): boolean {
	return actor.email === null
}
