import { hasStep, PROCUREMENT_STEP, stepsOnSite } from '#shared/catalogue/hall-steps.ts'
import { formatMonth } from '#shared/units/format.ts'
import type { BuildPhase } from '../plan-items.ts'
import { type Problem, problemIf } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'

/** Steps that a hall dates by hand: each once, of those it works through, and none on site before the hall itself. */
export function stepProblems({ item, index }: Entry<BuildPhase>, { catalogue }: Draft): readonly Problem[] {
	const onSite = stepsOnSite(catalogue.constructionPhases)
	const scope = item.scope ?? 'greenfield'
	return item.steps.flatMap(({ step, startMonth, durationMonths }, at) => {
		const path = `buildPhases[${index}].steps[${at}]`
		return [
			...problemIf(item.steps.findIndex((other) => other.step === step) < at, {
				path: `${path}.step`,
				message: 'this step is dated twice',
				mend: 'Keep one row of each step of a hall.',
			}),
			...problemIf(step === PROCUREMENT_STEP, {
				path: `${path}.step`,
				message: 'procurement follows what is bought',
				mend: 'State the purchase itself, with its order and its delivery.',
			}),
			...problemIf(!hasStep(scope, step), {
				path: `${path}.step`,
				message: 'this hall has that step behind it',
				mend: 'Leave the step out, or change the scope of the hall.',
			}),
			...problemIf(startMonth === null && durationMonths === null, {
				path: `${path}.startMonth`,
				message: 'expected a start or a duration',
				mend: 'A step without either follows the network: leave it out.',
			}),
			...problemIf(startMonth !== null && onSite.has(step) && startMonth < item.startMonth, {
				path: `${path}.startMonth`,
				message: `expected ${formatMonth(item.startMonth, 'long')} or later`,
				mend: 'The hall starts then. Move the hall, or the step.',
			}),
		]
	})
}
