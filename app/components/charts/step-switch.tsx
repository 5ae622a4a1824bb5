import { Form, useLocation, useNavigation } from '@remix-run/react'
import { STEP, useChoice } from '#app/hooks/use-choice.ts'
import { sentenceCase } from '#shared/formats/months.ts'

/** Month or quarter, for the strip and all monthly tables; the choice is kept in a cookie and needs no script. */
export function StepSwitch() {
	const step = useChoice(STEP)
	const { pathname, search } = useLocation()
	const asked = useNavigation().formData?.get('step')
	const shown = STEP.values.find((known) => known === asked) ?? step
	return (
		<Form method="post" action="/step" preventScrollReset className="segments" aria-label="Show by">
			<input type="hidden" name="back" value={pathname + search} />
			{STEP.values.map((known) => (
				<button key={known} name="step" value={known} aria-pressed={known === shown}>
					{sentenceCase(known)}
				</button>
			))}
		</Form>
	)
}
