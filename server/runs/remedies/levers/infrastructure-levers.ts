import { fieldFacts } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { isAhead, monthsAhead } from '#shared/status-month.ts'
import { counting, type LeverContext, type Lever, leversOf } from '../lever.ts'
import { furtherHall, sizeOfLastHall } from './room-levers.ts'
import { hallsByFinish } from './halls-by-finish.ts'
import { labourLevers, tradesNamed } from './labour-levers.ts'

type InfrastructureLeversHall = PlanFile['buildPhases'][number]
const MOST_HALLS = 3
const PREFAB_STEP = 0.05
const list = 'buildPhases'

/** Halls sooner, in less time, larger, prefabricated or free of the one before; and hands. Rule R3. */
export function infrastructureLevers(ask: LeverContext): readonly Lever[] {
	const trades = tradesNamed(ask.run.causes)
	return ask.sites.flatMap((site) => [
		...(trades.length > 0 ? labourLevers({ ...ask, siteId: site.id }, trades) : []),
		...unfinishedHalls(ask, site.id).flatMap((hall) => hallLevers(hall, ask)),
		...sizeOfLastHall(ask, { siteId: site.id, missing: site.missing }),
		furtherHall(ask, site),
	])
}

/** Halls that are not finished when the run begins and are begun before it ends, the soonest first. */
function unfinishedHalls({ plan, result, run }: LeverContext, siteId: string): readonly InfrastructureLeversHall[] {
	const first = result.months[run.from] ?? ''
	return hallsByFinish(plan, result, siteId)
		.filter(({ finish }) => finish >= addMonths(first, -1))
		.map(({ hall }) => hall)
		.slice(0, MOST_HALLS)
}

function hallLevers(hall: InfrastructureLeversHall, { plan, result, run }: LeverContext): readonly Lever[] {
	const { id, startMonth, durationMonths, startsAfter } = hall
	const finish = result.schedule[`phase:${id}`]?.finish
	const late = finish ? monthsBetween(result.months[run.from] ?? '', finish) + 1 : plan.horizonMonths
	const lever = leversOf({ layer: 'infrastructure', subject: hall.name ?? id, list, id })
	return [
		lever('hall_start', {
			field: 'startMonth',
			was: startMonth,
			sizes: counting(Math.min(late, monthsAhead(plan, startMonth))),
			value: (size) => addMonths(startMonth, -size),
		}),
		lever('hall_duration', {
			field: 'durationMonths',
			was: durationMonths,
			sizes: counting(Math.min(durationMonths / 2, monthsAhead(plan, addMonths(startMonth, durationMonths)) - 1)),
			value: (size) => durationMonths - size,
		}),
		...(isAhead(plan, startMonth) ? [prefabLever(hall)] : []),
		lever('hall_sequence', {
			field: 'startsAfter',
			was: startsAfter,
			sizes: startsAfter !== null && isAhead(plan, startMonth) ? [1] : [],
			value: () => null,
		}),
	]
}

/** More of a hall made in a shop, up to the highest share the registry knows of. */
export function prefabLever({ id, name, prefabShare }: InfrastructureLeversHall): Lever {
	const facts = fieldFacts(list, 'prefabShare')
	const now = prefabShare ?? (typeof facts.default === 'number' ? facts.default : 0)
	const most = facts.high ?? facts.max ?? 1
	return leversOf({ layer: 'infrastructure', subject: name ?? id, list, id })('hall_prefab', {
		field: 'prefabShare',
		was: prefabShare,
		sizes: counting((most - now) / PREFAB_STEP + 1e-9).map((step) => Number((step * PREFAB_STEP).toFixed(2))),
		value: (size) => Number((now + size).toFixed(2)),
	})
}
