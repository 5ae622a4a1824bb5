import { sum, at, item } from '../../cells.ts'
import { type WorkloadShape, workloadShape } from '../../layers/applications/workload-shape.ts'
import type { EngineProfile } from '../../layers/models/engine-profile.ts'
import { bytesPerParameter, minimumReplica } from '../../layers/models/memory.ts'
import { sizedModel } from '../../layers/models/model-spec.ts'
import {
	bestReplica,
	type Misfit,
	misfitOf,
	type Replica,
	type ReplicaAsk,
	replicaSizes,
} from '../../layers/models/replica.ts'
import type { BalanceInput, ChipKind, BalanceApplication } from '../types.ts'
import type { InferenceWorkload } from '../workloads/workload-types.ts'
import { softwareMaturity } from '../../layers/chips/maturity.ts'
import { spareAccelerators } from '../../layers/chips/spares.ts'

const BILLION = 1e9
const MS_PER_S = 1000

export type SizedWorkload = {
	readonly shape: WorkloadShape | null
	/** one entry per kind of accelerator; null where the workload cannot run on it */
	readonly replicas: readonly (Replica | null)[]
	/** … and why it cannot; null where it can, or where nothing is known of its model */
	readonly misfits: readonly (Misfit | null)[]
}

type SizingInput = Pick<BalanceInput, 'kinds' | 'engine' | 'applications' | 'workloads'> & AskedInput

/** All that a replica depends on beside the accelerator and how much is asked of it. */
type Service = Pick<
	InferenceWorkload,
	'model' | 'precision' | 'acceleratorsPerReplica' | 'maxBatchPerReplica' | 'tokensPerSecondPerAccelerator'
> & { readonly shape: WorkloadShape }

/** What serves a request shape: by kind of accelerator every size that could, and why none can. */
type Sizes = {
	readonly byKind: readonly (readonly Replica[])[]
	readonly misfits: readonly (Misfit | null)[]
}

/** The replica of every inference workload on every kind of accelerator. Rules M5, B2, lP33. */
export function sizeReplicas(input: SizingInput): readonly (SizedWorkload | null)[] {
	// Many workloads of a plan ask for the same service, and the batch of a size is found by search.
	const known = new Map<string, Sizes>()
	return input.workloads.map((workload) => {
		if (workload.kind !== 'inference') return null
		const shape = shapeOf(workload, input)
		if (!shape) return { shape, replicas: input.kinds.map(() => null), misfits: input.kinds.map(() => null) }
		const { model, precision, acceleratorsPerReplica, maxBatchPerReplica, tokensPerSecondPerAccelerator } = workload
		const asked = { precision, acceleratorsPerReplica, maxBatchPerReplica, tokensPerSecondPerAccelerator, shape }
		const key = `${model.id} ${JSON.stringify(asked)}`
		const sizes = known.get(key) ?? sizesOf({ model, ...asked }, input)
		known.set(key, sizes)
		const most = largestAsk(workload, input)
		const replicas = input.kinds.map((kind, index) =>
			bestReplica(sizes.byKind[index] ?? [], (one) => acceleratorsAsked(one, { workload, kind, most, input })),
		)
		return { shape, replicas, misfits: sizes.misfits }
	})
}

function shapeOf(workload: InferenceWorkload, { applications }: SizingInput): WorkloadShape | null {
	const sources = workload.claims.flatMap(({ application, share }) => {
		const spec = applications[application]
		if (!spec) return []
		return [{ application: spec, outputTokens: share * sum(spec.demand.meanTokensPerSecond) }]
	})
	return workloadShape(sources, workload)
}

function sizesOf(service: Service, { kinds, engine }: SizingInput): Sizes {
	const asks = kinds.map((kind) => askOf(kind, service, engine))
	const byKind = kinds.map((kind, index) => replicasOn(kind, { service, ask: asks[index] ?? null, engine }))
	const misfits = asks.map((ask, kind) => (ask && byKind[kind]?.length === 0 ? misfitOf(ask) : null))
	return { byKind, misfits }
}

/** Null where the model's row leaves open what the engine needs. */
function askOf({ chip }: ChipKind, service: Service, profile: EngineProfile): ReplicaAsk | null {
	const model = sizedModel(service.model)
	return model && { ...service, model, chip, profile, timePerOutputTokenMs: service.shape.timePerOutputTokenMs }
}

type Serving = { readonly service: Service; readonly ask: ReplicaAsk | null; readonly engine: EngineProfile }

function replicasOn(kind: ChipKind, { service, ask, engine }: Serving): readonly Replica[] {
	const measured = service.tokensPerSecondPerAccelerator
	const replicas = ask ? replicaSizes(ask) : []
	if (measured === null) return replicas
	if (replicas.length > 0) return replicas.map((one) => ({ ...one, tokensPerSecondPerAccelerator: measured }))
	const alone = measuredReplica(kind, { service, measured, engine })
	return alone === null ? [] : [alone]
}

/** A measured throughput needs no engine, only room for the weights. */
function measuredReplica(
	kind: ChipKind,
	{ service, measured, engine }: { service: Service; measured: number; engine: EngineProfile },
): Replica | null {
	const paramsB = service.model.totalParamsB ?? service.model.activeParamsB
	const { nativePrecision } = service.model
	const bytes = bytesPerParameter(service.precision, { model: { nativePrecision }, profile: engine })
	const smallest =
		paramsB === null ? 1 : minimumReplica({ weightBytes: paramsB * BILLION * bytes, chip: kind.chip, profile: engine })
	if (smallest === null) return null
	const accelerators = service.acceleratorsPerReplica ?? smallest
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

type AskedInput = Pick<BalanceInput, 'maturity' | 'spareShare'> & {
	/** of accelerators, the least of all sites: a replica is sized once for all of them */
	readonly availability: number
}

/** Of a workload's months the one that asks for most, and what it asks for. */
type LargestAsk = { readonly month: number; readonly tokensPerSecond: number }

/** Before price and releases, which are known only once all is sized. Rules A2, A4. */
export function largestAsk(
	{ claims }: Pick<InferenceWorkload, 'claims'>,
	{ applications }: { readonly applications: readonly Pick<BalanceApplication, 'demand'>[] },
): LargestAsk {
	const asked = claims.map(({ application, share }) => ({
		peak: item(applications, application).demand.peakTokensPerSecond,
		share,
	}))
	let most: LargestAsk = { month: 0, tokensPerSecond: 0 }
	for (let month = 0; month < (asked[0]?.peak.length ?? 0); month++) {
		const tokensPerSecond = asked.reduce((total, { peak, share }) => total + share * at(peak, month), 0)
		if (tokensPerSecond > most.tokensPerSecond) most = { month, tokensPerSecond }
	}
	return most
}

type AskedOf = {
	readonly workload: Pick<InferenceWorkload, 'tokensPerSecondPerAccelerator' | 'targetUtilisation'>
	readonly kind: Pick<ChipKind, 'availableFromMonth'> & { readonly chip: Pick<ChipKind['chip'], 'acceleratorsPerNode'> }
	readonly most: LargestAsk
	readonly input: AskedInput
}

/** Whole replicas of a width for the largest month, and their spares; 0 where nothing is asked. Rules lP33, B4, C5. */
export function acceleratorsAsked(
	{
		accelerators: width,
		tokensPerSecondPerAccelerator,
	}: Pick<Replica, 'accelerators' | 'tokensPerSecondPerAccelerator'>,
	{ workload, kind, most, input }: AskedOf,
): number {
	const isMeasured = workload.tokensPerSecondPerAccelerator !== null
	const maturity = isMeasured ? 1 : softwareMaturity(most.month - kind.availableFromMonth, input.maturity)
	const each = width * tokensPerSecondPerAccelerator * workload.targetUtilisation * input.availability * maturity
	if (most.tokensPerSecond <= 0 || each <= 0) return 0
	const accelerators = Math.ceil(most.tokensPerSecond / each) * width
	const { acceleratorsPerNode } = kind.chip
	return accelerators + spareAccelerators({ accelerators, spareShare: input.spareShare, acceleratorsPerNode })
}
