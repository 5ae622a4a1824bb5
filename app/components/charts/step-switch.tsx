import { Form, useLocation, useNavigation } from '@remix-run/react'
import { useStep } from '#app/hooks/use-step.ts'
import { STEPS } from '#shared/presentation/figures/quarters.ts'
import { sentenceCase } from '#shared/presentation/wording/months.ts'

/** Month or quarter, for the strip and all monthly tables; the choice is kept in a cookie and needs no script. */
export function StepSwitch() {
	const step = useStep()
	const { pathname, search } = useLocation()
	const asked = useNavigation().formData?.get('step')
	const shown = STEPS.find((known) => known === asked) ?? step
	return (
		<Form method="post" action="/step" preventScrollReset className="segments" aria-label="Told by">
			<input type="hidden" name="back" value={pathname + search} />
			{STEPS.map((known) => (
				<button key={known} name="step" value={known} aria-pressed={known === shown}>
					{sentenceCase(known)}
				</button>
			))}
		</Form>
	)
}
