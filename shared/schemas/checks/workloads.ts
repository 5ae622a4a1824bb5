import type { Model } from '#shared/catalogue/types.ts'
import type { BatchWorkload, InferenceWorkload, TrainingWorkload, Workload } from '../plan-items.ts'
import type { Problem } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'
import { keysOf, missing } from './keys.ts'
import { missingForInference, missingForTraining } from './model-needs.ts'
import { checkShares } from './shares.ts'

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
	return unknown.length === 0
		? []
		: [
				{
					path: `${path}.model`,
					message: `${model.name} lacks ${unknown.join(', ')}`,
					mend: `${ownRow(model, unknown)} Or give tokensPerSecondPerAccelerator.`,
				},
			]
}

function trainingProblems(item: TrainingWorkload, path: string, model: Model | null): readonly Problem[] {
	const unknown = model ? missingForTraining(model) : []
	const tokens = item.trainingTokens === null && model !== null && model.trainingTokensT === null
	const unsized = item.accelerators === null && item.deadlineMonth === null
	const late = item.deadlineMonth !== null && item.deadlineMonth < item.startMonth
	return [
		...(model && unknown.length > 0
			? [{ path: `${path}.model`, message: `${model.name} lacks ${unknown.join(', ')}`, mend: ownRow(model, unknown) }]
			: []),
		...(tokens
			? [
					{
						path: `${path}.trainingTokens`,
						message: 'required: the model’s own are not known',
						mend: 'Give the tokens the run goes through.',
					},
				]
			: []),
		...(unsized
			? [
					{
						path: `${path}.accelerators`,
						message: 'required, or a deadline',
						mend: 'Give accelerators or deadlineMonth.',
					},
				]
			: []),
		...(late
			? [
					{
						path: `${path}.deadlineMonth`,
						message: `expected ${item.startMonth} or later`,
						mend: 'Move the deadline or the start.',
					},
				]
			: []),
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

function kindProblems(item: Workload, path: string, model: Model | null): readonly Problem[] {
	if (item.kind === 'training') return trainingProblems(item, path, model)
	if (model === null) return []
	return item.kind === 'inference' ? inferenceProblems(item, path, model) : batchProblems(item, path, model)
}

function endProblems(item: Workload, path: string): readonly Problem[] {
	if (item.kind === 'training' || item.endMonth === null || item.endMonth >= item.startMonth) return []
	return [
		{ path: `${path}.endMonth`, message: `expected ${item.startMonth} or later`, mend: 'Move the end or the start.' },
	]
}

type Known = {
	readonly chips: ReadonlySet<string>
	readonly models: ReadonlySet<string>
	readonly ownModels: ReadonlySet<string>
}

function referenceProblems({ item, index }: Entry<Workload>, { ids }: Draft, known: Known): readonly Problem[] {
	const path = `workloads[${index}]`
	const applications = item.kind === 'training' ? [] : item.applicationIds
	const produced = item.kind === 'training' ? item.producesModel : null
	return [
		...missing({
			path: `${path}.model`,
			key: item.model,
			known: known.models,
			noun: 'a model',
			see: 'See `strata catalogue models`, or add a row to catalogue.models.',
		}),
		...item.siteIds.flatMap((key, at) =>
			missing({
				path: `${path}.siteIds[${at}]`,
				key,
				known: ids.sites,
				noun: 'a site of this plan',
				see: 'Name one of its sites by id.',
			}),
		),
		...item.chips.flatMap((key, at) =>
			missing({
				path: `${path}.chips[${at}]`,
				key,
				known: known.chips,
				noun: 'a chip',
				see: 'See `strata catalogue chips`.',
			}),
		),
		...applications.flatMap((key, at) =>
			missing({
				path: `${path}.applicationIds[${at}]`,
				key,
				known: ids.applications,
				noun: 'an application of this plan',
				see: 'Name one of its applications by id.',
			}),
		),
		...missing({
			path: `${path}.producesModel`,
			key: produced,
			known: known.ownModels,
			noun: 'a model of this plan’s catalogue',
			see: 'Add its row to catalogue.models.',
		}),
	]
}

/** Workloads: what they name exists, and each kind knows what it needs. */
export function checkWorkloads(draft: Draft): readonly Problem[] {
	const models = new Map(draft.catalogue.models.map((model) => [model.id, model]))
	const ownModels = keysOf(draft.own.models, draft.writtenRows.get('models'))
	const known: Known = {
		chips: keysOf(draft.catalogue.chips, draft.writtenRows.get('chips')),
		models: keysOf(draft.catalogue.models, draft.writtenRows.get('models')),
		ownModels,
	}
	return [
		...draft.entries.workloads.flatMap((entry) => {
			const path = `workloads[${entry.index}]`
			const unread = ownModels.has(entry.item.model) && !draft.own.models.some(({ id }) => id === entry.item.model)
			const model = unread ? null : (models.get(entry.item.model) ?? null)
			return [
				...referenceProblems(entry, draft, known),
				...kindProblems(entry.item, path, model),
				...endProblems(entry.item, path),
			]
		}),
		...checkShares(draft),
	]
}
