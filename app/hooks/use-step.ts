import { useRouteLoaderData } from '@remix-run/react'
import { STEPS } from '#shared/presentation/figures/quarters.ts'
import type { Step } from '#shared/presentation/figures/quarters.ts'

/** Whether the cookie wants months or quarters. */
export function parseStep(cookies: string | null): Step {
	const stored = /(?:^|;\s*)strata_step=([a-z]+)/.exec(cookies ?? '')?.[1]
	return STEPS.find((step) => step === stored) ?? 'month'
}

/** The step the root loader read. */
export function useStep(): Step {
	const root: unknown = useRouteLoaderData('root')
	if (typeof root !== 'object' || root === null || !('step' in root)) return 'month'
	const { step } = root
	return STEPS.find((known) => known === step) ?? 'month'
}
