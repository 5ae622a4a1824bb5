/** What a team lets its tokens do, whatever each was made for. */
export const TOKEN_ACCESS = ['write', 'read', 'none'] as const
export type TokenAccess = (typeof TOKEN_ACCESS)[number]

export const TOKEN_ACCESS_WORDS: Readonly<Record<TokenAccess, { readonly label: string; readonly means: string }>> = {
	write: { label: 'All they were made for', means: '“Read and write” tokens change plans.' },
	read: { label: 'No changes', means: 'No program or assistant changes a plan, whatever its token says.' },
	none: { label: 'Paused', means: 'Every call with a token is refused until this is set back.' },
}

/** What a token can be made for. */
export const TOKEN_SCOPE_WORDS = {
	read: { label: 'Read', means: 'Sees plans, results and reports.' },
	write: { label: 'Read and write', means: 'Also changes plans, each edit under its name in the log.' },
} as const
