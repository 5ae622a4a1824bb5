import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { EquipmentRow } from '#shared/result/equipment-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import { costText, nextText, regainedTexts } from '../../../remedies/remedies-view.ts'
import { deciderName, remedyTitle } from '../../../messages/remedies.ts'
import { MISSING, power, usd } from '#shared/formats/figures.ts'
import { accelerators } from '../../../messages/counts.ts'
import { counted, countInWords, listInWords } from '#shared/formats/months.ts'
import type { Cell, ReportInput } from '../../report-model.ts'
import { shown, words } from '../report-parts.ts'
import { reportMonth } from '../report-month.ts'

/** Something to decide: the last month for it, which may be past, and what it takes. */
export type Decision = {
	readonly by: string
	readonly what: string
	readonly whom: string
	readonly money: Cell
	/** how many orders or signatures it takes: what should have been ordered is told together */
	readonly deeds?: number
}

type DecisionsParams = ReportInput & { readonly now: string }

const siteName = ({ sites }: PlanFile, siteId: string) => sites.find(({ id }) => id === siteId)?.name ?? siteId
const named = (one: { readonly id: string; readonly name: string | null }) => one.name ?? one.id

/** What the engine has run and found worth deciding: the one list that pages, programs and papers show. */
function found({ remedies, now }: DecisionsParams): readonly Decision[] {
	if (remedies === undefined) return []
	const { money } = remedies
	return remedies.decisions
		.filter(({ actBy }) => actBy >= now)
		.map((decision) => ({
			by: decision.actBy,
			what: `${remedyTitle(decision)}: ${[...regainedTexts(decision, money), nextText(decision)].join('; ')}`,
			whom: deciderName(decision.decider),
			money: words(costText(decision.costUsd, money)),
		}))
}

type Bought = { readonly siteId: string; readonly row: EquipmentRow; readonly orderBy: string }

const WITH_HALLS = words('in the cost of halls')
const NAMED_ITEMS = 2

function itemsText(rows: readonly Bought[]): string {
	const names = rows.map(({ row }) => row.name)
	if (names.length <= NAMED_ITEMS + 1) return listInWords(names)
	return listInWords([...names.slice(0, NAMED_ITEMS), `${countInWords(names.length - NAMED_ITEMS)} more items`])
}

/** Plant of a site that is to be ordered in one month; what should have been ordered is told together, everywhere. */
function ordersOf({ plan, result, now }: DecisionsParams): readonly Decision[] {
	const open = Object.entries(result.sites).flatMap(([siteId, site]) =>
		site.equipment.flatMap((row): readonly Bought[] => {
			const isOpen = row.state === 'to_order' || row.state === 'late'
			return isOpen && row.count > 0 && row.orderBy !== null ? [{ siteId, row, orderBy: row.orderBy }] : []
		}),
	)
	const together = ({ siteId, orderBy }: Bought) => (orderBy < now ? 'late' : `${siteId} ${orderBy}`)
	return [...new Set(open.map(together))].flatMap((group): readonly Decision[] => {
		const rows = open.filter((one) => together(one) === group)
		const sorted = rows.toSorted((one, other) => one.orderBy.localeCompare(other.orderBy))
		const [first] = sorted
		if (first === undefined) return []
		const isOneSite = sorted.every(({ siteId }) => siteId === first.siteId)
		const where = isOneSite && plan.sites.length > 1 ? ` for ${siteName(plan, first.siteId)}` : ''
		const what = `Order ${itemsText(sorted)}${where}`
		return [{ by: first.orderBy, what, whom: 'Owner, builder', money: WITH_HALLS, deeds: sorted.length }]
	})
}

function chipOrders({ plan, now }: DecisionsParams): readonly Decision[] {
	const { chips } = catalogueFor(plan)
	const money = moneyOf(plan)
	return plan.chipOrders.flatMap((order): readonly Decision[] => {
		if (order.orderMonth < now) return []
		const row = chips.find(({ id }) => id === order.chip)
		const price = order.unitPriceUsd ?? row?.priceUsd?.mid ?? null
		return [
			{
				by: order.orderMonth,
				what: `Order ${accelerators(order.accelerators)}: ${named(order)}`,
				whom: 'Owner, chip supplier',
				money: { text: price === null ? MISSING : usd(price * order.accelerators, money), holds: 'prices' },
			},
		]
	})
}

/** Contracts that are only studied: to be signed as long before service as service usually takes. */
function contracts({ plan, result, now }: DecisionsParams): readonly Decision[] {
	const money = moneyOf(plan)
	return plan.powerContracts.flatMap((contract): readonly Decision[] => {
		if (contract.status !== 'study' || contract.startMonth < now) return []
		const lead = result.contracts[contract.id]?.leadMonths?.p50 ?? 0
		const paid = (contract.collateralUsd ?? 0) + (contract.networkUpgradeUsd ?? 0)
		return [
			{
				by: addMonths(contract.startMonth, -Math.ceil(lead)),
				what: `Sign ${named(contract)}, ${power(contract.capacityMW)}, for service from its planned month`,
				whom: `Owner, ${contract.counterparty ?? 'utility or supplier'}`,
				money: paid > 0 ? { text: usd(paid, money), holds: 'prices' } : words('no security entered'),
			},
		]
	})
}

const LONG_LEAD = 'long_lead:'

/** Halls that wait for an item which nobody is asked to order: its order is what sets their date. Those to order stand in `ordersOf`. */
function awaited({ plan, result, now }: DecisionsParams): readonly Decision[] {
	const waiting = plan.buildPhases.flatMap((hall) => {
		const item = lateItemOf(result, hall.id)
		const row = result.sites[hall.siteId]?.equipment.find((one) => one.item === item)
		const isAsked = row?.orderBy !== null && (row?.state === 'late' || row?.state === 'to_order')
		return row === undefined || isAsked ? [] : [{ hall, row }]
	})
	return [...new Set(waiting.map(({ row }) => row))].map((row) => {
		const halls = waiting.filter((one) => one.row === row).map(({ hall }) => named(hall))
		const verb = row.state === 'ordered' ? 'Expedite' : 'Order, or confirm the order of,'
		return {
			by: now,
			what: `${verb} ${row.name}: ${listInWords(halls)} ${halls.length === 1 ? 'waits' : 'wait'} for it`,
			whom: 'Owner, builder',
			money: WITH_HALLS,
		}
	})
}

/** The long-lead item that a hall waits for; null where it waits for none. */
function lateItemOf(result: DecisionsParams['result'], hallId: string): string | null {
	const { cause, delayMonths } = result.schedule[`phase:${hallId}`] ?? { cause: null, delayMonths: 0 }
	return cause?.startsWith(LONG_LEAD) === true && delayMonths > 0 ? cause.slice(LONG_LEAD.length) : null
}

/** What stands is released no more; what waits for an item is released as much later, and loses nothing by it. */
function halls({ plan, result, now }: DecisionsParams): readonly Decision[] {
	const { figure } = figuresFrom({ plan, result })
	return plan.buildPhases.flatMap((hall): readonly Decision[] => {
		if (hall.scope === 'existing' || hall.startMonth < now) return []
		const item = lateItemOf(result, hall.id)
		const waits = item === null ? 0 : (result.schedule[`phase:${hall.id}`]?.delayMonths ?? 0)
		const name = result.sites[hall.siteId]?.equipment.find((one) => one.item === item)?.name ?? item
		const later =
			waits === 0
				? ''
				: `, ${counted(waits, 'month')} later than planned: it waits for ${name ?? ''}, and money is not needed before`
		const of = `phase:${hall.id}`
		const isCosted = result.finance.halls[hall.id] !== undefined
		return [
			{
				by: addMonths(hall.startMonth, waits),
				what: `Release ${named(hall)} for building, ${power(hall.itMW)} IT${later}`,
				whom: 'Owner, builder',
				money: isCosted ? shown(figure('finance.halls.totalUsd', { of })) : words(MISSING),
			},
		]
	})
}

function closing({ plan, result, now }: DecisionsParams): readonly Decision[] {
	const by = plan.finance?.closeMonth ?? null
	if (by === null || by < now) return []
	const { figure } = figuresFrom({ plan, result })
	return [
		{
			by,
			what: 'Close the financing: construction debt, converted to a term loan',
			whom: 'Lenders, owner',
			money: shown(figure('finance.returns.constructionDebtUsd')),
		},
	]
}

const SOURCES = [found, awaited, ordersOf, chipOrders, contracts, halls, closing]

/**
 * What is to be decided, of whom, by when and with what money, by date: so what is overdue stands first, where a page that has
 * no room for all of it does not cut it off.
 */
export function decisionsOf(input: ReportInput): readonly Decision[] {
	const now = reportMonth(input)
	return SOURCES.flatMap((of) => of({ ...input, now })).toSorted((one, other) => one.by.localeCompare(other.by))
}

/** What is decided within a year is asked now. */
const AHEAD_MONTHS = 12

export const isOverdue = ({ by }: Decision, now: string): boolean => by < now
export const isAskedNow = ({ by }: Decision, now: string): boolean => monthsBetween(now, by) <= AHEAD_MONTHS
