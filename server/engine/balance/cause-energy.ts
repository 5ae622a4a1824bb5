import type { CauseAsk, Reason } from './binding-cause.ts'
import { mw } from './cause-words.ts'
import type { PowerFact } from './types.ts'

/**
 * Why power is short: the connection holds imports back; else a contract that is still ramping; else the next one to start,
 * and what makes it late; else nothing further is contracted. Rule B12.
 */
export function causeOfEnergy({ run, month, site, missing }: CauseAsk): Reason {
	const place = run.input.sites[site]
	const here = place?.name ?? 'the plan'
	const name = (at: number | null) =>
		at === null ? 'after the horizon' : (run.input.monthNames[at] ?? 'after the horizon')
	const heldBack = place?.heldBackByInterconnectionMW?.[month] ?? 0
	if (heldBack > 0) {
		return {
			cause: 'interconnection_limit',
			text: `The grid connection of ${here} holds back ${mw(heldBack)} of contracted imports.`,
			mend: 'Raise the interconnection limit, add a transformer, or generate on site.',
		}
	}
	const firm = (place?.contracts ?? []).filter((contract) => contract.firmMW > 0 && !ended(contract, month))
	const ramping = firm.find(
		({ startMonth, fullMonth }) => startMonth !== null && startMonth <= month && (fullMonth ?? month) > month,
	)
	if (ramping) {
		return {
			cause: 'contract_ramping',
			text: `${ramping.name} at ${here} is ramping until ${name(ramping.fullMonth)}; ${mw(missing)} are missing.`,
			mend: `Shorten the ramp of ${ramping.name}, or bridge ${mw(missing)} until ${name(ramping.fullMonth)}.`,
		}
	}
	const next = firm.filter((contract) => contract.startMonth === null || contract.startMonth > month).sort(byStart)[0]
	if (next) {
		return {
			cause: next.delayCause ?? 'contract_not_started',
			text: `${next.name} at ${here} starts in ${name(next.startMonth)}; ${mw(missing)} are missing until then.`,
			mend: `Bring the start of ${next.name} forward, or bridge ${mw(missing)} until ${name(next.startMonth)}.`,
		}
	}
	return {
		cause: 'contract_not_started',
		text: `No further firm power is contracted at ${here}; ${mw(missing)} are missing.`,
		mend: `Add a power contract of ${mw(missing)} at ${here}.`,
	}
}

function ended({ endMonth }: PowerFact, month: number): boolean {
	return endMonth !== null && endMonth < month
}

function byStart(a: PowerFact, b: PowerFact): number {
	return (a.startMonth ?? Number.POSITIVE_INFINITY) - (b.startMonth ?? Number.POSITIVE_INFINITY)
}
