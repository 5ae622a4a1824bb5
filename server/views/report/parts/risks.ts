import { keyOfNote } from '#shared/schemas/note-key.ts'
import type { Layer } from '#shared/layers.ts'
import type { LeverKind } from '#shared/decisions.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Loss, LossCause } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import { lossesToTell, lossWords } from '../../messages/verdict/loss-words.ts'
import { pastText } from './report-month.ts'
import { statusMonth } from '#shared/status-month.ts'
import { transformerCheck } from '../../findings/transformer-finding.ts'

export type Risk = {
	readonly lead: string
	readonly text: string
	readonly guess?: boolean
	/** the loss it is, which decisions take back; left out: none is */
	readonly loss?: Pick<Loss, 'layer' | 'cause' | 'siteId'>
	/** what would be changed: who decides hangs on it */
	readonly lever: LeverKind
}

/** What would be changed about a loss, by what causes it, else by its layer. */
const LEVER_OF_CAUSE: { readonly [Cause in LossCause]?: LeverKind } = {
	slipped_labor: 'beds',
	not_ordered: 'order_add',
	retired: 'order_retirement',
	contingency_reserve: 'supply_redundancy',
	over_built: 'order_accelerators',
	price_below_cost: 'workload_model',
}
const LEVER_OF_LAYER: Readonly<Record<Layer, LeverKind>> = {
	energy: 'contract_capacity',
	infrastructure: 'hall_start',
	chips: 'order_month',
	models: 'workload_model',
	applications: 'workload_application',
}

/** What is lost is no risk but a finding, the dearest first: the same sentence wherever the verdict is told. */
function lossRisks(plan: PlanFile, { verdict }: PlanResult): readonly Risk[] {
	return lossesToTell(verdict).map((loss): Risk => {
		const { title, cause, amount, size } = lossWords(plan, loss)
		return {
			lead: `${title}: ${amount}.`,
			text: `${cause}; ${size}.`,
			loss: { layer: loss.layer, cause: loss.cause, siteId: loss.siteId },
			lever: LEVER_OF_CAUSE[loss.cause] ?? LEVER_OF_LAYER[loss.layer],
		}
	})
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
				: `${first.name} at ${site}: order not confirmed.`,
			text: `${isBought ? 'The halls need it earlier' : `Order-by ${pastText(first.orderBy ?? now, now)} has passed`}${late.length > 1 ? `; ${counted(late.length - 1, 'more item')} ${late.length === 2 ? 'is' : 'are'} late` : ''}.`,
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
				lead: isSmall ? `Transformers at ${site.name} are too small.` : `${site.name} cannot lose a transformer (N−1).`,
				text: check.text,
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
			text: `P50 ${longMonth(after(p50))}, P90 ${longMonth(after(p90))}; ${megawatts(row.capacityMW)} MW at stake.`,
			guess:
				plan.notes[keyOfNote({ list: 'powerContracts', id: row.id, field: 'startDelayMonths' })]?.quality === 'guess',
			lever: 'contract_capacity',
		},
	]
}

function trainingRisk(plan: PlanFile, result: PlanResult): readonly Risk[] {
	return plan.workloads.flatMap((workload): readonly Risk[] => {
		const training = result.workloads[workload.id]?.training
		if (training === undefined || training.meetsDeadline !== false) return []
		const end =
			training.finishMonth === null ? 'does not finish in the plan' : `finishes in ${longMonth(training.finishMonth)}`
		return [
			{
				lead: `${workload.name ?? workload.id} misses its deadline.`,
				text: `With the accelerators it gets the run ${end}.`,
				lever: 'training_accelerators',
			},
		]
	})
}

/** What can hurt the plan, the surest and dearest first; each is a figure of the result or of the plan. */
export function risksOf(plan: PlanFile, result: PlanResult): readonly Risk[] {
	return [
		...lossRisks(plan, result),
		...longLeadRisk(result, plan),
		...powerRisk(plan),
		...transformerRisk(plan, result),
		...trainingRisk(plan, result),
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
