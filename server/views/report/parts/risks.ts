import { keyOfNote } from '#shared/schemas/note-key.ts'
import { accelerators, MWMonthsText } from '../../messages/counts.ts'
import type { Layer } from '#shared/layers.ts'
import type { LeverKind } from '#shared/decisions.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { addMonths } from '#shared/units/months.ts'
import { largest, smallest } from '../../figures/series.ts'
import { tradeGap } from '../../tables/trade-gap.ts'
import { compact, count, megawatts, usd } from '#shared/formats/figures.ts'
import { shareText } from '#shared/formats/shares.ts'
import { counted, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { pastText } from './report-month.ts'
import { statusMonth } from '#shared/status-month.ts'
import { transformerCheck } from '../../findings/transformer-finding.ts'
import { tradeName } from '#shared/formats/names.ts'

export type Risk = {
	readonly lead: string
	readonly text: string
	readonly guess?: boolean
	/** what falls short with it: changes were run for that, where any were */
	readonly layers: readonly Layer[]
	/** what would be changed: who decides hangs on it */
	readonly lever: LeverKind
}

function labourRisk({ workforce, months }: PlanResult): readonly Risk[] {
	const { gating } = workforce
	const worst = gating === null ? null : largest(tradeGap(workforce, gating.trade).missing)
	if (gating === null || worst === null || worst.value < 0.5) return []
	const lost = `Dates move ${counted(gating.monthsLost, 'month')}, ${MWMonthsText(gating.MWMonthsLost)} in all.`
	return [
		{
			lead: `${sentenceCase(tradeName(gating.trade))}, ${count(worst.value)} short in ${longMonth(months[worst.index] ?? '')}.`,
			text: lost,
			layers: ['infrastructure'],
			lever: 'beds',
		},
	]
}

function strandedRisk({ stranded, months }: PlanResult, plan: PlanFile): readonly Risk[] {
	const worst = largest(stranded.accelerators)
	if (worst === null || worst.value < 0.5) return []
	return [
		{
			lead: `${accelerators(worst.value)} idle in ${longMonth(months[worst.index] ?? '')}.`,
			text: `${compact(stranded.acceleratorMonths)} accelerator-months without power or a hall; their share of price or lease is ${usd(stranded.idleCapitalUsd, moneyOf(plan))}.`,
			layers: ['infrastructure', 'energy'],
			lever: 'order_month',
		},
	]
}

function givenRisk({ servedShare, months }: PlanResult): readonly Risk[] {
	const worst = smallest(servedShare)
	if (worst === null || worst.value >= 1 - 1e-9) return []
	return [
		{
			lead: `${sentenceCase(worst.value <= 0 ? 'none' : shareText(worst.value))} of the accelerators asked for are given in ${longMonth(months[worst.index] ?? '')}.`,
			text: 'In no other month of the plan is the share less.',
			layers: ['models', 'chips'],
			lever: 'priority',
		},
	]
}

function longLeadRisk({ sites }: PlanResult, plan: PlanFile): readonly Risk[] {
	const now = statusMonth(plan)
	const late = Object.entries(sites)
		.flatMap(([siteId, site]) => site.equipment.map((row) => ({ ...row, siteId })))
		.filter((row) => row.orderBy !== null && row.slackMonths !== null && row.slackMonths < 0)
	const [first] = late.sort((a, b) => (a.slackMonths ?? 0) - (b.slackMonths ?? 0))
	if (first === undefined) return []
	const site = plan.sites.find(({ id }) => id === first.siteId)?.name ?? first.siteId
	const isBought = first.state === 'ordered'
	return [
		{
			lead: isBought
				? `${first.name} at ${site} arrives ${counted(-(first.slackMonths ?? 0), 'month')} after it is needed.`
				: `${first.name} at ${site} is not said to be bought.`,
			text: `${isBought ? 'The halls wait for it' : `It should have been ordered by ${pastText(first.orderBy ?? now, now)}`}${late.length > 1 ? `; ${counted(late.length - 1, 'more item')} of the plant ${late.length === 2 ? 'is' : 'are'} late too` : ''}.`,
			layers: [],
			lever: 'hall_start',
		},
	]
}

/** Where transformers do not carry what comes over the grid, with the largest out or at all. */
function transformerRisk(plan: PlanFile, result: PlanResult): readonly Risk[] {
	return plan.sites.flatMap((site): readonly Risk[] => {
		const check = transformerCheck({ plan, result }, site)
		if (check === null || check.state === 'holds') return []
		const isSmall = check.state === 'exceeded'
		return [
			{
				lead: isSmall ? `Transformers at ${site.name} are too small.` : `One transformer out at ${site.name} is felt.`,
				text: check.text,
				layers: [],
				lever: 'supply_redundancy',
			},
		]
	})
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
	const after = (months: number) => addMonths(row.startMonth, Math.ceil(months))
	return [
		{
			lead: `${row.name ?? row.id} may come ${counted(p90, 'month')} late.`,
			text: `Even odds of ${longMonth(after(p50))} or earlier, one in ten of ${longMonth(after(p90))} or later; ${megawatts(row.capacityMW)} MW hang on it.`,
			guess:
				plan.notes[keyOfNote({ list: 'powerContracts', id: row.id, field: 'startDelayMonths' })]?.quality === 'guess',
			layers: [],
			lever: 'contract_capacity',
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
				layers: [],
				lever: 'training_accelerators',
			},
		]
	})
}

/** What can hurt the plan, the surest and dearest first; each is a figure of the result or of the plan. */
export function risksOf(plan: PlanFile, result: PlanResult): readonly Risk[] {
	return [
		...labourRisk(result),
		...strandedRisk(result, plan),
		...longLeadRisk(result, plan),
		...powerRisk(plan),
		...transformerRisk(plan, result),
		...trainingRisk(plan, result),
		...givenRisk(result),
	]
}

const TOP = 3

/** The first of them, one missed deadline among them at most. */
export function topRisks(plan: PlanFile, result: PlanResult): readonly Risk[] {
	const missed = trainingRisk(plan, result).slice(1)
	const said = new Set(missed.map(({ lead }) => lead))
	return risksOf(plan, result)
		.filter(({ lead }) => !said.has(lead))
		.slice(0, TOP)
}
