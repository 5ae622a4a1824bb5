import { acrossTeams } from '#server/db/tenancy/across-teams.ts'
import { deleteJobsBefore } from '#server/repositories/api-jobs.ts'
import { deletePastTokens } from '#server/repositories/accounts/account-tokens.ts'
import { deleteMailsBefore } from '#server/repositories/mails.ts'
import { deletePresencesBefore } from '#server/repositories/presences.ts'
import { deleteBinnedBefore } from '#server/repositories/projects.ts'
import { deletePastChallenges } from '#server/repositories/accounts/passkeys.ts'
import { deletePastWindows } from '#server/repositories/rate-limits.ts'
import { deleteRequestKeysBefore } from '#server/repositories/request-keys.ts'
import { deleteScenariosBefore } from '#server/repositories/scenarios.ts'
import { deleteUnconfirmedBefore } from '#server/repositories/accounts/second-factors.ts'
import { deleteExpiredSessions } from '#server/repositories/accounts/sessions.ts'
import { deleteTeamsBinnedBefore, deleteVisitorTeams } from '#server/repositories/teams.ts'
import { deleteVisitors } from '#server/repositories/accounts/users.ts'
import { deleteDeliveriesBefore } from '#server/repositories/webhooks.ts'
import { handOnForgotten } from '#server/services/webhooks/tell-webhooks.ts'
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
