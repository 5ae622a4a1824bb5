import type { Precision } from '#shared/catalogue/types.ts'
import type { ShapeOverrides } from '../../layers/applications/workload-shape.ts'
import type { ModelSpec } from '../../layers/models/model-spec.ts'
import type { TrainingMethod } from '../../layers/models/training.ts'
import type { WorkloadPlace } from './workload-place.ts'

export type ApplicationClaim = { readonly application: number; readonly share: number }

export type InferenceWorkload = WorkloadPlace &
	ShapeOverrides & {
		readonly kind: 'inference'
		readonly claims: readonly ApplicationClaim[]
		readonly model: ModelSpec
		readonly precision: Precision
		/** what the release of its model does to the demand it serves; null: nothing */
		readonly release: { readonly demandMultiplier: number; readonly adoptionMonth: number | null } | null
		/** the weights may be used for this service */
		readonly licensed: boolean
		readonly acceleratorsPerReplica: number | null
		readonly maxBatchPerReplica: number | null
		readonly targetUtilisation: number
		/** hours a day in which it is asked; left out: all */
		readonly activeHours?: number
		/** most milliseconds from users to a site and back; left out: any */
		readonly latencyMs?: number | null
		/** measured output tokens/s of one accelerator; the engine and the software's maturity are left out */
		readonly tokensPerSecondPerAccelerator: number | null
	}

export type TrainingWorkload = WorkloadPlace & {
	readonly kind: 'training'
	readonly model: ModelSpec
	readonly precision: Precision
	readonly method: TrainingMethod
	readonly trainingTokens: number
	/** work of the run; null where its parameters or tokens are not known */
	readonly flops: number | null
	readonly accelerators: number | null
	readonly deadlineMonth: number | null
	/** from the start to the deadline, both counted, at least 1 */
	readonly monthsToDeadline: number
	readonly mfu: number | null
	readonly goodput: number | null
	readonly mfuAccelerators: number | null
	/** id of the model that is ready the month after the run ends */
	readonly producesModel: string | null
}

export type BatchWorkload = WorkloadPlace & {
	readonly kind: 'batch'
	readonly jobsPerMonth: number
	/** accelerator-hours of one job on each kind; null where the job's time on it is not known */
	readonly hoursPerJob: readonly (number | null)[]
	/** jobs that applications bring: hours a month on each kind, per active unit, and once where any is active */
	readonly claims: readonly (ApplicationClaim & {
		readonly hoursPerUnit: readonly (number | null)[]
		readonly hoursAtAll: readonly (number | null)[]
	})[]
}

/** Work that asks for accelerators and nothing else is said of. Rule pW1. */
export type StandingWorkload = WorkloadPlace & {
	readonly kind: 'standing'
	/** part of what runs in its pools; null: `asked` says how many */
	readonly fleetShare: number | null
	/** accelerators in each month, or such that work all hours of it where `byHours` */
	readonly asked: Float64Array
	readonly byHours: boolean
}

export type BalanceWorkload = InferenceWorkload | TrainingWorkload | BatchWorkload | StandingWorkload
