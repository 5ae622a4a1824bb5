import type { Asker } from '#server/access/asker.ts'

/** Whose turn a question takes: a team's, in it a person's; and the network it comes from, null where no request asks. */
export type Party = { readonly team: string; readonly person: string; readonly network: string | null }

/** All without an account share one team's turn, and take theirs in it by network: a new visit, or many, buys no turns. */
export const VISITORS = 'visitors'
/** What rests on no team's plan, such as a public page. */
export const EVERYBODY = 'everybody'

/** The party of a question of a team, or of none. */
export function partyOf(asker: Asker | null, team: string | null): Party {
	const network = asker?.network ?? null
	if (team === null) return { team: EVERYBODY, person: network ?? '', network }
	if (asker === null) return { team, person: '', network }
	return asker.account === null
		? { team: VISITORS, person: asker.network, network }
		: { team, person: asker.account, network }
}

/** Whether this is of nobody's account. */
export const isAnonymous = ({ team }: Party): boolean => team === VISITORS || team === EVERYBODY

/** The name of a person's own turn in their team. */
export const personOf = ({ team, person }: Party): string => `${team} ${person}`
