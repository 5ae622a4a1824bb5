import type { Warning, WorkloadResult } from '#shared/result.ts'
import { formatShare } from '#shared/units/format.ts'
import type { BalancedWorkload } from '../balance/workload-results.ts'
import type { Step } from '../kernel/compile.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { checkpointInterval, expectedGoodput, stopInterval } from '../layers/models/goodput.ts'
import { fromAssumption } from '../sourced.ts'
import type { EngineModel } from '../world.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

/** Formulas of the goodput to expect, once each. */
export const TRAINING_CHECK_STEPS: readonly Step[] = [stopInterval, checkpointInterval, expectedGoodput]

/** A goodput assumed this far above the one to expect is worth a warning. */
const GOODPUT_MARGIN = 0.05

/** Workloads of the balance with the goodput to expect of each training run. Rule M11. */
export function withExpectedGoodput(
	frame: Frame<EngineModel>,
	workloads: Readonly<Record<string, BalancedWorkload>>,
): Readonly<Record<string, WorkloadResult>> {
	return Object.fromEntries(
		frame.world.model.plan.workloads.flatMap(({ id }, index): readonly (readonly [string, WorkloadResult])[] => {
			const workload = workloads[id]
			if (!workload) return []
			const { training, ...others } = workload
			if (!training) return [[id, others]]
			return [[id, { ...others, training: { ...training, expectedGoodput: leastGoodput(frame, index) } }]]
		}),
	)
}

/** In the month that asks for most accelerators, where stops are most frequent. */
function leastGoodput(frame: Frame<EngineModel>, index: number): number {
	const column = columnOf(frame, expectedGoodput)
	let least = 1
	for (let month = 0; month < frame.world.months; month++) least = Math.min(least, column.at(index, month))
	return least
}

/** Runs whose stated efficiency counts on fewer stops than their size brings. Only a stated MFU uses goodput. */
export function trainingWarnings({ frame, parts }: WarningFacts): readonly Warning[] {
	const { model } = frame.world
	return model.plan.workloads.flatMap((workload, index): readonly Warning[] => {
		const expected = parts.workloads[workload.id]?.training?.expectedGoodput
		if (workload.kind !== 'training' || workload.mfu === null || expected === undefined) return []
		const assumed = workload.goodput ?? fromAssumption(model, 'trainingGoodput', null).value
		if (assumed - expected <= GOODPUT_MARGIN) return []
		return [
			{
				path: `workloads[${String(index)}].goodput`,
				code: 'goodput_above_expected',
				text: `${nameOf(workload)} counts on a goodput of ${formatShare(assumed)}; stops and checkpoints at its size leave about ${formatShare(expected)}.`,
				mend: 'State a lower goodput, or note how restarts are made faster.',
			},
		]
	})
}
