import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { shortfallOf } from '../layers/layer-shortfall.ts'
import { layerStatus } from '../layers/layer-status.ts'
import { largest, sum } from '../figures/series.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { becauseOf } from '#shared/formats/names.ts'
import { hallsOf, ifOrdered, lastHallSentence } from './hall-sentence.ts'
import type { Finding } from './finding.ts'
import { neverAskedTitle } from './plan-stage.ts'

function lateTitle(result: PlanResult): string | null {
	const halls = hallsOf(result)
	const unfinished = halls.find(({ finish }) => finish === null)
	if (unfinished) return `${unfinished.name} does not finish in the months looked at${becauseOf(unfinished.cause)}`
	const worst = halls.toSorted((a, b) => b.delayMonths - a.delayMonths)[0]
	if (worst === undefined || worst.delayMonths <= 0) return null
	return `${worst.name} is ${counted(worst.delayMonths, 'month')} late${becauseOf(worst.cause)}`
}

function titleOf(plan: PlanFile, result: PlanResult): string {
	const late = lateTitle(result)
	if (late !== null) return late
	const balance = result.layers.infrastructure
	const short = shortfallOf(balance)
	const state = layerStatus('infrastructure', plan, result).status
	const over = state === 'over-built' ? neverAskedTitle('infrastructure', result) : null
	if (over !== null) return over
	if (state === 'failing' && short !== null)
		return `Halls are ${megawatts(short.worst.missing)} MW IT short in ${longMonth(result.months[short.worst.index] ?? '')}`
	return `Every hall opens on its planned date${ifOrdered(result)}`
}

/** Halls as planned against halls as they come. */
export function infrastructureFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.buildPhases.length === 0)
		return {
			title: 'No hall is planned yet',
			lede: 'Add one to see its months, its crews and the megawatts it carries.',
		}
	const ready = largest(result.buildout.itMW.infrastructure)
	const planned = sum(plan.buildPhases.map((phase) => phase.itMW))
	const reach =
		ready === null || ready.value <= 0
			? 'No hall is ready in the months shown.'
			: `${megawatts(ready.value)} of ${megawatts(planned)} MW IT are ready by ${longMonth(result.months[ready.index] ?? '')}.`
	return { title: titleOf(plan, result), lede: `${reach} ${lastHallSentence(result)}` }
}
