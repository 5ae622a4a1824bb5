import type { Chip, Model } from '#shared/catalogue/types.ts'
import type { Warning } from '#shared/warning-result.ts'
import { sizePlanReplicas } from '../balance/balance-algorithms.ts'
import type { SizedWorkload } from '../balance/replicas/size-replicas.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import type { Misfit, Replica } from '../layers/models/replica.ts'
import { computePrecision } from '../layers/models/throughput.ts'
import type { EngineModel } from '../world.ts'
import { nameOf } from './warning-facts.ts'

type Serving = Extract<EngineModel['plan']['workloads'][number], { kind: 'inference' }>
export type ServingPlace = {
	readonly frame: Frame<EngineModel>
	readonly workload: Serving
	readonly index: number
	readonly model: Model
	readonly sized: SizedWorkload
}

type Host = { readonly chip: Chip; readonly replica: Replica | null; readonly misfit: Misfit | null }

/** Chips of the plan the workload may run on, each once, with how it would run there. */
function hostsOf({ frame, index, sized }: ServingPlace): readonly Host[] {
	const { world } = frame
	const { kindOfPool } = noteOf(frame, sizePlanReplicas).part
	const workloads = world.link('placement', 'workload') ?? new Int32Array()
	const pools = world.link('placement', 'pool') ?? new Int32Array()
	const found = new Map<number, Host>()
	workloads.forEach((workload, placement) => {
		const pool = pools[placement] ?? -1
		const kind = kindOfPool[pool] ?? -1
		const own = world.model.pools[pool]
		if (workload !== index || !own || found.has(kind)) return
		found.set(kind, { chip: own.chip, replica: sized.replicas[kind] ?? null, misfit: sized.misfits[kind] ?? null })
	})
	return [...found.values()]
}

/** Ordered chips that can't serve it, where none can. */
function noFit({ workload, index, model, sized }: ServingPlace, hosts: readonly Host[]): readonly Warning[] {
	if (sized.shape === null || hosts.length === 0 || hosts.some(({ replica }) => replica !== null)) return []
	const late = hosts.flatMap(({ chip, misfit }) =>
		misfit?.why === 'latency' && misfit.leastMs !== null ? [{ chip, leastMs: misfit.leastMs }] : [],
	)
	const best = late.sort((a, b) => a.leastMs - b.leastMs)[0]
	if (best) {
		return [
			{
				path: `workloads[${String(index)}].timePerOutputTokenMs`,
				code: 'latency_out_of_reach',
				facts: {
					workload: nameOf(workload),
					model: model.name,
					chip: best.chip.name,
					leastMs: best.leastMs,
					askedMs: sized.shape.timePerOutputTokenMs ?? 0,
				},
			},
		]
	}
	return [
		{
			path: `workloads[${String(index)}].model`,
			code: 'replica_does_not_fit',
			facts: {
				workload: nameOf(workload),
				model: model.name,
				rates: hosts.every(({ misfit }) => misfit?.why === 'rates'),
			},
		},
	]
}

/** A replica larger than the accelerators its fast links join. */
function beyondDomain({ workload, index, model }: ServingPlace, { chip, replica }: Host): readonly Warning[] {
	if (!replica || replica.accelerators <= chip.scaleUpDomain) return []
	return [
		{
			path: `workloads[${String(index)}].${workload.acceleratorsPerReplica === null ? 'model' : 'acceleratorsPerReplica'}`,
			code: 'replica_beyond_scale_up',
			facts: { model: model.name, chip: chip.name, accelerators: replica.accelerators, joined: chip.scaleUpDomain },
		},
	]
}

/** Weights stay small, matrix work runs in BF16. */
function withoutUnits({ workload, index }: ServingPlace, { chip, replica }: Host): readonly Warning[] {
	const precision = workload.precision ?? 'fp8'
	if (!replica || replica.parts === null || computePrecision(chip, precision) === precision) return []
	return [
		{
			path: `workloads[${String(index)}].precision`,
			code: 'precision_without_units',
			facts: { workload: nameOf(workload), chip: chip.name, precision },
		},
	]
}

/** How a service fits the chips it may run on. Rules M3–M5. */
export function fitWarnings(place: ServingPlace): readonly Warning[] {
	const hosts = hostsOf(place)
	return [
		...noFit(place, hosts),
		...hosts.flatMap((host) => [...beyondDomain(place, host), ...withoutUnits(place, host)]),
	]
}
