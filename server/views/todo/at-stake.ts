import type { PlanResult } from '#shared/result.ts'
import type { Loss } from '#shared/result/verdict-result.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import type { TodoStake } from '#shared/pages/todo-item.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Money, moneyOf } from '#shared/units/money.ts'
import { lostText } from '../messages/verdict/us-figures.ts'

/** What the verdict calls an item of each list that it finds losses of. */
const SCOPES: Readonly<Record<string, string>> = {
	buildPhases: 'phase',
	powerContracts: 'contract',
	chipOrders: 'order',
	workloads: 'workload',
	applications: 'application',
}

type StakedPlan = { readonly plan: PlanFile; readonly result: Pick<PlanResult, 'verdict'> }

/** The dearest of the losses to come: kinds of loss are never added, and the verdict lists them by money. */
function stakeOf({ plan, result }: StakedPlan, isOf: (loss: Loss) => boolean): TodoStake | null {
	const loss = result.verdict.losses.find((one) => !one.past && (one.usd ?? one.mwMonths) > 0 && isOf(one))
	return loss === undefined ? null : told(loss, moneyOf(plan))
}

const told = ({ usd, mwMonths }: Pick<Loss, 'usd' | 'mwMonths'>, money: Money): TodoStake => ({
	size: usd !== null && usd > 0 ? usd : mwMonths,
	text: lostText({ usd, mwMonths }, money),
})

/** What an item of a list loses the plan. */
export function stakeOfItem(of: StakedPlan, list: string, id: string): TodoStake | null {
	const scope = SCOPES[list]
	return scope === undefined ? null : stakeOf(of, ({ item }) => item === `${scope}:${id}`)
}

/** What the plan loses while an item of long lead is not there. */
export const stakeOfEquipment = (of: StakedPlan, siteId: string, equipment: string): TodoStake | null =>
	stakeOf(of, (loss) => loss.siteId === siteId && loss.facts.equipment === equipment)

/** What a site loses by being late: losses of one kind add up, each of an item of its own. */
function stakeOfTarget({ plan, result }: StakedPlan, siteId: string): TodoStake | null {
	const late = result.verdict.losses.filter((loss) => loss.kind === 'late' && !loss.past && loss.siteId === siteId)
	if (late.length === 0) return null
	const priced = late.flatMap(({ usd }) => usd ?? [])
	const mwMonths = late.reduce((sum, loss) => sum + loss.mwMonths, 0)
	return told({ usd: priced.length === 0 ? null : priced.reduce((sum, usd) => sum + usd, 0), mwMonths }, moneyOf(plan))
}

const PLACE = /^(\w+)\[(\d+)\]/

/** Of a warning that something is late what is lost by that; an item’s loss is not what another warning of it is about. */
export function stakeOfWarning(of: StakedPlan, { code, path }: Warning): TodoStake | null {
	const [, list = '', at = ''] = PLACE.exec(path) ?? []
	const rows = new Map(Object.entries(of.plan)).get(list)
	const row: unknown = Array.isArray(rows) ? rows[Number(at)] : undefined
	if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return null
	if (code === 'target_late') return stakeOfTarget(of, row.id)
	return code === 'hall_late' ? stakeOfItem(of, list, row.id) : null
}
