import type { CauseAsk, Reason } from './binding-cause.ts'
import { inMonth, mw } from './cause-words.ts'
import { item, valueAt } from './cells.ts'
import type { PowerFact } from './types.ts'

/**
 * Why power is short: the connection holds imports back; else a contract that is still ramping; else the next one to start,
 * and what makes it late; else nothing further is contracted. Rule B12.
 */
export function causeOfEnergy({ run, month, site, missing }: CauseAsk): Reason {
	const { monthNames } = run.input
	const place = item(run.input.sites, site)
	const here = { at: place.name, missing, monthNames }
	const heldBack = valueAt(place.heldBackByInterconnectionMW ?? [], month)
	if (heldBack > 0) return heldBackReason(place.name, heldBack)
	const firm = place.contracts.filter((contract) => contract.firmMW > 0 && !ended(contract, month))
	const ramping = firm.find((contract) => isRamping(contract, month))
	if (ramping) return rampingReason(ramping, here)
	const next = firm.filter((contract) => startOf(contract) > month).sort((a, b) => startOf(a) - startOf(b))[0]
	return next ? startingReason(next, here) : uncontractedReason(here)
}

type Here = { readonly at: string; readonly missing: number; readonly monthNames: readonly string[] }

function heldBackReason(at: string, heldBackMW: number): Reason {
	return {
		cause: 'interconnection_limit',
		text: `The grid connection of ${at} holds back ${mw(heldBackMW)} of contracted imports.`,
		mend: 'Raise the interconnection limit, add a transformer, or generate on site.',
	}
}

function rampingReason({ name, fullMonth }: PowerFact, { at, missing, monthNames }: Here): Reason {
	const full = inMonth(monthNames, fullMonth)
	return {
		cause: 'contract_ramping',
		text: `${name} at ${at} is ramping and gives full power ${full}; ${mw(missing)} are missing.`,
		mend: `Shorten the ramp of ${name}, or bridge ${mw(missing)} meanwhile.`,
	}
}

function startingReason({ name, startMonth, delayCause }: PowerFact, { at, missing, monthNames }: Here): Reason {
	return {
		cause: delayCause ?? 'contract_not_started',
		text: `${name} at ${at} starts ${inMonth(monthNames, startMonth)}; ${mw(missing)} are missing until then.`,
		mend: `Bring the start of ${name} forward, or bridge ${mw(missing)} until then.`,
	}
}

function uncontractedReason({ at, missing }: Here): Reason {
	return {
		cause: 'contract_not_started',
		text: `No further firm power is contracted at ${at}; ${mw(missing)} are missing.`,
		mend: `Add a power contract of ${mw(missing)} at ${at}.`,
	}
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
