import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { largest, sum } from '../figures/series.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { becauseOf } from '#shared/formats/names.ts'
import { hallsOf, ifOrdered, isToCome, lastHallSentence } from './hall-sentence.ts'
import type { Finding } from './finding.ts'
import { layerTitle } from './layer-title.ts'

/** A hall that slips though the verdict has none of it: behind its own dates, and in time for what is asked. */
function slippedTitle(result: PlanResult): string | null {
	const halls = hallsOf(result)
	const never = halls.find(({ finish }) => finish === null)
	if (never !== undefined) return `${never.name} does not finish by plan end${becauseOf(never.cause)}`
	const worst = halls.toSorted((a, b) => b.delayMonths - a.delayMonths)[0]
	if (worst === undefined || worst.delayMonths <= 0) return null
	return `${worst.name} is ${counted(worst.delayMonths, 'month')} behind plan${becauseOf(worst.cause)}`
}

function titleOf(plan: PlanFile, result: PlanResult): string {
	const judged = layerTitle('infrastructure', plan, result)
	return judged ?? slippedTitle(result) ?? `Every hall is ready on its planned date${ifOrdered(result)}`
}

/** Halls as planned against halls as they come. */
export function infrastructureFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.buildPhases.length === 0)
		return {
			title: 'No halls yet',
			lede: 'Add one to see its dates, crews and megawatts.',
		}
	const halls = hallsOf(result)
	if (halls.length > 0 && halls.every((hall) => !isToCome(hall, result)))
		return {
			title: titleOf(plan, result),
			lede: `${megawatts(sum(plan.buildPhases.map(({ itMW }) => itMW)))} MW IT is built.`,
		}
	const ready = largest(result.buildout.itMW.infrastructure)
	const planned = sum(plan.buildPhases.map((phase) => phase.itMW))
	const reach =
		ready === null || ready.value <= 0
			? 'No hall is ready in this plan.'
			: `${megawatts(ready.value)} of ${megawatts(planned)} MW IT ready by ${longMonth(result.months[ready.index] ?? '')}.`
	return { title: titleOf(plan, result), lede: `${reach} ${lastHallSentence(result)}` }
}
