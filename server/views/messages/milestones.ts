import type { MilestoneFacts } from '#shared/result/milestone-result.ts'
import type { TargetDate } from '#shared/result/warning-result.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { accelerators, listed } from './counts.ts'
import { count, power } from '#shared/formats/figures.ts'
import { counted, longMonth, shortMonth } from '#shared/formats/months.ts'
import type { FullPower, HallsReady } from '#shared/document/full-power.ts'

/** «21,600 accelerators running», «30 MW leased», or both. */
function whatRuns({ accelerators: running, leasedMW }: Extract<MilestoneFacts, { kind: 'full_power' }>) {
	const leased = leasedMW > 0 ? [`${power(leasedMW)} leased`] : []
	return running > 0 || leased.length === 0 ? [`${accelerators(running)} running`, ...leased] : leased
}

/** A milestone as a sentence: «Hall 5 is ready: 103 MW IT, one month late.» */
export function milestoneText(facts: MilestoneFacts): string {
	switch (facts.kind) {
		case 'power_at_meter':
			return `Power at the meter at ${facts.site}: ${power(facts.meterMW)}.`
		case 'first_power':
			return `First power at ${facts.site}: ${power(facts.itMW)} IT delivered.`
		case 'full_power':
			return `Full power at ${facts.site}: ${power(facts.itMW)} IT, ${listed(whatRuns(facts))}.`
		case 'all_firm_power':
			return `Full firm power at ${facts.site}: ${power(facts.meterMW)} at the meter.`
		case 'hall_ready': {
			const late = facts.lateMonths > 0 ? `, ${counted(facts.lateMonths, 'month')} late` : ''
			return `${facts.hall} is ready: ${power(facts.itMW)} IT${late}.`
		}
		case 'first_chips':
			return `First accelerators racked at ${facts.site}: ${count(facts.accelerators)}.`
		case 'first_tokens':
			return `First tokens served at ${facts.site}.`
		case 'training_done':
			return `${facts.run} finishes training.`
		case 'peak_workforce':
			return `Peak construction headcount: ${count(facts.people)}.`
	}
}

/** «Full power at Abilene (50 MW IT): June 2028, three months after target» */
export function targetText({ site, itMW, asked, runs }: TargetDate, what = `Full power at ${site}`): string {
	const full = `${what} (${power(itMW)} IT)`
	if (runs === null) return `${full}: not reached in the plan; target ${longMonth(asked)}`
	const later = monthsBetween(asked, runs)
	return `${full}: ${longMonth(runs)}, ${later > 0 ? `${counted(later, 'month')} after target` : 'on target'}`
}

/** What the one date of a plan is called, wherever it is told. */
export const FULL_POWER = 'Full power'
/** What stands for its month where the plan has none. */
export const NOT_REACHED = 'not reached'

/** `Jan 2028` or `not reached`, and beside it `first power Mar 2027`; where it is not reached `power Oct 2027, halls Jan 2028`. */
export type FullPowerWords = { readonly month: string; readonly note: string }

/** «halls Jan 2028»: the month after the last of them finishes. */
function hallsText(halls: HallsReady): string {
	switch (halls.is) {
		case 'none':
			return 'no hall planned'
		case 'not_all':
			return 'halls unfinished by plan end'
		case 'from_start':
			return 'halls ready at start'
		case 'ready':
			return `halls ${shortMonth(halls.month)}`
	}
}

export function fullPowerWords(full: FullPower): FullPowerWords {
	if (full.at !== null) {
		const until = full.until === undefined ? '' : `; drops below it from ${shortMonth(full.until)}`
		return { month: shortMonth(full.at), note: `first power ${shortMonth(full.firstPower)}${until}` }
	}
	const note =
		full.firstPower === null ? 'no power by plan end' : `power ${shortMonth(full.allPower)}, ${hallsText(full.halls)}`
	return { month: NOT_REACHED, note }
}

/** The month, or why it has none: one text where there is no line below. */
export function fullPowerText(full: FullPower): string {
	const { month, note } = fullPowerWords(full)
	if (full.at === null) return `${month}: ${note}`
	return full.until === undefined ? month : `${month}, below it again from ${shortMonth(full.until)}`
}
