import { formatMonth, formatFigure } from '#shared/units/format.ts'
import type { Model } from '#shared/catalogue/types.ts'
import type { BatchWorkload, InferenceWorkload, StandingWorkload, TrainingWorkload, Workload } from '../plan-items.ts'
import { type Problem, problemIf } from '../problem.ts'
import { targetOf } from './targets.ts'
import type { Draft } from './draft.ts'

const SLACK = 1e-9

/** One share per application a workload names; what all workloads take of one application is no more than all of it. */
function checkShares({ entries }: Draft): readonly Problem[] {
	const taken = new Map<string, number>()
	return entries.workloads.flatMap(({ item, index }): Problem[] => {
		if (item.kind === 'training' || item.kind === 'standing') return []
		const path = `workloads[${index}]`
		const twice = item.applicationIds.flatMap((id, at) =>
			item.applicationIds.indexOf(id) < at
				? [{ path: `${path}.applicationIds[${at}]`, message: `"${id}" is named twice`, mend: 'Name it once.' }]
				: [],
		)
		if (item.kind === 'batch' || item.shares === null) return twice
		if (item.shares.length !== item.applicationIds.length) {
			return [
				...twice,
				{
					path: `${path}.shares`,
					message: `expected ${item.applicationIds.length} shares, one for each application`,
					mend: 'List them in the order of applicationIds, or leave shares out.',
				},
			]
		}
		const over = item.applicationIds.flatMap((id, at) => {
			const sum = (taken.get(id) ?? 0) + (item.shares?.[at] ?? 0)
			taken.set(id, sum)
			return sum <= 1 + SLACK
				? []
				: [
						{
							path: `${path}.shares[${at}]`,
							message: `the shares of "${id}" add up to ${formatFigure(sum, { digits: 6 })}`,
							mend: 'Let them add up to 1 at most.',
						},
					]
		})
		return [...twice, ...over]
	})
}

const DENSE = ['totalParamsB', 'layers', 'hiddenSize', 'attentionHeads', 'headDim', 'kvBytesPerTokenBf16'] as const
const MOE = [...DENSE, 'activeParamsB', 'nonRoutedParamsB', 'experts', 'topK'] as const

const LATENT: readonly string[] = ['headDim']

/** Fields of the model's row that serving it needs and that are unknown. */
export function missingForInference(model: Model): readonly string[] {
	const needed = model.kind === 'moe' ? MOE : DENSE
	return needed.filter((field) => model[field] === null && !(model.mla !== null && LATENT.includes(field)))
}

/** Fields of the model's row that training it needs and that are unknown. */
export function missingForTraining(model: Model): readonly string[] {
	return (['totalParamsB', 'activeParamsB'] as const).filter((field) => model[field] === null)
}

const ownRow = (model: Model, fields: readonly string[]) =>
	`Put a row with the id ${model.id} and ${fields.join(', ')} into catalogue.models.`

function inferenceProblems(item: InferenceWorkload, path: string, model: Model): readonly Problem[] {
	if (item.tokensPerSecondPerAccelerator !== null && model.totalParamsB !== null) return []
	if (model.kind === 'other')
		return [
			{
				path: `${path}.model`,
				message: `${model.name} is not sized by tokens`,
				mend: 'Make it a batch workload, or give tokensPerSecondPerAccelerator.',
			},
		]
	const unknown = missingForInference(model)
	return problemIf(unknown.length > 0, {
		path: `${path}.model`,
		message: `${model.name} lacks ${unknown.join(', ')}`,
		mend: `${ownRow(model, unknown)} Or give tokensPerSecondPerAccelerator.`,
	})
}

function trainingProblems(item: TrainingWorkload, path: string, model: Model | null): readonly Problem[] {
	const unknown = model ? missingForTraining(model) : []
	return [
		...(model && unknown.length > 0
			? [{ path: `${path}.model`, message: `${model.name} lacks ${unknown.join(', ')}`, mend: ownRow(model, unknown) }]
			: []),
		...problemIf(item.trainingTokens === null && model !== null && model.trainingTokensT === null, {
			path: `${path}.trainingTokens`,
			message: 'required: the model has none',
			mend: 'Give the tokens the run goes through.',
		}),
		...problemIf(item.accelerators === null && item.deadlineMonth === null, {
			path: `${path}.accelerators`,
			message: 'required, or a deadline',
			mend: 'Give accelerators or deadlineMonth.',
		}),
		...problemIf(item.deadlineMonth !== null && item.deadlineMonth < item.startMonth, {
			path: `${path}.deadlineMonth`,
			message: `expected ${formatMonth(item.startMonth, 'long')} or later`,
			mend: 'Move the deadline or the start.',
		}),
	]
}

function batchProblems(item: BatchWorkload, path: string, model: Model): readonly Problem[] {
	if (model.job !== null || item.acceleratorHoursPerJob !== null || item.jobsPerMonth === 0) return []
	return [
		{
			path: `${path}.acceleratorHoursPerJob`,
			message: `required: the cost of a job of ${model.name} is not known`,
			mend: 'Give the accelerator-hours of one job.',
		},
	]
}

/** Standing work asks in one way, not in two. */
function standingProblems(item: StandingWorkload, path: string): readonly Problem[] {
	const asked = [item.fleetShare, item.accelerators, item.acceleratorHoursPerMonth].filter((way) => way !== null)
	return [
		...problemIf(asked.length !== 1, {
			path: `${path}.accelerators`,
			message: asked.length === 0 ? 'required, or a share of the fleet, or accelerator-hours a month' : 'stated twice',
			mend: 'Give one of accelerators, fleetShare and acceleratorHoursPerMonth.',
		}),
		...problemIf(item.acceleratorsAtEnd !== null && item.accelerators === null, {
			path: `${path}.acceleratorsAtEnd`,
			message: 'expected accelerators at the start beside it',
			mend: 'Give accelerators, or leave it out.',
		}),
	]
}

function kindProblems(item: Workload, path: string, model: Model | null): readonly Problem[] {
	if (item.kind === 'standing') return standingProblems(item, path)
	if (item.kind === 'training') return trainingProblems(item, path, model)
	if (model === null) return []
	return item.kind === 'inference' ? inferenceProblems(item, path, model) : batchProblems(item, path, model)
}

function endProblems(item: Workload, path: string): readonly Problem[] {
	if (item.kind === 'training' || item.endMonth === null || item.endMonth >= item.startMonth) return []
	return [
		{
			path: `${path}.endMonth`,
			message: `expected ${formatMonth(item.startMonth, 'long')} or later`,
			mend: 'Move the end or the start.',
		},
	]
}

/** Workloads: each kind knows what it needs. */
export function checkWorkloads(draft: Draft): readonly Problem[] {
	const models = new Map(draft.catalogue.models.map((model) => [model.id, model]))
	const { known: ownModels } = targetOf(draft, 'catalogue.models')
	return [
		...draft.entries.workloads.flatMap(({ item, index }) => {
			const path = `workloads[${index}]`
			const unread =
				item.model !== null && ownModels.has(item.model) && !draft.own.models.some(({ id }) => id === item.model)
			const model = unread ? null : (models.get(item.model ?? '') ?? null)
			return [...kindProblems(item, path, model), ...endProblems(item, path)]
		}),
		...checkShares(draft),
	]
}
