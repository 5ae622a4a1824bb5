import { matrixRate } from '../../layers/models/throughput.ts'
import { trainingFlopPerAcceleratorHour, trainingMinimumAccelerators } from '../../layers/models/training.ts'
import { item } from '../../cells.ts'
import type { LayoutInput, Pool } from './pools.ts'
import type { SizedWorkload } from '../replicas/size-replicas.ts'
import type {
	BalanceWorkload,
	BatchWorkload,
	InferenceWorkload,
	StandingWorkload,
	TrainingWorkload,
} from '../workloads/workload-types.ts'
import type { ChipKind } from '../types.ts'

export type PoolService = {
	readonly unit: number
	readonly rate: number
	readonly matures: boolean
	/** what pools of a site are ranked by: work per kW */
	readonly perPower: number
}

export type ServiceAsk = {
	readonly kind: ChipKind
	readonly pool: Pool
	readonly input: LayoutInput
	readonly sized: SizedWorkload | null
}

/** How a workload runs in a pool; null where it does not fit. Rule B3. */
export function serviceOn(workload: BalanceWorkload, ask: ServiceAsk): PoolService | null {
	switch (workload.kind) {
		case 'inference':
			return serving(workload, ask)
		case 'training':
			return training(workload, ask)
		case 'batch':
			return working(workload, ask)
		case 'standing':
			return standing(workload, ask)
	}
}

function serving(workload: InferenceWorkload, { kind, pool, input, sized }: ServiceAsk): PoolService | null {
	const replica = sized?.replicas[pool.kind]
	if (!replica) return null
	const tokens = replica.tokensPerSecondPerAccelerator
	return {
		unit: replica.accelerators,
		rate: tokens * workload.targetUtilisation * item(input.sites, pool.site).acceleratorAvailability,
		matures: workload.tokensPerSecondPerAccelerator === null,
		perPower: tokens / kind.powerKW,
	}
}

function working(workload: BatchWorkload, { kind, pool, input }: ServiceAsk): PoolService | null {
	const hours = [workload.hoursPerJob, ...workload.claims.map(({ hoursPerUnit }) => hoursPerUnit)]
	if (hours.some((byKind) => byKind[pool.kind] === null)) return null
	const { acceleratorAvailability } = item(input.sites, pool.site)
	const perPower = (matrixRate(kind.chip, 'bf16') ?? 0) / kind.powerKW
	return { unit: 1, rate: acceleratorAvailability, matures: false, perPower }
}

function training(run: TrainingWorkload, { kind, pool, input }: ServiceAsk): PoolService | null {
	const ask = { run, chip: kind.chip, profile: input.training }
	const rate = trainingFlopPerAcceleratorHour(ask)
	const smallest = trainingMinimumAccelerators({ ...ask, engine: input.engine }) ?? Number.POSITIVE_INFINITY
	if (rate === null || (!pool.standIn && pool.ordered < smallest)) return null
	return { unit: 1, rate, matures: false, perPower: rate / kind.powerKW }
}

/** Any accelerator will do, in whole servers; hours asked for are those it is available. Rule pW1. */
function standing({ byHours }: StandingWorkload, { kind, pool, input }: ServiceAsk): PoolService {
	const { acceleratorAvailability } = item(input.sites, pool.site)
	return {
		unit: kind.chip.acceleratorsPerNode ?? 1,
		rate: byHours ? acceleratorAvailability : 1,
		matures: false,
		perPower: (matrixRate(kind.chip, 'bf16') ?? 0) / kind.powerKW,
	}
}
