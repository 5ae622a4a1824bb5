import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { contractedPower, contractedText } from '../tables/contracts/contracted-power.ts'
import { largest, smallest } from '../figures/series.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { keeps, layerTitle } from './layer-title.ts'
import type { Finding } from './finding.ts'

function titleOf(plan: PlanFile, result: PlanResult): string {
	const judged = layerTitle('energy', plan, result)
	if (judged !== null) return judged
	const { available } = result.layers.energy
	const first = available.findIndex((value) => value > 0)
	if (first < 0) return 'No firm power reaches the meter in this plan'
	const { state } = result.verdict.layers.energy
	return state === 'on_target' || state === 'was_short'
		? keeps('Power', false, result)
		: `Firm power starts in ${longMonth(result.months[first] ?? '')} and has no load yet`
}

/** When the firm power comes, and how much of it there is at most. */
function arrival({ layers, months }: PlanResult): string {
	const { available } = layers.energy
	const most = largest(available)
	const first = available.findIndex((value) => value > 0)
	if (most === null || first < 0) return ''
	const start =
		first > 0 && first < most.index
			? ` First ${megawatts(available[first] ?? 0)} MW: ${longMonth(months[first] ?? '')}.`
			: ''
	const month = longMonth(months[most.index] ?? '')
	const atMost = `${start} Peak firm: ${megawatts(most.value)} MW at the meter`
	// Sun, heat and the end of a contract take some of it away again.
	const least = smallest(available.slice(most.index))?.value ?? most.value
	if (megawatts(least) === megawatts(most.value)) return `${atMost} from ${month}.`
	const after = least > 0 ? `at least ${megawatts(least)} MW after` : 'none in some later months'
	return `${atMost} in ${month}, ${after}.`
}

/** What the power contracts come to. */
export function energyFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.powerContracts.length === 0)
		return {
			title: 'No power contracts yet',
			lede: 'Add one to see firm megawatts by month.',
		}
	return {
		title: titleOf(plan, result),
		lede: `${contractedText(contractedPower(plan, result))}.${arrival(result)}`,
	}
}
