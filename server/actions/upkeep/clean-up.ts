import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { deleteJobsBefore } from '#server/store/rows/api-jobs.ts'
import { deletePastTokens } from '#server/store/rows/accounts/account-tokens.ts'
import { deleteMailsBefore } from '#server/store/rows/mails.ts'
import { deletePresencesBefore } from '#server/store/rows/presences.ts'
import { deleteBinnedBefore } from '#server/store/rows/projects.ts'
import { deletePastChallenges } from '#server/store/rows/accounts/passkeys.ts'
import { deletePastWindows } from '#server/store/rows/rate-limits.ts'
import { deleteRequestKeysBefore } from '#server/store/rows/request-keys.ts'
import { deleteScenariosBefore } from '#server/store/rows/scenarios.ts'
import { deleteUnconfirmedBefore } from '#server/store/rows/accounts/second-factors.ts'
import { deleteExpiredSessions } from '#server/store/rows/accounts/sessions.ts'
import { deleteTeamsBinnedBefore, deleteVisitorTeams } from '#server/store/rows/teams.ts'
import { deleteVisitors } from '#server/store/rows/accounts/users.ts'
import { deleteDeliveriesBefore } from '#server/store/rows/webhooks.ts'
import { handOnForgotten } from '#server/actions/webhooks/tell-webhooks.ts'
import { BIN_DAYS } from './kept-for.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** How long what nobody uses is kept: a visitor's plan, a mail, what lies in a bin. The start page states it. */
const KEPT_DAYS = BIN_DAYS

export type CleanedUp = {
	readonly visitorTeams: number
	readonly visitors: number
	readonly mails: number
	readonly projects: number
	readonly teams: number
}

/**
 * Removes what nobody can reach or needs any more: ended sessions and links, plans of visitors without an account that
 * lay unused, old mails, projects and teams whose time in the bin is over. Running it twice, or on two servers at once, is harmless.
 */
export async function cleanUp(now: Date): Promise<CleanedUp> {
	// Who saw some teams' rows only would take those for nobody's who are members of others.
	return await acrossTeams(() => removePast(now))
}

async function removePast(now: Date): Promise<CleanedUp> {
	const limit = new Date(now.getTime() - KEPT_DAYS * DAY_MS)
	await deleteExpiredSessions()
	await deletePastTokens(now)
	await deletePastChallenges(now)
	await deletePastWindows(now)
	await deleteUnconfirmedBefore(new Date(now.getTime() - DAY_MS))
	await deleteScenariosBefore(limit)
	await deletePresencesBefore(new Date(now.getTime() - HOUR_MS))
	await deleteRequestKeysBefore(new Date(now.getTime() - DAY_MS))
	await deleteJobsBefore(limit)
	await deleteDeliveriesBefore(limit)
	await handOnForgotten()
	return {
		// Teams before their visitors: only who is in no team any more can go.
		visitorTeams: await deleteVisitorTeams({ unusedSince: limit, now }),
		visitors: await deleteVisitors({ cameBefore: limit, now }),
		mails: await deleteMailsBefore(limit),
		projects: await deleteBinnedBefore(limit),
		teams: await deleteTeamsBinnedBefore(limit),
	}
}
