import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { VerdictState } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { layerStatus } from '../layers/layer-status.ts'

/** States of which a page says nothing better than what it is about. */
const QUIET: readonly VerdictState[] = ['on_target', 'was_short', 'empty', 'incomplete', 'no_data']

/** What the verdict says of a layer that loses something: «Energy is 14 months after target: Grid starts in May 2030»; else null. */
export function layerTitle(layer: Layer, plan: PlanFile, result: PlanResult): string | null {
	const { state, title } = layerStatus(layer, plan, result)
	return QUIET.includes(state) ? null : title
}

/** Of a layer that keeps what is asked of it: of a date that was asked for, or of the plan’s own dates. */
export const keeps = (what: string, plural: boolean, { verdict }: Pick<PlanResult, 'verdict'>): string =>
	verdict.basis === 'stated'
		? `${what} ${plural ? 'meet' : 'meets'} the target on time`
		: `${what} ${plural ? 'keep' : 'keeps'} to the planned dates`
