import { knownOdds } from '#server/actions/simulations/simulations.ts'
import type { OddsBeside } from '#server/views/odds/beside.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import { opensByLink } from '#shared/together/link-scope.ts'
import { loadPage, openPlan, type PlanRequest } from './open-plan.ts'

/** What a page says of odds: of the plan, of a site, or of one dated thing. Null where nobody has drawn this plan as it stands. */
export async function loadOddsBeside(
	asked: PlanRequest,
	{ siteId = null, ref = null }: { readonly siteId?: string | null; readonly ref?: string | null } = {},
): Promise<OddsBeside | null> {
	const heading = await openPlan(asked)
	if (heading.link !== null && !opensByLink(heading.link.scope, 'dates')) return null
	const simulation = knownOdds(heading, USUAL_SETTINGS)
	return simulation === null ? null : await loadPage(asked, 'oddsBeside', { simulation, siteId, ref })
}
