import type { PlanResult } from '#shared/result.ts'
import { bindingRuns, mainConstraint } from '../binding-runs.ts'
import { countInWords, longMonth, sentenceCase } from '../wording/months.ts'
import { causeNoun, layerBinds } from '../wording/names.ts'
import type { Finding } from './finding.ts'

/** How often which layer binds, and what follows once it is relieved. */
export function balanceFinding(result: PlanResult): Finding {
	const runs = bindingRuns(result)
	const main = mainConstraint(runs)
	if (main?.layer == null) return { title: 'No layer holds the plan back', lede: 'Every layer covers what is asked of it in every month.' }
	const { layer } = main
	const months = runs.filter((run) => run.layer === layer).reduce((total, run) => total + run.to - run.from, 0)
	const why = main.cause === null ? '' : `, most of all for ${causeNoun(main.cause.cause)}`
	const next = main.cause?.next == null ? '' : ` Once it is relieved, ${main.cause.next === 'applications' ? 'demand is the limit' : layerBinds(main.cause.next)}.`
	const mend = main.cause === null ? '' : main.cause.mend
	return {
		title: sentenceCase(`${layerBinds(layer)} in ${countInWords(months)} of ${result.months.length} months${why}`),
		lede: `First from ${longMonth(runs.find((run) => run.layer === layer)?.firstMonth ?? '')}.${next} ${mend}`.trim(),
	}
}
