import { computePlan } from '#server/engine/compute-plan.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { StartAnswers, Way } from '#shared/start/answers.ts'
import type { SizedWay } from '#server/views/pages/start-ways.ts'
import { type SizedPlan, sizePlan } from './size-plan.ts'

type WaysAsked = { readonly answers: StartAnswers; readonly sized: SizedPlan; readonly result: PlanResult }
type OtherWay = { readonly id: Way; readonly answers: StartAnswers }

/** As many are told side by side. */
const MOST_WAYS = 3

/**
 * The ways to a month that the plan as sized does not meet, each sized as a plan of its own: the soonest first, what was sized last.
 * None where the month is met. Rule D4.
 */
export function waysTo(asked: WaysAsked, mayGoOn: () => void): readonly SizedWay[] {
	const { answers, sized, result } = asked
	if (!sized.lasts || (result.verdict.fullPower.monthsLate ?? 1) <= 0) return []
	const base = wayOf('as_sized', result)
	const others = otherWays(asked).flatMap(({ id, answers: changed }): readonly SizedWay[] => {
		const other = sizePlan(changed, answers.place.name, mayGoOn)
		mayGoOn()
		const way = { ...wayOf(id, computePlan(other.plan)), bridge: id === 'bridge' ? bridgeOf(other.plan) : null }
		if (id === 'bridge' && way.bridge === null) return []
		return other.lasts && (isSooner(way, base) || way.capexUsd + way.opexUsd < base.capexUsd + base.opexUsd)
			? [way]
			: []
	})
	const sorted = others.toSorted((a, b) => monthOf(a).localeCompare(monthOf(b)) || a.capexUsd - b.capexUsd)
	return [...sorted.slice(0, MOST_WAYS - 1), base]
}

/** After all months. */
const NEVER = '~'
const monthOf = ({ fullPower }: SizedWay): string => fullPower ?? NEVER
const isSooner = (one: SizedWay, other: SizedWay): boolean => monthOf(one) < monthOf(other)

function otherWays({ answers, sized: { plan, heldBy } }: WaysAsked): readonly OtherWay[] {
	const hasBridge = plan.powerContracts.some(({ id }) => id === 'bridge')
	const waitsForParts = heldBy?.what === 'hall' && heldBy.cause.startsWith('long_lead:')
	const stands = plan.sites.every(({ buildClass }) => buildClass === 'retrofit')
	return [
		...(waitsForParts && answers.way !== 'reserved' ? [changed('reserved', answers)] : []),
		...(heldBy?.what === 'power' && !hasBridge ? [changed('bridge', answers)] : []),
		...(stands ? [] : [changed('shell', answers)]),
		...(hasBridge ? [changed('grid_only', answers)] : []),
	]
}

const changed = (id: Way, answers: StartAnswers): OtherWay => ({ id, answers: { ...answers, way: id } })

/** The months for which plant carries the site; null where the grid is there as soon. */
function bridgeOf({ powerContracts }: PlanFile): SizedWay['bridge'] {
	const [plant, grid] = ['bridge', 'grid'].map((name) => powerContracts.find(({ id }) => id === name)?.startMonth)
	return plant !== undefined && grid !== undefined && plant < grid ? { from: plant, grid } : null
}

const wayOf = (id: SizedWay['id'], { verdict, finance: { totals } }: PlanResult): SizedWay => ({
	id,
	bridge: null,
	lostUsd: verdict.losses.reduce((sum, { past, usd }) => sum + (past ? 0 : (usd ?? 0)), 0),
	firstPower: verdict.firstPower,
	fullPower: verdict.fullPower.month,
	capexUsd: totals.capexUsd,
	opexUsd: totals.opexUsd,
})
