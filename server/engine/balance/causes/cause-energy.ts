import type { CauseFacts, CauseItem } from '#shared/result/cause-result.ts'
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
	const { months, monthNames } = run.input
	const there = valueAt(run.ledger.energyAvailable, site * months + month)
	const { contracts } = item(run.input.sites, site)
	const here: NextToStartParams = { missing, there, months, monthNames }
	const ramping = contracts.find((contract) => serves(contract, here, month) && isRamping(contract, month)) ?? null
	const next = nextToStart(contracts, here, month)
	const heldBack = causeOfHolding(ask, here, ramping === null && next === null)
	if (heldBack) return heldBack
	if (ramping) return { cause: 'contract_ramping', facts: factsOf(ramping, ramping.fullMonth, here) }
	if (next) return { cause: next.delayCause ?? 'contract_not_started', facts: factsOf(next, next.startMonth, here) }
	return { cause: 'not_contracted', facts: goneFacts(endedLast(contracts, here, month), here) }
}

type NextToStartParams = {
	readonly missing: number
	readonly there: number
	readonly months: number
	readonly monthNames: readonly string[]
}

function nextToStart(contracts: readonly PowerFact[], here: NextToStartParams, month: number): PowerFact | null {
	let next: PowerFact | null = null
	for (const contract of contracts) {
		if (startOf(contract) <= month || !serves(contract, here, month)) continue
		if (next === null || startOf(contract) < startOf(next)) next = contract
	}
	return next
}

/** What holds back power of contracts that serve: the first that holds (joins C-14). */
function causeOfHolding({ run, month, site }: CauseAsk, here: NextToStartParams, isAllThere: boolean): Reason | null {
	const place = item(run.input.sites, site)
	const firm = valueAt(run.ledger.energyFirm, site * run.input.months + month)
	return (
		heldBy('interconnection_limit', here, inMonth(place.heldBackByInterconnectionMW, month)) ??
		heldBy('meter_full', here, inMonth(place.takenOnMeterMW, month)) ??
		heldBy('flexibility', here, inMonth(place.nonFirmMW, month) - (here.there - firm)) ??
		causeOfWorks(place.contracts, here, month) ??
		heldBy('fuel_hours', here, inMonth(place.energyAvailableMW, month) - firm + inMonth(place.gasHeldMW, month)) ??
		// Power still to come is what mends it, also where a battery helps meanwhile.
		heldBy('worst_day', here, isAllThere ? inMonth(place.throughWorstDayMW, month) : 0) ??
		heldBy('contingency_reserve', here, inMonth(place.heldBackForLossMW, month))
	)
}

/** The last bits of a difference hold nothing back. */
const LEAST_MW = 1e-9

type HeldBy =
	'interconnection_limit' | 'meter_full' | 'flexibility' | 'fuel_hours' | 'worst_day' | 'contingency_reserve'

function heldBy(cause: HeldBy, { missing, there }: NextToStartParams, amount: number): Reason | null {
	return amount > LEAST_MW ? { cause, facts: { ...NO_FACTS, missing, there, amount } } : null
}

const inMonth = (series: MonthSeries | null | undefined, month: number) => (series ? valueAt(series, month) : 0)

/** Of the contract that works of others hold back most, the work that gates most of it. */
function causeOfWorks(contracts: readonly PowerFact[], here: NextToStartParams, month: number): Reason | null {
	let [contract, held]: [PowerFact | null, number] = [null, 0]
	for (const one of contracts) {
		const ofIt = inMonth(one.heldMW, month)
		if (ofIt > held && isFirm(one, here)) [contract, held] = [one, ofIt]
	}
	const open = contract?.works.filter(({ dueMonth }) => dueMonth > month) ?? []
	const work = open.toSorted((a, b) => b.gatesMW - a.gatesMW || b.dueMonth - a.dueMonth)[0]
	if (!work) return null
	const { id, name, gatesMW: amount, dueMonth } = work
	const { missing, there } = here
	const fromMonth = nameOfMonth(here.monthNames, dueMonth)
	const item = { list: 'gatingWorks', id, name } as const
	return { cause: 'third_party_work', facts: { ...NO_FACTS, missing, there, item, amount, fromMonth } }
}

function factsOf(
	contract: PowerFact,
	from: number | null,
	{ missing, there, monthNames }: NextToStartParams,
): CauseFacts {
	const item = itemOf(contract)
	return { ...NO_FACTS, missing, there, item, amount: contract.firmMW, fromMonth: nameOfMonth(monthNames, from) }
}

function goneFacts(gone: PowerFact | undefined, { missing, there, monthNames }: NextToStartParams): CauseFacts {
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
function endedLast(contracts: readonly PowerFact[], here: NextToStartParams, month: number) {
	return contracts
		.filter((contract) => isFirm(contract, here) && ended(contract, month))
		.filter(({ endMonth, firmMW }) => (endMonth ?? -1) >= 0 && firmMW >= here.missing / 2)
		.sort((a, b) => (b.endMonth ?? 0) - (a.endMonth ?? 0))[0]
}

function itemOf({ id, name }: PowerFact): CauseItem {
	return { list: 'powerContracts', id, name }
}

function ended({ endMonth }: PowerFact, month: number): boolean {
	return endMonth !== null && endMonth < month
}

/** Firm power that is not over yet. */
function serves(contract: PowerFact, here: NextToStartParams, month: number): boolean {
	return isFirm(contract, here) && !ended(contract, month)
}

/** A contract left before a late start brought nothing and takes nothing away. */
function isFirm({ firmMW, startMonth, endMonth }: PowerFact, { months }: NextToStartParams): boolean {
	return firmMW > 0 && (endMonth === null || endMonth >= (startMonth ?? months))
}

function isRamping(contract: PowerFact, month: number): boolean {
	return startOf(contract) <= month && (contract.fullMonth ?? month) > month
}

function startOf({ startMonth }: PowerFact): number {
	return startMonth ?? Number.POSITIVE_INFINITY
}
