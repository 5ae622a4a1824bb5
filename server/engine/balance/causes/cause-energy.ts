import type { CauseFacts, CauseItem } from '#shared/cause-result.ts'
import { NO_FACTS, nameOfMonth } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { item, valueAt } from '../../cells.ts'
import type { MonthSeries } from '../types.ts'
import type { PowerFact } from './supply-facts.ts'

/**
 * Why power is short: the connection holds imports back; else works of others do; else the loss of one unit must be survived; else a contract that is still ramping; else the next one to start,
 * and what makes it late; else nothing further is contracted. Rule B12.
 */
export function causeOfEnergy({ run, month, site, missing }: CauseAsk): Reason {
	const { monthNames } = run.input
	const place = item(run.input.sites, site)
	const there = valueAt(place.energyAvailableMW, month)
	const here: Here = { missing, there, monthNames }
	const heldBy = (cause: 'interconnection_limit' | 'contingency_reserve', held: MonthSeries | null): Reason | null => {
		const amount = held === null ? 0 : valueAt(held, month)
		return amount > 0 ? { cause, facts: { ...NO_FACTS, missing, there, amount } } : null
	}
	const firm = place.contracts.filter((contract) => contract.firmMW > 0)
	const heldBack =
		heldBy('interconnection_limit', place.heldBackByInterconnectionMW) ??
		causeOfWorks(firm, { month, missing, there, monthNames }) ??
		heldBy('contingency_reserve', place.heldBackForLossMW)
	if (heldBack) return heldBack
	const current = firm.filter((contract) => !ended(contract, month))
	const ramping = current.find((contract) => isRamping(contract, month))
	if (ramping) return { cause: 'contract_ramping', facts: factsOf(ramping, ramping.fullMonth, here) }
	const next = current.filter((contract) => startOf(contract) > month).sort((a, b) => startOf(a) - startOf(b))[0]
	if (next) return { cause: next.delayCause ?? 'contract_not_started', facts: factsOf(next, next.startMonth, here) }
	return { cause: 'not_contracted', facts: goneFacts(endedLast(firm, { month, missing }), here) }
}

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

function isRamping(contract: PowerFact, month: number): boolean {
	return startOf(contract) <= month && (contract.fullMonth ?? month) > month
}

function startOf({ startMonth }: PowerFact): number {
	return startMonth ?? Number.POSITIVE_INFINITY
}
