import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { largest, smallest } from '../series.ts'
import { tradeGap } from '../trade-gap.ts'
import { compact, count, megawatts, percent, usd } from '../wording/figures.ts'
import { counted, longMonth, sentenceCase } from '../wording/months.ts'
import { tradeName } from '../wording/names.ts'

export type Risk = { readonly lead: string; readonly text: string; readonly guess?: boolean }

function labourRisk({ workforce, months }: PlanResult): readonly Risk[] {
	const { gating } = workforce
	const worst = gating === null ? null : largest(tradeGap(workforce, gating.trade).missing)
	if (gating === null || worst === null || worst.value < 0.5) return []
	const lost = `Dates move ${counted(gating.monthsLost, 'month')}, ${compact(gating.MWMonthsLost)} MW-months in all.`
	return [
		{
			lead: `${sentenceCase(tradeName(gating.trade))}, ${count(worst.value)} short in ${longMonth(months[worst.index] ?? '')}.`,
			text: lost,
		},
	]
}

function strandedRisk({ stranded, months }: PlanResult): readonly Risk[] {
	const worst = largest(stranded.accelerators)
	if (worst === null || worst.value < 0.5) return []
	return [
		{
			lead: `${count(worst.value)} accelerators idle in ${longMonth(months[worst.index] ?? '')}.`,
			text: `${compact(stranded.acceleratorMonths)} accelerator-months without power or a hall, ${usd(stranded.idleCapitalUsd)} of idle capital.`,
		},
	]
}

function servedRisk({ servedShare, months }: PlanResult): readonly Risk[] {
	const worst = smallest(servedShare)
	if (worst === null || worst.value >= 1 - 1e-9) return []
	return [
		{
			lead: `${percent(worst.value)} of demand served in ${longMonth(months[worst.index] ?? '')}.`,
			text: 'The lowest month of the plan; the balance page says which layer holds it.',
		},
	]
}

function longLeadRisk({ sites }: PlanResult, plan: PlanFile): readonly Risk[] {
	const late = Object.entries(sites)
		.flatMap(([siteId, site]) => site.equipment.map((row) => ({ ...row, siteId })))
		.filter((row) => row.orderBy !== null && row.slackMonths !== null && row.slackMonths < 0)
	const [first] = late.sort((a, b) => (a.slackMonths ?? 0) - (b.slackMonths ?? 0))
	if (first === undefined) return []
	const site = plan.sites.find(({ id }) => id === first.siteId)?.name ?? first.siteId
	return [
		{
			lead: `${first.name} at ${site}, order by ${longMonth(first.orderBy ?? '')}.`,
			text: `${sentenceCase(counted(-(first.slackMonths ?? 0), 'month'))} too late already${late.length > 1 ? `, as are ${counted(late.length - 1, 'more item')} of the plant` : ''}.`,
		},
	]
}

function powerRisk(plan: PlanFile): readonly Risk[] {
	const waits = plan.powerContracts.flatMap((row) =>
		row.startDelayMonths === null ? [] : [{ row, p50: row.startDelayMonths.p50, p90: row.startDelayMonths.p90 }],
	)
	const [worst] = waits
		.filter(({ p50, p90 }) => p90 > p50)
		.sort((a, b) => b.row.capacityMW * (b.p90 - b.p50) - a.row.capacityMW * (a.p90 - a.p50))
	if (worst === undefined) return []
	const { row, p50, p90 } = worst
	return [
		{
			lead: `${row.name ?? row.id} may come ${counted(p90, 'month')} late.`,
			text: `P50 ${p50}, P90 ${p90} months after ${longMonth(row.startMonth)}; ${megawatts(row.capacityMW)} MW at the meter wait on it.`,
			guess: plan.notes[`powerContracts/${row.id}/startDelayMonths`]?.quality === 'guess',
		},
	]
}

function trainingRisk(plan: PlanFile, result: PlanResult): readonly Risk[] {
	return plan.workloads.flatMap((workload): readonly Risk[] => {
		const training = result.workloads[workload.id]?.training
		if (training === undefined || training.meetsDeadline !== false) return []
		const end =
			training.finishMonth === null ? 'does not end within the plan' : `ends in ${longMonth(training.finishMonth)}`
		return [
			{
				lead: `${workload.name ?? workload.id} misses its deadline.`,
				text: `With the accelerators it gets the run ${end}.`,
			},
		]
	})
}

/** What can hurt the plan most, the surest and dearest first; each is a figure of the result or of the plan. */
export function topRisks(plan: PlanFile, result: PlanResult): readonly Risk[] {
	return [
		...labourRisk(result),
		...strandedRisk(result),
		...longLeadRisk(result, plan),
		...powerRisk(plan),
		...trainingRisk(plan, result).slice(0, 1),
		...servedRisk(result),
	].slice(0, 3)
}
