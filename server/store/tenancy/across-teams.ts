import { runIn } from './scope.ts'

/**
 * Does work that starts from no team and sees every team's rows: the look-up that finds whose door it is, by a person or the
 * hash of a secret, and the upkeep of the whole. Who may is in `.dependency-cruiser.cjs`.
 */
export async function acrossTeams<T>(work: () => T | Promise<T>): Promise<T> {
	return await runIn(null, work)
}
