import type { PlanVerdict, SetsDate, SiteVerdict } from '#shared/result/verdict-result.ts'
import { balancePlan } from '../../balance/balance-algorithms.ts'
import { columnOf, type Frame, noteOf } from '../../kernel/run.ts'
import { levelWork } from '../../schedule/crews/crew-schedule.ts'
import type { Claim } from '../../verdict/claims/claim.ts'
import { contextsOf } from '../../verdict/losses/contexts.ts'
import { LossBook } from '../../verdict/losses/loss-book.ts'
import { claimFacts } from '../../verdict/losses/loss-facts.ts'
import { LOSS_INPUTS } from '../../verdict/losses/losses-inputs.ts'
import { measureSites } from '../../verdict/measure.ts'
import type { MeasuredSite } from '../../verdict/measured-site.ts'
import { isAsked } from '../../verdict/states/plan-dates.ts'
import { whatSets } from '../../verdict/states/what-sets.ts'
import type { EngineModel } from '../../world.ts'

/** What sets a date at a site. */
export type Setter = {
	readonly site: number
	/** the month it sets; null: not within the plan */
	readonly month: number | null
	readonly set: SetsDate
}

type DateAsk = {
	readonly verdict: PlanVerdict
	/** null: not within the plan */
	readonly month: string | null
	readonly dateOf: (site: SiteVerdict) => string | null
	/** MW IT that are delivered from that month on */
	readonly itMWOf: (site: MeasuredSite) => number
}

/** What sets a date at the sites that it is the date of: those of which something is asked. */
export function settersOf(frame: Frame<EngineModel>, { verdict, month, dateOf, itMWOf }: DateAsk): readonly Setter[] {
	const { world } = frame
	const { plan, months } = world.model
	const at = month === null ? null : months.indexOf(month)
	const run = noteOf(frame, balancePlan)
	return contexts(frame).flatMap((context, site) => {
		const id = plan.sites[site]?.id ?? ''
		const own = verdict.sites[id]
		if (own === undefined || !isAsked(context.measured) || dateOf(own) !== month) return []
		const claims = whatSets(context, { month: at, itMW: itMWOf(context.measured) })
		return claims.map((claim): Setter => {
			const { cause, layer, item } = claim
			const facts = asJudged(verdict, claim, id) ?? claimFacts(claim, { world, run }, context)
			return { site, month: at, set: { cause, layer, item, siteId: id, facts } }
		})
	})
}

/** Where the verdict tells of the same thing that it is late, it is told alike. */
const asJudged = (
	{ losses }: PlanVerdict,
	{ cause, item, layer }: Claim,
	siteId: string,
): SetsDate['facts'] | undefined =>
	losses.find(
		(loss) =>
			loss.kind === 'late' &&
			loss.cause === cause &&
			loss.layer === layer &&
			loss.item === item &&
			loss.siteId === siteId,
	)?.facts

function contexts(frame: Frame<EngineModel>) {
	const { world } = frame
	const { value, entered, slip, firm, ramped } = LOSS_INPUTS
	return contextsOf(world, {
		sites: noteOf(frame, measureSites),
		run: noteOf(frame, balancePlan),
		schedule: noteOf(frame, levelWork),
		input: {
			value: columnOf(frame, value),
			entered: columnOf(frame, entered),
			slip: columnOf(frame, slip),
			firm: columnOf(frame, firm),
			ramped: columnOf(frame, ramped),
		},
		bookOf: () => new LossBook(world.months, world.model.asOf),
	})
}
