import type { CauseItem } from '#shared/cause-result.ts'
import { NO_FACTS, nameOfMonth } from './cause-facts.ts'
import type { CauseAsk, Reason } from './reason.ts'
import { inMonth, mw } from './cause-words.ts'
import { item, valueAt } from '../cells.ts'
import type { PowerFact } from '../types.ts'

/**
 * Why power is short: the connection holds imports back; else a contract that is still ramping; else the next one to start,
 * and what makes it late; else nothing further is contracted. Rule B12.
 */
export function causeOfEnergy({ run, month, site, missing }: CauseAsk): Reason {
	const { monthNames } = run.input
	const place = item(run.input.sites, site)
	const there = valueAt(place.energyAvailableMW, month)
	const here: Here = { at: place.name, missing, there, monthNames }
	const heldBack = valueAt(place.heldBackByInterconnectionMW ?? [], month)
	if (heldBack > 0) return heldBackReason(heldBack, here)
	const firm = place.contracts.filter((contract) => contract.firmMW > 0)
	const current = firm.filter((contract) => !ended(contract, month))
	const ramping = current.find((contract) => isRamping(contract, month))
	if (ramping) return rampingReason(ramping, here)
	const next = current.filter((contract) => startOf(contract) > month).sort((a, b) => startOf(a) - startOf(b))[0]
	return next ? startingReason(next, here) : uncontractedReason(endedLast(firm, { month, missing }), here)
}

type Here = {
	readonly at: string
	readonly missing: number
	readonly there: number
	readonly monthNames: readonly string[]
}

function heldBackReason(heldBackMW: number, { at, missing, there }: Here): Reason {
	return {
		cause: 'interconnection_limit',
		text: `The grid connection of ${at} holds back ${mw(heldBackMW)} of contracted imports.`,
		mend: 'Raise the interconnection limit, add a transformer, or generate on site.',
		facts: { ...NO_FACTS, missing, there, amount: heldBackMW },
	}
}

function rampingReason(contract: PowerFact, { at, missing, there, monthNames }: Here): Reason {
	const { name, fullMonth, firmMW } = contract
	return {
		cause: 'contract_ramping',
		text: `${name} at ${at} is ramping and gives full power ${inMonth(monthNames, fullMonth)}; ${mw(missing)} are missing.`,
		mend: `Shorten the ramp of ${name}, or bridge ${mw(missing)} meanwhile.`,
		facts: {
			...NO_FACTS,
			missing,
			there,
			item: itemOf(contract),
			amount: firmMW,
			fromMonth: nameOfMonth(monthNames, fullMonth),
		},
	}
}

function startingReason(contract: PowerFact, { at, missing, there, monthNames }: Here): Reason {
	const { name, startMonth, delayCause, firmMW } = contract
	return {
		cause: delayCause ?? 'contract_not_started',
		text: `${name} at ${at} starts ${inMonth(monthNames, startMonth)}; ${mw(missing)} are missing until then.`,
		mend: `Bring the start of ${name} forward, or bridge ${mw(missing)} until then.`,
		facts: {
			...NO_FACTS,
			missing,
			there,
			item: itemOf(contract),
			amount: firmMW,
			fromMonth: nameOfMonth(monthNames, startMonth),
		},
	}
}

function uncontractedReason(gone: PowerFact | undefined, { at, missing, there, monthNames }: Here): Reason {
	const facts = { ...NO_FACTS, missing, there }
	const end = gone?.endMonth ?? null
	if (gone && end !== null) {
		const month = nameOfMonth(monthNames, end + 1) ?? ''
		return {
			cause: 'not_contracted',
			text: `${gone.name} at ${at} ended ${inMonth(monthNames, end)} and no further firm power is contracted; ${mw(missing)} are missing.`,
			mend: `Extend ${gone.name}, or add a power contract of ${mw(missing)} at ${at}.`,
			facts: {
				...facts,
				left: { item: itemOf(gone), month, amount: gone.firmMW, afterMonths: end + 1 - startOf(gone) },
			},
		}
	}
	return {
		cause: 'not_contracted',
		text: `No further firm power is contracted at ${at}; ${mw(missing)} are missing.`,
		mend: `Add a power contract of ${mw(missing)} at ${at}.`,
		facts,
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
