/** What an account form answers: a signed-in user, or what is wrong with which field ('' is the form as a whole). */
export type AccountAnswer =
	| { readonly ok: true; readonly userId: string }
	| { readonly ok: false; readonly errors: Readonly<Record<string, readonly string[]>> }

/** Who is asking, for limits by address. */
export type Origin = { readonly ip: string }
