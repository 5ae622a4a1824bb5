import { addTeam, runIn } from './scope.ts'

/**
 * The request has passed this team's door: its membership, link, invitation or token was checked, or it has just made the
 * team. From here on it sees the team's rows.
 */
export function admit(teamId: string): void {
	addTeam(teamId)
}

/** Does work that sees the rows of these teams and of no other: what is before the door, and what no request waits for. */
export async function withinTeams<T>(teamIds: Iterable<string>, work: () => T | Promise<T>): Promise<T> {
	return await runIn(teamIds, work)
}
