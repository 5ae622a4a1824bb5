import { accelerators } from '../messages/counts.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { loopSentence } from '../tables/demand-table.ts'
import { largest, smallest } from '../figures/series.ts'
import { compact } from '#shared/formats/figures.ts'
import { counted, countInWords, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { shareText } from '#shared/formats/shares.ts'
import { layerStatus } from '../layers/layer-status.ts'
import { letsOnly } from '../layers/lets-only.ts'
import { layerTitle } from './layer-title.ts'
import type { Finding } from './finding.ts'

const EVEN = 1e-9

function applicationsTitle(plan: PlanFile, result: PlanResult): string {
	const { required, coverage } = result.layers.applications
	if (!required.some((value) => value > 0)) return 'No user demand in this plan'
	const judged = layerTitle('applications', plan, result)
	if (judged !== null) return judged
	const least = smallest(coverage)
	// What is too little to be called short is still told by its figure.
	if (least === null || least.value >= 1 - EVEN) return 'All user demand is served, every month'
	return `${sentenceCase(shareText(least.value))} of user demand is served in ${longMonth(result.months[least.index] ?? '')}, the tightest month`
}

/** Of a plan that only lets halls, what runs in them is entered by nobody. */
const tenantsFinding = (layer: 'models' | 'applications', plan: PlanFile, result: PlanResult): Finding => ({
	title: layerStatus(layer, plan, result).title,
	lede: 'Tenants bring their own chips and work. Leases are under Halls.',
})

/** What users need against what they get. */
export function applicationsFinding(plan: PlanFile, result: PlanResult): Finding {
	// Training and standing work have no users: what the page is about is whether they get what they request.
	if (
		plan.applications.length === 0 &&
		result.verdict.layers.applications.state === 'empty' &&
		plan.workloads.length > 0
	)
		return {
			title: modelsTitle(plan, result),
			lede: 'No applications: none of these workloads serves users.',
		}
	if (letsOnly(plan)) return tenantsFinding('applications', plan, result)
	if (plan.applications.length === 0)
		return {
			title: 'No applications yet',
			lede: 'Add one to see its demand by month and the share served.',
		}
	const peak = largest(result.layers.applications.required)
	const asked =
		peak === null || peak.value <= 0
			? 'No demand in the plan.'
			: `Demand peaks at ${compact(peak.value)} tokens/s in ${longMonth(result.months[peak.index] ?? '')}.`
	const lede = [asked, loopSentence(plan, result)].filter((part) => part !== '').join(' ')
	return { title: applicationsTitle(plan, result), lede }
}

function countsText(workloads: number, runs: number): string {
	if (workloads === 1) return runs === 1 ? 'One training run.' : 'One workload, no training.'
	if (runs === workloads) return `${sentenceCase(countInWords(runs))} training runs.`
	return sentenceCase(
		`${counted(workloads, 'workload')}, ${runs === 0 ? 'none' : countInWords(runs)} of them training.`,
	)
}

/** The workload and the month that get the smallest part of what they ask for; null where all get all. */
function leastServed(plan: PlanFile, result: PlanResult) {
	const found = plan.workloads.flatMap(({ id, name }) => {
		const worst = smallest(result.workloads[id]?.servedShare ?? [])
		return worst === null || worst.value >= 1 - EVEN ? [] : [{ id, name: name ?? id, ...worst }]
	})
	return found.toSorted((a, b) => a.value - b.value)[0] ?? null
}

function modelsTitle(plan: PlanFile, result: PlanResult): string {
	const missed = plan.workloads.flatMap(({ id, name }) => {
		const training = result.workloads[id]?.training
		return training?.meetsDeadline === false ? [{ name: name ?? id, finish: training.finishMonth }] : []
	})[0]
	if (missed?.finish === null) return `${missed.name} does not finish in the plan`
	if (missed) return `${missed.name} finishes in ${longMonth(missed.finish)}, after its deadline`
	const least = leastServed(plan, result)
	if (least === null) {
		const asked = Object.values(result.workloads).some(({ acceleratorsRequired }) =>
			acceleratorsRequired.some((value) => value > 0),
		)
		return asked ? 'Every workload gets the accelerators it requests' : 'No workload requests accelerators in the plan'
	}
	const when = longMonth(result.months[least.index] ?? '')
	const asked = result.workloads[least.id]?.acceleratorsRequired[least.index] ?? 0
	if (least.value <= 0) return `${least.name} requests ${accelerators(asked)} in ${when} and gets none`
	return `${least.name} gets ${shareText(least.value)} of requested accelerators in ${when}`
}

/** Training runs against their deadlines, inference against the models that are ready. */
export function modelsFinding(plan: PlanFile, result: PlanResult): Finding {
	if (letsOnly(plan)) return tenantsFinding('models', plan, result)
	if (plan.workloads.length === 0)
		return {
			title: 'No workload runs yet',
			lede: 'Add training or inference to see the accelerators it needs and the tokens it serves.',
		}
	const runs = plan.workloads.filter(({ kind }) => kind === 'training').length
	return { title: modelsTitle(plan, result), lede: countsText(plan.workloads.length, runs) }
}
