import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { bindingRuns, stripBasis } from '../binding-runs.ts'
import { largest, last, smallest, sum } from '../series.ts'
import { megawatts } from '../wording/figures.ts'
import { longMonth, spanOfMonths } from '../wording/months.ts'
import { placeName } from './overview-finding.ts'
import type { Finding } from './finding.ts'

function titleOf(plan: PlanFile, result: PlanResult): string {
	if (plan.powerContracts.length === 0) return 'No power is contracted yet'
	const { required, available } = result.layers.energy
	const runs = bindingRuns(result).filter((run) => run.layer === 'energy')
	const [first] = runs
	const shortAtEnd = last(required) - last(available)
	if (first && shortAtEnd > 0.5)
		return `Power stays short, by ${megawatts(shortAtEnd)} MW at the meter in the last month`
	if (first && stripBasis(result) === 'demand') {
		const spell =
			runs.length === 1
				? spanOfMonths(first.firstMonth, first.lastMonth)
				: `first in ${spanOfMonths(first.firstMonth, first.lastMonth)}`
		return `Power comes late, not short: it binds ${spell}`
	}
	if (first) return `Power is the last to reach the target, by ${longMonth(runs.at(-1)?.lastMonth ?? first.lastMonth)}`
	const spare = smallest(required.map((value, index) => (value > 0 ? (available[index] ?? 0) - value : null)))
	if (spare === null) return `${megawatts(last(available))} MW of firm power stands ready`
	if (spare.value < 0)
		return `Power falls ${megawatts(-spare.value)} MW short in ${longMonth(result.months[spare.index] ?? '')}, but another layer binds`
	return `Power covers what ${placeName(plan)} asks for, with ${megawatts(spare.value)} MW to spare at the tightest`
}

/** What the power contracts come to against what is asked at the meter. */
export function energyFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.powerContracts.length === 0)
		return {
			title: titleOf(plan, result),
			lede: 'Add a contract to see energised megawatts and the month the halls can start.',
		}
	const { available } = result.layers.energy
	const contracted = sum(plan.powerContracts.map((row) => row.capacityMW))
	const most = largest(available)
	const full =
		most === null || most.value <= 0
			? 'none of it is firm at the meter'
			: `at most ${megawatts(most.value)} MW of it is firm at the meter, first in ${longMonth(result.months[most.index] ?? '')}`
	const firstIndex = available.findIndex((value) => value > 0)
	const first =
		firstIndex > 0
			? ` First power comes in ${longMonth(result.months[firstIndex] ?? '')}: ${megawatts(available[firstIndex] ?? 0)} MW.`
			: ''
	return { title: titleOf(plan, result), lede: `${megawatts(contracted)} MW is contracted; ${full}.${first}` }
}
