import { findModel } from '#shared/catalogue/catalogue.ts'
import type { Warning } from '#shared/warning-result.ts'
import { sizePlanReplicas } from '../balance/balance-algorithms.ts'
import { columnOf, noteOf } from '../kernel/run.ts'
import { applicationAt, inDataCenter } from '../layers/applications/application-inputs.ts'
import { meanContext } from '../layers/models/throughput.ts'
import { fitWarnings, type ServingPlace } from './warnings-fit.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

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
