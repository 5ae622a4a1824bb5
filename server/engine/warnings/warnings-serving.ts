import { findModel } from '#shared/catalogue/catalogue.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { sizePlanReplicas } from '../balance/replicas/size-plan-replicas.ts'
import { columnOf, noteOf, type Frame } from '../kernel/run.ts'
import { applicationAt, inDataCenter } from '../layers/applications/application-inputs.ts'
import { meanContext, computePrecision } from '../layers/models/throughput.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'
import type { Chip, Model } from '#shared/catalogue/types.ts'
import type { SizedWorkload } from '#server/engine/balance/replicas/size-replicas.ts'
import type { Misfit, Replica } from '#server/engine/layers/models/replica.ts'
import type { EngineModel } from '#server/engine/world.ts'

type Serving = Extract<EngineModel['plan']['workloads'][number], { kind: 'inference' }>
type ServingPlace = {
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
function fitWarnings(place: ServingPlace): readonly Warning[] {
	const hosts = hostsOf(place)
	return [
		...noFit(place, hosts),
		...hosts.flatMap((host) => [...beyondDomain(place, host), ...withoutUnits(place, host)]),
	]
}

/** A request, or the context the plan states, that the model was not made for. */
function contextWarning({ workload, index, model, sized: { shape } }: ServingPlace): readonly Warning[] {
	if (!shape || model.maxContextTokens === null) return []
	const longest = Math.max(meanContext(shape), shape.inputTokens + shape.outputTokens)
	if (longest <= model.maxContextTokens) return []
	return [
		{
			path: `workloads[${String(index)}].${workload.contextTokens === null ? 'model' : 'contextTokens'}`,
			code: 'context_beyond_model',
			facts: { workload: nameOf(workload), model: model.name, tokens: longest, most: model.maxContextTokens },
		},
	]
}

/** An application whose requests devices serve themselves has no tokens to serve here. */
function edgeWarning({ frame, workload, index }: ServingPlace): readonly Warning[] {
	const { applications } = frame.world.model.plan
	const named = workload.applicationIds.map((id) => applications.findIndex((application) => application.id === id))
	const inside = columnOf(frame, inDataCenter)
	return named.flatMap((application): readonly Warning[] => {
		const own = applications[application]
		if (!own || inside.at(application, 0) > 0) return []
		return [
			{
				path: `workloads[${String(index)}].applicationIds`,
				code: 'served_in_devices',
				facts: { application: nameOf(own), workload: nameOf(workload) },
			},
		]
	})
}

/** A prompt that takes longer than an application's users wait for a first token, before any queue. */
function firstTokenWarning({ frame, workload, index }: ServingPlace, { parts }: WarningFacts): readonly Warning[] {
	const seconds = parts.workloads[workload.id]?.replica?.firstTokenSeconds ?? null
	const { model } = frame.world
	const targets = workload.applicationIds.flatMap((id) => {
		const application = model.plan.applications.findIndex((own) => own.id === id)
		const target = application < 0 ? null : applicationAt(model, application).archetype.timeToFirstTokenS
		return target === null ? [] : [target]
	})
	const target = Math.min(...targets)
	if (seconds === null || seconds <= target) return []
	return [
		{
			path: `workloads[${String(index)}].model`,
			code: 'first_token_late',
			facts: { workload: nameOf(workload), seconds, targetSeconds: target },
		},
	]
}

/** What to know of a service before trusting its accelerators. */
export function servingWarnings(facts: WarningFacts): readonly Warning[] {
	const { frame } = facts
	const { plan, catalogue } = frame.world.model
	const { sizes } = noteOf(frame, sizePlanReplicas)
	return plan.workloads.flatMap((workload, index): readonly Warning[] => {
		const model = findModel(catalogue, workload.model)
		const sized = sizes[index]
		if (workload.kind !== 'inference' || !model || !sized) return []
		const place = { frame, workload, index, model, sized }
		return [...edgeWarning(place), ...contextWarning(place), ...firstTokenWarning(place, facts), ...fitWarnings(place)]
	})
}
