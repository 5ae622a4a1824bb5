import { findChip, findModel, findReferenceAccelerator } from '#shared/catalogue/catalogue.ts'
import type { Model } from '#shared/catalogue/types.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { splitApplications } from '../layers/applications/demand-shares.ts'
import { acceleratorHoursPerJob, type ChipRates, speedRatio } from '../layers/models/batch.ts'
import type { EngineModel } from '../world.ts'
import type { SizingColumns } from './balance-inputs.ts'
import type { ApplicationClaim, BalanceWorkload, BatchWorkload, ChipKind, WorkloadPlace } from './types.ts'

type Workload = EngineModel['plan']['workloads'][number]
type Part = { readonly columns: SizingColumns; readonly kinds: readonly ChipKind[] }

/** Workloads of a plan with their defaults, in its order. Rules A4, M1, M9. */
export function workloadsFromPlan(model: EngineModel, part: Part): readonly BalanceWorkload[] {
	const claims = claimsOf(model)
	return model.plan.workloads.map((workload, index) => {
		const row = findModel(model.catalogue, workload.model)
		if (!row)
			throw new Error(`workloads ${workload.id} names the model ${workload.model}, which is not in the catalogue.`)
		const place = placeOf(model, workload, row)
		switch (workload.kind) {
			case 'inference':
				return {
					...place,
					...workload,
					name: place.name,
					priority: place.priority,
					startMonth: place.startMonth,
					chips: place.chips,
					kind: 'inference',
					model: row,
					precision: workload.precision ?? 'fp8',
					licensed: row.openWeights && row.commercialUse !== 'no',
					claims: claims[index] ?? [],
					targetUtilisation: part.columns.targetUtilisation.at(index, 0),
				}
			case 'training':
				return {
					...place,
					kind: 'training',
					model: row,
					precision: workload.precision ?? 'bf16',
					method: workload.method ?? 'full',
					trainingTokens: part.columns.trainingTokens.at(index, 0),
					accelerators: workload.accelerators,
					deadlineMonth:
						workload.deadlineMonth === null ? null : monthsBetween(model.plan.startMonth, workload.deadlineMonth),
					mfu: workload.mfu,
					goodput: workload.goodput,
					producesModel: workload.producesModel,
				}
			case 'batch':
				return batchOf(model, { workload, row, place, claims: claims[index] ?? [], kinds: part.kinds })
		}
	})
}

function placeOf(model: EngineModel, workload: Workload, row: Model): WorkloadPlace {
	const { plan } = model
	const end = workload.kind === 'training' ? null : workload.endMonth
	return {
		id: workload.id,
		name: workload.name || workload.id,
		sites: workload.siteIds.map((id) => plan.sites.findIndex((site) => site.id === id)).filter((site) => site >= 0),
		chips: workload.chips,
		priority: workload.priority ?? 1,
		startMonth: monthsBetween(plan.startMonth, workload.startMonth),
		lastMonth: end === null ? plan.horizonMonths - 1 : monthsBetween(plan.startMonth, end),
		modelId: row.id,
		modelName: row.name,
	}
}

/** Parts of applications by workload: tokens are split among inference workloads, jobs among batch workloads. */
function claimsOf({ plan }: EngineModel): readonly (readonly ApplicationClaim[])[] {
	const shares = new Map<number, readonly number[]>()
	for (const kind of ['inference', 'batch'] as const) {
		const members = plan.workloads.flatMap((workload, index) =>
			workload.kind !== 'training' && workload.kind === kind
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
		workload.kind === 'training'
			? []
			: workload.applicationIds.map((id, claim) => ({
					application: plan.applications.findIndex((application) => application.id === id),
					share: shares.get(index)?.[claim] ?? 0,
				})),
	)
}

type BatchPart = {
	readonly workload: Extract<Workload, { kind: 'batch' }>
	readonly row: Model
	readonly place: WorkloadPlace
	readonly claims: readonly ApplicationClaim[]
	readonly kinds: readonly ChipKind[]
}

function batchOf(model: EngineModel, { workload, row, place, claims, kinds }: BatchPart): BatchWorkload {
	const ratesOf = (id: string): ChipRates | null =>
		findChip(model.catalogue, id) ?? findReferenceAccelerator(model.catalogue, id)
	const hoursOn = ({ chip }: ChipKind): number | null => {
		if (workload.acceleratorHoursPerJob !== null) return workload.acceleratorHoursPerJob
		if (row.job) return acceleratorHoursPerJob({ job: row.job, size: workload.jobSize, chip, ratesOf })
		return workload.jobsPerMonth > 0 ? null : 0
	}
	const hoursPerUnitOn = ({ chip }: ChipKind, application: number): number | null => {
		const archetypeId = model.plan.applications[application]?.archetype
		const jobs = model.catalogue.archetypes.find(({ id }) => id === archetypeId)?.batchJobs ?? []
		let hours = 0
		for (const job of jobs) {
			const from = ratesOf(job.chip)
			const scale = job.chip === chip.id ? 1 : from && speedRatio({ from, to: chip, memoryBound: false })
			if (scale === null) return null
			hours += job.jobsPerUnitPerMonth * job.acceleratorHoursPerJob * scale
		}
		return hours
	}
	return {
		...place,
		kind: 'batch',
		jobsPerMonth: workload.jobsPerMonth,
		hoursPerJob: kinds.map(hoursOn),
		claims: claims.map((claim) => ({
			...claim,
			hoursPerUnit: kinds.map((kind) => hoursPerUnitOn(kind, claim.application)),
		})),
	}
}
