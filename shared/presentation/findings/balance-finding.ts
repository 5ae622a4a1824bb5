import type { PlanResult } from '#shared/result.ts'
import { bindingRuns, mainConstraint, stripBasis } from '../binding-runs.ts'
import { countInWords, longMonth, sentenceCase } from '../wording/months.ts'
import { causeNoun, layerBinds } from '../wording/names.ts'
import type { Finding } from './finding.ts'

/** How often which layer binds, and what follows once it is relieved. */
export function balanceFinding(result: PlanResult): Finding {
	const runs = bindingRuns(result)
	const main = mainConstraint(runs)
	const layer = main?.layer ?? null
	if ((main === null || layer === null) && stripBasis(result) === 'nothing')
		return {
			title: 'Nothing is asked of the plan yet',
			lede: 'Which layer holds it back shows as soon as a workload or an application asks for something.',
		}
	if (main === null || layer === null)
		return { title: 'No layer holds the plan back', lede: 'Every layer covers what is asked of it in every month.' }
	const months = runs.filter((run) => run.layer === layer).reduce((total, run) => total + run.to - run.from, 0)
	const why = main.cause === null ? '' : `, most of all for ${causeNoun(main.cause.cause)}`
	const following = main.cause?.next ?? null
	const next =
		following === null
			? ''
			: ` Once it is relieved, ${following === 'applications' ? 'demand is the limit' : layerBinds(following)}.`
	const mend = main.cause === null ? '' : main.cause.mend
	return {
		title: sentenceCase(`${layerBinds(layer)} in ${countInWords(months)} of ${result.months.length} months${why}`),
		lede: `First from ${longMonth(runs.find((run) => run.layer === layer)?.firstMonth ?? '')}.${next} ${mend}`.trim(),
	}
}
