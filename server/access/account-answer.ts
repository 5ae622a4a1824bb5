/** What is wrong with which field of an account form; '' is the form as a whole. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** What an account form answers: a signed-in user, or what is wrong. */
export type AccountAnswer =
	{ readonly ok: true; readonly userId: string } | { readonly ok: false; readonly errors: FieldErrors }
