import type { MilestoneFacts } from '#shared/milestone-result.ts'
import { accelerators } from './counts.ts'
import { count, power } from './figures.ts'
import { counted } from './months.ts'

/** A milestone as a sentence: «Hall 5 is ready: 103 MW IT, one month late.» */
export function milestoneText(facts: MilestoneFacts): string {
	switch (facts.kind) {
		case 'first_power':
			return `First power at ${facts.site}: ${power(facts.meterMW)}.`
		case 'full_power':
			return `Full power at ${facts.site}: ${power(facts.itMW)} IT, ${accelerators(facts.accelerators)} running.`
		case 'full_grid':
			return `Full grid at ${facts.site}: ${power(facts.meterMW)} firm at the meter.`
		case 'all_firm_power':
			return `All firm power at ${facts.site}: ${power(facts.meterMW)} at the meter.`
		case 'hall_ready': {
			const late = facts.lateMonths > 0 ? `, ${counted(facts.lateMonths, 'month')} late` : ''
			return `${facts.hall} is ready: ${power(facts.itMW)} IT${late}.`
		}
		case 'first_chips':
			return `First accelerators in racks at ${facts.site}: ${count(facts.accelerators)}.`
		case 'first_tokens':
			return `First tokens served at ${facts.site}.`
		case 'training_done':
			return `${facts.run} has ended its training run.`
		case 'peak_workforce':
			return `Most people on site: ${count(facts.people)}.`
	}
}
