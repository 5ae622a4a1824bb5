import { LATENCY_LIMITS_MS } from '#shared/units/latency-classes.ts'
import { findChip, findModel, findReferenceAccelerator } from '#shared/catalogue/catalogue.ts'
import type { Model } from '#shared/catalogue/types.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { splitApplications } from '../../layers/applications/demand-shares.ts'
import { hoursOfJobs } from '../../layers/applications/archetype-jobs.ts'
import { acceleratorHoursPerJob, type ChipRates } from '../../layers/models/batch.ts'
import { monthsToDeadlineOf } from '../../layers/models/training-inputs.ts'
import { standingOf } from './standing-asks.ts'
import { indexById } from '../../scopes-of-plan.ts'
import type { EngineModel } from '../../world.ts'
import type { SizingColumns } from '../balance-inputs.ts'
import { type SitesOf, sitesOfWorkloads } from './residency.ts'
import type {
	ApplicationClaim,
	BalanceWorkload,
	BatchWorkload,
	InferenceWorkload,
	TrainingWorkload,
} from '../workloads/workload-types.ts'
import type { ChipKind } from '../types.ts'
import type { WorkloadPlace } from '../workloads/workload-place.ts'

type Workload = EngineModel['plan']['workloads'][number]
type PlanPart = { readonly columns: SizingColumns; readonly kinds: readonly ChipKind[] }

/** Workloads of a plan with their defaults, in its order. Rules A4, M1, M9. */
export function workloadsFromPlan(model: EngineModel, part: PlanPart): readonly BalanceWorkload[] {
	const claims = claimsOf(model)
	const sitesOf = sitesOfWorkloads(model)
	return model.plan.workloads.map((workload, index) => {
		const row = findModel(model.catalogue, workload.model)
		const place = placeOf(model, workload, { row, sitesOf })
		if (workload.kind === 'standing') return standingOf(workload, place, model.months.length)
		if (!row)
			throw new Error(`workloads ${workload.id} names the model ${workload.model}, which is not in the catalogue.`)
		const ask = { ...part, model, row, place, index, claims: claims[index] ?? [] }
		switch (workload.kind) {
			case 'inference':
				return inferenceOf(workload, ask)
			case 'training':
				return trainingOf(workload, ask)
			case 'batch':
				return batchOf(workload, ask)
		}
	})
}

type Ask = PlanPart & {
	readonly model: EngineModel
	readonly row: Model
	readonly place: WorkloadPlace
	readonly index: number
	readonly claims: readonly ApplicationClaim[]
}

function inferenceOf(workload: Extract<Workload, { kind: 'inference' }>, ask: Ask): InferenceWorkload {
	return {
		...ask.place,
		kind: 'inference',
		model: ask.row,
		precision: workload.precision ?? 'fp8',
		licensed: ask.row.openWeights && ask.row.commercialUse !== 'no',
		release: releaseOf(ask),
		claims: ask.claims,
		timePerOutputTokenMs: workload.timePerOutputTokenMs,
		prefixCacheHit: workload.prefixCacheHit,
		speculativeAcceptance: workload.speculativeAcceptance,
		contextTokens: workload.contextTokens,
		acceleratorsPerReplica: workload.acceleratorsPerReplica,
		maxBatchPerReplica: workload.maxBatchPerReplica,
		tokensPerSecondPerAccelerator: workload.tokensPerSecondPerAccelerator,
		latencyMs: LATENCY_LIMITS_MS[workload.latencyClass ?? 'relaxed'],
		targetUtilisation: ask.columns.targetUtilisation.at(ask.index, 0),
		activeHours: ask.columns.activeHours.at(ask.index, 0),
	}
}

/** A release moves demand where its row says by how much. */
function releaseOf({ model, row }: Pick<Ask, 'model' | 'row'>): InferenceWorkload['release'] {
	const { demandMultiplier, adoptionMonth } = row
	if (demandMultiplier === null) return null
	return {
		demandMultiplier,
		adoptionMonth: adoptionMonth ? monthsBetween(model.plan.startMonth, adoptionMonth) : null,
	}
}

function trainingOf(workload: Extract<Workload, { kind: 'training' }>, ask: Ask): TrainingWorkload {
	const { deadlineMonth } = workload
	return {
		...ask.place,
		kind: 'training',
		model: ask.row,
		precision: workload.precision ?? 'bf16',
		method: workload.method ?? 'full',
		trainingTokens: ask.columns.trainingTokens.at(ask.index, 0),
		flops: ask.columns.trainingWork.at(ask.index, 0) || null,
		accelerators: workload.accelerators,
		deadlineMonth: deadlineMonth === null ? null : monthsBetween(ask.model.plan.startMonth, deadlineMonth),
		monthsToDeadline: monthsToDeadlineOf(ask.model.plan, workload),
		mfu: workload.mfu,
		goodput: workload.goodput,
		mfuAccelerators: workload.mfuAccelerators,
		producesModel: workload.producesModel,
	}
}

function placeOf(
	model: EngineModel,
	workload: Workload,
	{ row, sitesOf }: { readonly row: Model | null; readonly sitesOf: SitesOf },
): WorkloadPlace {
	const { plan } = model
	return {
		id: workload.id,
		name: workload.name || workload.id,
		...sitesOf(workload),
		chips: workload.chips,
		placement: placementOf(workload),
		...flexibilityOf(workload),
		priority: workload.priority ?? 1,
		startMonth: monthsBetween(plan.startMonth, workload.startMonth),
		lastMonth: lastMonthOf(plan, workload),
		...(row ? { modelId: row.id, modelName: row.name } : NO_MODEL),
	}
}

/** What is not said is firm. Rule lP2. */
const flexibilityOf = ({ flexibility }: Workload): Pick<WorkloadPlace, 'flexibility'> =>
	flexibility === 'pause' || flexibility === 'shift' ? { flexibility } : {}

/** Who names sites means their order. */
const placementOf = ({ placement, siteIds }: Workload) => placement ?? (siteIds.length > 0 ? 'listed' : 'balanced')

const NO_MODEL = { modelId: '', modelName: '' }

function lastMonthOf(plan: EngineModel['plan'], workload: Workload): number {
	const end = workload.kind === 'training' ? null : workload.endMonth
	return end === null ? plan.horizonMonths - 1 : monthsBetween(plan.startMonth, end)
}

/** Parts of applications by workload: tokens are split among inference workloads, jobs among batch workloads. */
function claimsOf({ plan }: EngineModel): readonly (readonly ApplicationClaim[])[] {
	const shares = new Map<number, readonly number[]>()
	const applicationIndex = indexById(plan.applications)
	for (const kind of ['inference', 'batch'] as const) {
		const members = plan.workloads.flatMap((workload, index) =>
			(workload.kind === 'inference' || workload.kind === 'batch') && workload.kind === kind
				? [
						{
							index,
							applicationIds: workload.applicationIds,
							shares: workload.kind === 'inference' ? workload.shares : null,
						},
					]
				: [],
		)
		splitApplications(members).forEach((split, member) => {
			shares.set(members[member]?.index ?? -1, split)
		})
	}
	return plan.workloads.map((workload, index) =>
		workload.kind === 'training' || workload.kind === 'standing'
			? []
			: workload.applicationIds.map((id, claim) => ({
					application: applicationIndex.get(id) ?? -1,
					share: shares.get(index)?.[claim] ?? 0,
				})),
	)
}

function batchOf(
	workload: Extract<Workload, { kind: 'batch' }>,
	{ model, row, place, claims, kinds }: Ask,
): BatchWorkload {
	const ratesOf = (id: string): ChipRates | null =>
		findChip(model.catalogue, id) ?? findReferenceAccelerator(model.catalogue, id)
	const hoursOn = ({ chip }: ChipKind): number | null => {
		if (workload.acceleratorHoursPerJob !== null) return workload.acceleratorHoursPerJob
		if (row.job) return acceleratorHoursPerJob({ job: row.job, size: workload.jobSize, chip, ratesOf })
		return workload.jobsPerMonth > 0 ? null : 0
	}
	const archetypeHours = ({ chip }: ChipKind, application: number) => {
		const archetypeId = model.plan.applications[application]?.archetype
		const jobs = model.catalogue.archetypes.find(({ id }) => id === archetypeId)?.batchJobs ?? []
		return hoursOfJobs(jobs, { chip, ratesOf })
	}
	return {
		...place,
		kind: 'batch',
		jobsPerMonth: workload.jobsPerMonth,
		hoursPerJob: kinds.map(hoursOn),
		claims: claims.map((claim) => ({
			...claim,
			hoursPerUnit: kinds.map((kind) => archetypeHours(kind, claim.application)?.perUnit ?? null),
			hoursAtAll: kinds.map((kind) => archetypeHours(kind, claim.application)?.atAll ?? null),
		})),
	}
}
