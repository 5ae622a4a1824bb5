import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { aimOf } from '../layers/aim.ts'
import { stripBasis } from '../layers/binding-runs.ts'
import { contractedPower, contractedText } from '../tables/contracts/contracted-power.ts'
import { isAsked, shortfallOf } from '../layers/layer-shortfall.ts'
import type { Shortfall } from '../layers/layer-shortfall.ts'
import { layerStatus } from '../layers/layer-status.ts'
import { largest, last, smallest } from '../figures/series.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { placeName } from '../messages/place-name.ts'
import { shortSite } from './meter-sentence.ts'
import type { Finding } from './finding.ts'
import { neverAskedTitle } from './plan-stage.ts'

/** Least firm power to spare at a site in a month that asks for any; null where none does. */
function spareMW({ sites }: PlanResult): number | null {
	const spares = Object.values(sites).flatMap(({ layers: { energy } }) =>
		energy.required.flatMap((asked, index) => (asked > 0 ? [(energy.available[index] ?? 0) - asked] : [])),
	)
	return smallest(spares)?.value ?? null
}

function shortTitle({ months, worst }: Shortfall, result: PlanResult): string {
	const by = `${megawatts(worst.missing)} MW`
	const when = longMonth(result.months[worst.index] ?? '')
	if (months === 1) return `Power is ${by} short in ${when}, in no other month`
	const late = (result.layers.energy.coverage.at(-1) ?? 1) >= 1 - 1e-9
	return `Power ${late ? 'comes late' : 'is short'}: ${by} missing in ${when}, the worst of ${counted(months, 'month')}`
}

/** Before anything is asked of it: against the target. */
function buildoutTitle({ buildout, months, layers, sites }: PlanResult): string {
	const target = buildout.targetItMW
	const first = layers.energy.available.findIndex((value) => value > 0)
	if (first < 0) return 'No firm power is at the meter in these months'
	const from = longMonth(months[first] ?? '')
	if (target <= 0) return `Firm power starts in ${from} and feeds nothing yet`
	const missing = target - last(buildout.itMW.energy)
	if (missing > target * 0.01)
		return `Power for ${megawatts(missing)} of ${megawatts(target)} MW IT is missing in the last month`
	const reached = buildout.itMW.energy.findIndex((value) => value >= target * 0.99)
	return `Power reaches ${aimOf(Object.values(sites))}, ${megawatts(target)} MW IT, in ${longMonth(months[reached] ?? '')}`
}

function titleOf(plan: PlanFile, result: PlanResult): string {
	const { energy } = result.layers
	if (stripBasis(result) !== 'demand' || !isAsked(energy)) return buildoutTitle(result)
	const short = shortfallOf(energy)
	const over = layerStatus('energy', plan, result).status === 'over-built' ? neverAskedTitle('energy', result) : null
	if (over !== null) return over
	const site = shortSite(plan, result)
	if (site !== null) return `In total power covers what is asked for; ${site}`
	if (short !== null) return shortTitle(short, result)
	return `Power covers what ${placeName(plan)} asks for, with ${megawatts(spareMW(result) ?? 0)} MW to spare at the tightest`
}

/** When the firm power comes, and how much of it there is at most. */
function arrival({ layers, months }: PlanResult): string {
	const { available } = layers.energy
	const most = largest(available)
	const first = available.findIndex((value) => value > 0)
	if (most === null || first < 0) return ''
	const start =
		first > 0 && first < most.index
			? ` The first ${megawatts(available[first] ?? 0)} MW come in ${longMonth(months[first] ?? '')}.`
			: ''
	const month = longMonth(months[most.index] ?? '')
	const atMost = `${start} At most ${megawatts(most.value)} MW is firm at the meter,`
	// Sun, heat and the end of a contract take some of it away again.
	const least = smallest(available.slice(most.index))?.value ?? most.value
	if (megawatts(least) === megawatts(most.value)) return `${atMost} ${most.index > 0 ? 'from' : 'already in'} ${month}.`
	const after = least > 0 ? `at least ${megawatts(least)} MW in each month after` : 'none in some month after'
	return `${atMost} in ${month}, and ${after}.`
}

/** What the power contracts come to against what is asked at the meter. */
export function energyFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.powerContracts.length === 0)
		return {
			title: 'No power is contracted yet',
			lede: 'Add a contract to see its megawatts at the meter and the month the halls can start.',
		}
	return {
		title: titleOf(plan, result),
		lede: `${contractedText(contractedPower(plan, result))}.${arrival(result)}`,
	}
}
