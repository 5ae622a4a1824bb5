import { findModel } from '#shared/catalogue/catalogue.ts'
import { isAhead } from '#shared/status-month.ts'
import { isLate, targetDateOf } from '#shared/document/target-date.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { applicationAt } from '../layers/applications/application-inputs.ts'
import { peakDemand } from '../layers/applications/demand-formulas.ts'
import type { EngineModel } from '../world.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

type Demand = { readonly index: number; readonly tokens: boolean; readonly jobs: boolean }

/** What an application asks for at some time: tokens of a data centre, jobs of its archetype. */
function demandOf(frame: Frame<EngineModel>, index: number): Demand {
	const peak = columnOf(frame, peakDemand)
	let tokens = false
	for (let month = 0; month < frame.world.months; month++) tokens ||= peak.at(index, month) > 0
	return { index, tokens, jobs: applicationAt(frame.world.model, index).archetype.batchJobs.length > 0 }
}

function unservedDemand(frame: Frame<EngineModel>): readonly Warning[] {
	const { plan } = frame.world.model
	const namedBy = (kind: 'inference' | 'batch') =>
		new Set(plan.workloads.flatMap((workload) => (workload.kind === kind ? workload.applicationIds : [])))
	const served = namedBy('inference')
	const run = namedBy('batch')
	return plan.applications.flatMap((application, index): readonly Warning[] => {
		const asked = demandOf(frame, index)
		const path = `applications[${String(index)}]`
		const tokens: Warning = {
			path,
			code: 'no_workload',
			facts: { application: nameOf(application) },
		}
		const jobs: Warning = {
			path,
			code: 'jobs_without_workload',
			facts: { application: nameOf(application) },
		}
		return [
			...(asked.tokens && !served.has(application.id) ? [tokens] : []),
			...(asked.jobs && !run.has(application.id) ? [jobs] : []),
		]
	})
}

/** Jobs and training are not stopped by a licence; whoever sells their results should know. Rule M10. */
function licences({ world: { model } }: Frame<EngineModel>): readonly Warning[] {
	return model.plan.workloads.flatMap((workload, index): readonly Warning[] => {
		const row = findModel(model.catalogue, workload.model)
		const unused = workload.kind === 'batch' && workload.jobsPerMonth === 0
		if (workload.kind === 'inference' || unused || row?.commercialUse !== 'no') return []
		return [
			{
				path: `workloads[${String(index)}].model`,
				code: 'licence_not_commercial',
				facts: { workload: nameOf(workload), model: row.name, licence: row.licence },
			},
		]
	})
}

/** Targets of which not all runs in the month by which they are asked for. */
function lateTargets({ frame, parts }: WarningFacts): readonly Warning[] {
	return frame.world.model.plan.sites.flatMap((site, index): readonly Warning[] => {
		const target = targetDateOf(site, parts)
		if (target === null || !isLate(target)) return []
		return [{ path: `sites[${String(index)}].targetMonth`, code: 'target_late', facts: target }]
	})
}

/** Work that nobody asks for, or that ends too late. */
export function workWarnings({ frame, parts }: WarningFacts): readonly Warning[] {
	const { plan } = frame.world.model
	const late = plan.workloads.flatMap((workload, index): readonly Warning[] => {
		const training = parts.workloads[workload.id]?.training
		if (workload.kind !== 'training' || training?.meetsDeadline !== false || workload.deadlineMonth === null) return []
		return [
			{
				path: `workloads[${String(index)}].deadlineMonth`,
				code: 'deadline_missed',
				facts: {
					run: nameOf(workload),
					ends: training.finishMonth,
					deadline: workload.deadlineMonth,
					open: isAhead(plan, workload.startMonth),
				},
			},
		]
	})
	return [...lateTargets({ frame, parts }), ...unservedDemand(frame), ...late, ...licences(frame)]
}
