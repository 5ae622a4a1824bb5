import { type WorkloadShape, workloadShape } from '../layers/applications/workload-shape.ts'
import { bytesPerParameter, minimumReplica } from '../layers/models/memory.ts'
import { sizedModel } from '../layers/models/model-spec.ts'
import { type Misfit, misfitOf, type Replica, type ReplicaAsk, sizeReplica } from '../layers/models/replica.ts'
import type { BalanceInput, ChipKind, InferenceWorkload } from './types.ts'

const BILLION = 1e9
const MS_PER_S = 1000

export type SizedWorkload = {
	readonly shape: WorkloadShape | null
	/** one entry per kind of accelerator; null where the workload cannot run on it */
	readonly replicas: readonly (Replica | null)[]
	/** … and why it cannot; null where it can, or where nothing is known of its model */
	readonly misfits: readonly (Misfit | null)[]
}

type SizingInput = Pick<BalanceInput, 'kinds' | 'engine' | 'applications' | 'workloads'>

/** The replica of every inference workload on every kind of accelerator: one a chip, model and request shape. Rules M5, B2. */
export function sizeReplicas(input: SizingInput): readonly (SizedWorkload | null)[] {
	return input.workloads.map((workload) => (workload.kind === 'inference' ? sizeWorkload(workload, input) : null))
}

function sizeWorkload(workload: InferenceWorkload, input: SizingInput): SizedWorkload {
	const sources = workload.claims.flatMap(({ application, share }) => {
		const spec = input.applications[application]
		if (!spec) return []
		const outputTokens = share * spec.demand.meanTokensPerSecond.reduce((sum, tokens) => sum + tokens, 0)
		return [{ application: spec, outputTokens }]
	})
	const shape = workloadShape(sources, workload)
	if (!shape) return { shape, replicas: input.kinds.map(() => null), misfits: input.kinds.map(() => null) }
	const asks = input.kinds.map((kind) => askOf(kind, { workload, shape, input }))
	const replicas = input.kinds.map((kind, index) => replicaOn(kind, { workload, ask: asks[index] ?? null, input }))
	const misfits = asks.map((ask, kind) => (ask && !replicas[kind] ? misfitOf(ask) : null))
	return { shape, replicas, misfits }
}

type Sizing = { readonly workload: InferenceWorkload; readonly shape: WorkloadShape; readonly input: SizingInput }

/** Null where the model's row leaves open what the engine needs. */
function askOf(kind: ChipKind, { workload, shape, input }: Sizing): ReplicaAsk | null {
	const model = sizedModel(workload.model)
	return (
		model && {
			...workload,
			model,
			shape,
			chip: kind.chip,
			profile: input.engine,
			timePerOutputTokenMs: shape.timePerOutputTokenMs,
		}
	)
}

type Serving = Pick<Sizing, 'workload' | 'input'> & { readonly ask: ReplicaAsk | null }

function replicaOn(kind: ChipKind, { workload, ask, input }: Serving): Replica | null {
	const measured = workload.tokensPerSecondPerAccelerator
	const replica = ask && sizeReplica(ask)
	if (measured === null) return replica
	if (replica) return { ...replica, tokensPerSecondPerAccelerator: measured }
	return measuredReplica(kind, { workload, measured, input })
}

/** A measured throughput needs no engine, only room for the weights. */
function measuredReplica(
	kind: ChipKind,
	{ workload, measured, input }: { workload: InferenceWorkload; measured: number; input: SizingInput },
): Replica | null {
	const paramsB = workload.model.totalParamsB ?? workload.model.activeParamsB
	const { nativePrecision } = workload.model
	const bytes = bytesPerParameter(workload.precision, { model: { nativePrecision }, profile: input.engine })
	const smallest =
		paramsB === null
			? 1
			: minimumReplica({ weightBytes: paramsB * BILLION * bytes, chip: kind.chip, profile: input.engine })
	if (smallest === null) return null
	const accelerators = workload.acceleratorsPerReplica ?? smallest
	return {
		accelerators,
		minimumAccelerators: smallest,
		batch: 1,
		timePerOutputTokenMs: MS_PER_S / (measured * accelerators),
		tokensPerSecondPerAccelerator: measured,
		bound: 'plan',
		parts: null,
		promptSeconds: null,
	}
}
