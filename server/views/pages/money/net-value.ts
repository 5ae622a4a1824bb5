import type { PlanResult } from '#shared/result.ts'

/** Without terms there is no debt, no tax and no equity apart from the project: nothing to show of them. */
export const isFinanced = ({ finance }: PlanResult): boolean => finance.returns.equityUsd !== null

/** What the one net present value counts, wherever it stands. */
export const npvNote = (result: PlanResult): string =>
	`${isFinanced(result) ? 'after' : 'before debt and'} tax, incl. residual value and spending before the plan`
