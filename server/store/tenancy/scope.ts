import { AsyncLocalStorage } from 'node:async_hooks'
import { remembered } from '#server/remembered.ts'

/** Teams whose rows a piece of work sees; null: every team's. */
type Scope = { readonly teams: Set<string> | null }

/** What work sees that runs in no request: of a server nothing, of a program or a test every team. */
export type Outside = 'no team' | 'every team'

/** As the policies of the tables read it. */
export const EVERY_TEAM = '*'
/** A name that is none of ours, such as one typed into an address, is no row's: it must not be read as two, or as every team. */
const TEAM_ID = /^[\w-]+$/

const slot = remembered('teamScope', (value): value is AsyncLocalStorage<Scope> => value instanceof AsyncLocalStorage)
const outside = remembered('outsideScope', (value): value is Outside => value === 'no team' || value === 'every team')

function scopes(): AsyncLocalStorage<Scope> {
	const known = slot.read()
	if (known !== undefined) return known
	const created = new AsyncLocalStorage<Scope>()
	slot.write(created)
	return created
}

/** Says once, as the database is connected, what is seen outside of requests. */
export function setOutside(sees: Outside): void {
	outside.write(sees)
}

/** Does work that sees the rows of these teams; null: of every team. */
export async function runIn<T>(teams: Iterable<string> | null, work: () => T | Promise<T>): Promise<T> {
	// The work is awaited inside: a query of the client is not sent before somebody waits for it.
	return await scopes().run({ teams: teams === null ? null : new Set(teams) }, async () => await work())
}

/** From here on the work that runs sees this team's rows, too. */
export function addTeam(teamId: string): void {
	scopes().getStore()?.teams?.add(teamId)
}

/** The teams whose rows may be seen now, as `strata.teams` takes them: ids with commas between, `*` for every team. */
export function teamsInScope(): string {
	const scope = scopes().getStore()
	if (scope === undefined) return outside.read() === 'every team' ? EVERY_TEAM : ''
	if (scope.teams === null) return EVERY_TEAM
	return [...scope.teams].filter((id) => TEAM_ID.test(id)).join(',')
}
