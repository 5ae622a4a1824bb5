import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { loopSentence } from '../demand-table.ts'
import { largest, smallest } from '../series.ts'
import { compact, percent } from '../wording/figures.ts'
import { counted, countInWords, longMonth, sentenceCase } from '../wording/months.ts'
import type { Finding } from './finding.ts'

/** What users ask for against what they get. */
export function applicationsFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.applications.length === 0)
		return {
			title: 'No application asks for tokens yet',
			lede: 'Add one to see its demand over time and how much of it is served.',
		}
	const { required, coverage } = result.layers.applications
	const worst = smallest(coverage)
	const peak = largest(required)
	const asked =
		peak === null || peak.value <= 0
			? 'Nothing is asked in the months shown.'
			: `Demand peaks at ${compact(peak.value)} tokens/s in ${longMonth(result.months[peak.index] ?? '')}.`
	const lede = [asked, loopSentence(plan, result)].filter((part) => part !== '').join(' ')
	if (worst === null) return { title: 'Applications ask for nothing in these months', lede }
	if (worst.value >= 1 - 1e-9) return { title: 'All that users ask for is served, every month', lede }
	return {
		title: `In ${longMonth(result.months[worst.index] ?? '')} only ${percent(worst.value)} of what users ask for is served`,
		lede,
	}
}

/** Training runs against their deadlines, inference against the models that are ready. */
export function modelsFinding(plan: PlanFile, result: PlanResult): Finding {
	if (plan.workloads.length === 0)
		return {
			title: 'No workload runs yet',
			lede: 'Add training or inference to see the accelerators it takes and what it makes of them.',
		}
	const runs = plan.workloads.flatMap((workload) => {
		const training = result.workloads[workload.id]?.training
		return training === undefined ? [] : [{ name: workload.name ?? workload.id, training }]
	})
	const missed = runs.find(({ training }) => training.meetsDeadline === false)
	const counts = sentenceCase(
		`${counted(plan.workloads.length, 'workload')}, ${runs.length === 0 ? 'none' : countInWords(runs.length)} of them training.`,
	)
	if (missed) {
		const finish = missed.training.finishMonth
		return {
			title:
				finish === null
					? `${missed.name} does not end within the plan`
					: `${missed.name} ends in ${longMonth(finish)}, after its deadline`,
			lede: counts,
		}
	}
	const worst = plan.workloads.reduce<{ name: string; share: number; month: string } | null>((lowest, workload) => {
		const share = smallest(result.workloads[workload.id]?.servedShare ?? [])
		if (share === null || share.value >= (lowest?.share ?? 1 - 1e-9)) return lowest
		return { name: workload.name ?? workload.id, share: share.value, month: result.months[share.index] ?? '' }
	}, null)
	if (worst)
		return {
			title: `${worst.name} gets ${percent(worst.share)} of its accelerators in ${longMonth(worst.month)}`,
			lede: counts,
		}
	return { title: 'Every workload gets the accelerators it asks for', lede: counts }
}
