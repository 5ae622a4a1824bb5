import { AppError } from '#server/access/app-error.ts'
import { countProjects } from '#server/store/rows/projects.ts'
import { findTeam, lockTeam, type TeamScope } from '#server/store/rows/teams.ts'
import { MOST_PLANS } from '#shared/schemas/plan-budget.ts'
import { formatFigure } from '#shared/units/format.ts'

/**
 * Sees that one more plan may be kept by a team. To be called in the transaction that adds it.
 * @throws too_large where the team, or its bin, holds as many as it may
 */
export async function requireRoomForPlan(scope: TeamScope): Promise<void> {
	await lockTeam(scope)
	const [team, { shelf, bin }] = await Promise.all([findTeam(scope), countProjects(scope)])
	const visitor = team?.kind === 'visitor'
	const most = visitor ? MOST_PLANS.visitor : MOST_PLANS.team
	if (shelf >= most) {
		throw new AppError('too_large', {
			userMessage: `This team has ${formatFigure(shelf, { whole: true })} plans, as many as it may keep.`,
			mend: visitor
				? 'Sign up to keep more, or remove one that you no longer need.'
				: 'Remove plans you no longer need.',
		})
	}
	if (shelf + bin >= 2 * most) {
		throw new AppError('too_large', {
			userMessage: `This team’s bin holds ${formatFigure(bin, { whole: true })} plans, as many as it may.`,
			mend: 'Restore one instead of making a new one, or wait: plans leave the bin 30 days after they were removed.',
		})
	}
}
