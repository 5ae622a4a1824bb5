import type { TrainingResult, WorkloadResult } from '#shared/result/workload-result.ts'
import type { Advanced, BalancedWorkload } from '../balance/workloads/workload-results.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { checkpointInterval, expectedGoodput, stopInterval } from '../layers/models/goodput.ts'
import { attentionWork, countedAttention, usualPostTraining } from '../layers/models/training-formulas.ts'
import { batchCeiling, expectedStops, trainingFloor } from '../layers/models/training-limits.ts'
import { efficiencyAtSize } from '../layers/models/training-rate.ts'
import type { EngineModel } from '../world.ts'

/** Workloads of the balance with the figures beside each training run. Rules M7, M8, M11–M13. */
export function withTrainingFigures(
	frame: Frame<EngineModel>,
	workloads: Readonly<Record<string, BalancedWorkload>>,
): Readonly<Record<string, WorkloadResult>> {
	return Object.fromEntries(
		frame.world.model.plan.workloads.flatMap(({ id }, index): readonly (readonly [string, WorkloadResult])[] => {
			const workload = workloads[id]
			if (!workload) return []
			const { training, ...others } = workload
			return [[id, training ? { ...others, training: figuresOf(frame, { id, index, training }) } : others]]
		}),
	)
}

type TrainingChecksRun = { readonly id: string; readonly index: number; readonly training: Advanced }

function figuresOf(frame: Frame<EngineModel>, { id, index, training }: TrainingChecksRun): TrainingResult {
	const placement = frame.world.tables['placement']?.ids.indexOf(`${id}/${training.pool ?? ''}`) ?? -1
	const here = (quantity: QuantityNode) => (placement < 0 ? null : columnOf(frame, quantity).at(placement, 0))
	return {
		...training,
		...stopsOf(frame, index),
		efficiency: here(efficiencyAtSize),
		attentionFlops: columnOf(frame, attentionWork).at(index, 0),
		countsAttention: columnOf(frame, countedAttention).at(index, 0) > 0,
		usualPostTrainingFlops: columnOf(frame, usualPostTraining).at(index, 0),
		expectedStops: here(expectedStops),
		memoryFloorAccelerators: here(trainingFloor),
		batchCeilingAccelerators: here(batchCeiling),
	}
}

/** In the month that asks for most accelerators, where stops are most frequent. */
function stopsOf(
	frame: Frame<EngineModel>,
	index: number,
): Pick<TrainingResult, 'expectedGoodput' | 'hoursBetweenStops' | 'checkpointSeconds'> {
	const goodput = columnOf(frame, expectedGoodput)
	let worst = 0
	for (let month = 1; month < frame.world.months; month++) {
		if (goodput.at(index, month) < goodput.at(index, worst)) worst = month
	}
	const hours = columnOf(frame, stopInterval).at(index, worst)
	return {
		expectedGoodput: goodput.at(index, worst),
		hoursBetweenStops: hours > 0 ? hours : null,
		checkpointSeconds: hours > 0 ? columnOf(frame, checkpointInterval).at(index, worst) : null,
	}
}
