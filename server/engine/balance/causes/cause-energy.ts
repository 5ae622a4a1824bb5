import type { CauseFacts, CauseItem } from '#shared/cause-result.ts'
import { NO_FACTS, nameOfMonth } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { item, valueAt } from '../../cells.ts'
import type { MonthSeries } from '../types.ts'
import type { PowerFact } from './supply-facts.ts'

/**
 * Why power is short: the connection holds imports back; else works of others do; else permitted hours and fuel; else the
 * worst day is all that battery and sun carry, and nothing firm is to come; else the loss of one unit must be survived; else
 * a contract that is still ramping; else the next one to start, and what makes it late; else nothing further is contracted.
 * Rule B12.
 */
export function causeOfEnergy(ask: CauseAsk): Reason {
	const { run, month, site, missing } = ask
	const there = valueAt(run.ledger.energyAvailable, site * run.input.months + month)
	const here: Here = { missing, there, monthNames: run.input.monthNames }
	const firm = item(run.input.sites, site).contracts.filter(
		(contract) => contract.firmMW > 0 && everServes(contract, run.input.months),
	)
	const current = firm.filter((contract) => !ended(contract, month))
	const ramping = current.find((contract) => isRamping(contract, month))
	const next = current.filter((contract) => startOf(contract) > month).sort((a, b) => startOf(a) - startOf(b))[0]
	const heldBack = causeOfHolding(ask, { ...here, firm, isAllThere: !ramping && !next })
	if (heldBack) return heldBack
	if (ramping) return { cause: 'contract_ramping', facts: factsOf(ramping, ramping.fullMonth, here) }
	if (next) return { cause: next.delayCause ?? 'contract_not_started', facts: factsOf(next, next.startMonth, here) }
	return { cause: 'not_contracted', facts: goneFacts(endedLast(firm, { month, missing }), here) }
}

type Holding = Here & { readonly firm: readonly PowerFact[]; readonly isAllThere: boolean }

/** What holds back power of contracts that serve: the first that holds (joins C-14). */
function causeOfHolding({ run, month, site }: CauseAsk, { firm, isAllThere, ...here }: Holding): Reason | null {
	const { missing, there } = here
	const place = item(run.input.sites, site)
	const heldBy = (cause: HeldBy, amount: number): Reason | null =>
		amount > 0 ? { cause, facts: { ...NO_FACTS, missing, there, amount } } : null
	const inMonth = (series: MonthSeries | null | undefined) => (series ? valueAt(series, month) : 0)
	return (
		heldBy('interconnection_limit', inMonth(place.heldBackByInterconnectionMW)) ??
		causeOfWorks(firm, { ...here, month }) ??
		heldBy('fuel_hours', inMonth(place.energyAvailableMW) - there) ??
		// Power still to come is what mends it, also where a battery helps meanwhile.
		heldBy('worst_day', isAllThere ? inMonth(place.throughWorstDayMW) : 0) ??
		heldBy('contingency_reserve', inMonth(place.heldBackForLossMW))
	)
}

type HeldBy = 'interconnection_limit' | 'fuel_hours' | 'worst_day' | 'contingency_reserve'
type Here = { readonly missing: number; readonly there: number; readonly monthNames: readonly string[] }

/** Of the contract that works of others hold back most, the work that gates most of it. */
function causeOfWorks(
	firm: readonly PowerFact[],
	{ month, missing, there, monthNames }: Here & { readonly month: number },
): Reason | null {
	const heldIn = ({ heldMW }: PowerFact) => (heldMW === null ? 0 : valueAt(heldMW, month))
	const contract = firm.toSorted((a, b) => heldIn(b) - heldIn(a))[0]
	if (!contract || heldIn(contract) <= 0) return null
	const open = contract.works.filter(({ dueMonth }) => dueMonth > month)
	const work = open.toSorted((a, b) => b.gatesMW - a.gatesMW || b.dueMonth - a.dueMonth)[0]
	if (!work) return null
	const { id, name, gatesMW: amount, dueMonth } = work
	const fromMonth = nameOfMonth(monthNames, dueMonth)
	const item = { list: 'gatingWorks', id, name } as const
	return { cause: 'third_party_work', facts: { ...NO_FACTS, missing, there, item, amount, fromMonth } }
}

function factsOf(contract: PowerFact, from: number | null, { missing, there, monthNames }: Here): CauseFacts {
	const item = itemOf(contract)
	return { ...NO_FACTS, missing, there, item, amount: contract.firmMW, fromMonth: nameOfMonth(monthNames, from) }
}

function goneFacts(gone: PowerFact | undefined, { missing, there, monthNames }: Here): CauseFacts {
	const facts = { ...NO_FACTS, missing, there }
	const end = gone?.endMonth ?? null
	if (!gone || end === null) return facts
	const month = nameOfMonth(monthNames, end + 1) ?? ''
	return {
		...facts,
		left: { item: itemOf(gone), month, amount: gone.firmMW, afterMonths: end + 1 - startOf(gone) },
	}
}

/** The last contract to end within the plan, if what it brought is at least half of what is missing. */
function endedLast(
	firm: readonly PowerFact[],
	{ month, missing }: { readonly month: number; readonly missing: number },
) {
	return firm
		.filter((contract) => ended(contract, month) && (contract.endMonth ?? -1) >= 0 && contract.firmMW >= missing / 2)
		.sort((a, b) => (b.endMonth ?? 0) - (a.endMonth ?? 0))[0]
}

function itemOf({ id, name }: PowerFact): CauseItem {
	return { list: 'powerContracts', id, name }
}

function ended({ endMonth }: PowerFact, month: number): boolean {
	return endMonth !== null && endMonth < month
}

/** A contract left before a late start brought nothing and takes nothing away. */
function everServes({ startMonth, endMonth }: PowerFact, horizon: number): boolean {
	return endMonth === null || endMonth >= (startMonth ?? horizon)
}

function isRamping(contract: PowerFact, month: number): boolean {
	return startOf(contract) <= month && (contract.fullMonth ?? month) > month
}

function startOf({ startMonth }: PowerFact): number {
	return startMonth ?? Number.POSITIVE_INFINITY
}
