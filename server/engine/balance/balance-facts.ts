import { findChip, findModel } from '#shared/catalogue/catalogue.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import { oncePer, planFacts, present, rowFacts } from '../facts.ts'
import type { Fact } from '../kernel/algorithm-node.ts'
import { defaultChipId } from './asked/default-chip.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

/** What the additive engine reads of a chip. */
const CHIP_FIGURES = [
	'bf16Tflops',
	'fp8Tflops',
	'fp4Tflops',
	'memoryGB',
	'memoryTBps',
	'scaleUpGBps',
	'scaleUpDomain',
	'tdpW',
] as const
/** … and of a model. */
const MODEL_FIGURES = [
	'totalParamsB',
	'activeParamsB',
	'nonRoutedParamsB',
	'layers',
	'moeLayers',
	'fullAttentionLayers',
	'hiddenSize',
	'attentionHeads',
	'kvHeads',
	'headDim',
	'mla',
	'kvBytesPerTokenBf16',
	'experts',
	'topK',
	'slidingWindow',
	'sparseAttentionTopK',
	'job',
] as const
const WORKLOAD_FIGURES = [
	'timePerOutputTokenMs',
	'prefixCacheHit',
	'speculativeAcceptance',
	'contextTokens',
	'acceleratorsPerReplica',
	'maxBatchPerReplica',
	'tokensPerSecondPerAccelerator',
	'accelerators',
	'acceleratorsAtEnd',
	'fleetShare',
	'acceleratorHoursPerMonth',
	'mfu',
	'goodput',
	'jobsPerMonth',
	'jobSize',
	'acceleratorHoursPerJob',
] as const
const ARCHETYPE_FIGURES = ['prefixCacheHit', 'timePerOutputTokenMs', 'batchJobs'] as const

/** Chip, model, request and engine constants behind one placement's replica. */
export function replicaFacts(world: EngineWorld, placement: number): readonly Fact[] {
	const { model } = world
	const workload = world.link('placement', 'workload')?.[placement] ?? -1
	const pool = model.pools[world.link('placement', 'pool')?.[placement] ?? -1]
	return [
		...present([pool ? chipFact(model, pool.chip.id) : null]),
		...workloadFacts(model, workload),
		...present([engineFact(model)]),
	]
}

/** What the balance reads of workloads, models and chips beside its inputs: of one workload, or of all that share the accelerators. */
export function balanceFacts({ model }: EngineWorld, workload: number | null): readonly Fact[] {
	return workload === null ? allFacts(model, 0) : workloadFacts(model, workload)
}

const allFacts = oncePer((model) => {
	const chips = new Set(model.pools.map(({ chip }) => chip.id))
	return [
		...model.plan.workloads.flatMap((_, index) => workloadFacts(model, index)),
		...present([...chips].map((id) => chipFact(model, id))),
		...(standsIn(model) && !chips.has(defaultChipId(model)) ? standInFacts(model) : []),
	]
})

/** Whether what is asked may sit at a site for which nothing is ordered. */
const standsIn = ({ plan, pools }: EngineModel): boolean =>
	plan.workloads.length > 0 && plan.sites.some((_, site) => pools.every(({ siteIndex }) => siteIndex !== site))

/** What is read of the chip that stands for those that nobody has ordered. */
export const standInFacts = (model: EngineModel): readonly Fact[] =>
	present([chipFact(model, defaultChipId(model), 'Default chip')])

const workloadFacts = oncePer((model, index) => {
	const workload = model.plan.workloads[index]
	if (!workload) return []
	const row = findModel(model.catalogue, workload.model)
	const asked = workload.kind === 'inference' || workload.kind === 'batch' ? workload.applicationIds : []
	const archetypes = new Set(
		model.plan.applications.flatMap(({ id, archetype }) => (asked.includes(id) ? [archetype] : [])),
	)
	const training = model.catalogue.trainingDefaults
	return [
		...planFacts(model, { list: 'workloads', index, fields: WORKLOAD_FIGURES }),
		...present([
			row && rowFacts({ table: 'models', row, label: `Model ${row.name}`, fields: MODEL_FIGURES }),
			...model.catalogue.archetypes
				.filter(({ id }) => archetypes.has(id))
				.map((archetype) =>
					rowFacts({ table: 'archetypes', row: archetype, label: archetype.name, fields: ARCHETYPE_FIGURES }),
				),
			workload.kind === 'training'
				? rowFacts({
						table: 'trainingDefaults',
						row: { ...training, id: 'trainingDefaults' },
						label: 'Training defaults',
					})
				: null,
		]),
	]
})

function chipFact(model: EngineModel, id: string, noun = 'Chip'): Fact | null {
	const chip = findChip(model.catalogue, id)
	return chip && rowFacts({ table: 'chips', row: chip, label: `${noun} ${chip.name}`, fields: CHIP_FIGURES })
}

/** The same of every placement: made of a row that is put together here, so it is kept here. */
const engineFact = keptBy(({ catalogue }: EngineModel): Fact | null => {
	const row = { ...catalogue.referenceEngine, id: 'referenceEngine' }
	return rowFacts({ table: 'referenceEngine', row, label: 'Constants of the additive engine' })
})
