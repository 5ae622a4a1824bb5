import { personOf, type Party } from '../party.ts'

/** Parties whose last turn is remembered. */
const MOST_PARTIES = 2000
/** A turn costs something before it is known how much. */
const AT_LEAST_MS = 1

/**
 * Whose turn it is, by the processor time each has had: of teams, and in a team of its people. Who has asked for little goes
 * first; nobody saves up turns for later, since whoever comes back is set to where those are who are being served.
 */
export class Turns {
	/** what each has had, by the name of a team and of a person in it: the least goes first, and who is not named before them */
	readonly spent = new Map<string, number>()
	/** where those stand who are served now: of all teams, and of each team's people */
	readonly #served = new Map<string, number>()

	begin(party: Party): void {
		this.#begin('', party.team)
		this.#begin(party.team, personOf(party))
	}

	end(party: Party, ms: number): void {
		for (const name of [party.team, personOf(party)]) {
			const spent = this.spent.get(name)
			if (spent !== undefined) this.spent.set(name, spent + Math.max(0, ms - AT_LEAST_MS))
		}
	}

	#begin(among: string, name: string): void {
		const from = Math.max(this.spent.get(name) ?? 0, this.#served.get(among) ?? 0)
		remember(this.#served, among, from)
		remember(this.spent, name, from + AT_LEAST_MS)
	}
}

/** What was entered longest ago is forgotten. */
function remember(map: Map<string, number>, name: string, value: number): void {
	map.delete(name)
	map.set(name, value)
	const [oldest] = map.keys()
	if (map.size > MOST_PARTIES && oldest !== undefined) map.delete(oldest)
}
