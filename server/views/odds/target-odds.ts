import { longMonth } from '#shared/formats/months.ts'
import { MW } from '../messages/verdict/us-figures.ts'
import { oddsMonth, oddsMonthInShort, type OddsState, oddsState, oddsText } from '../messages/odds/percents.ts'
import { FULL_POWER_KEY, isFailed, monthFigure, type OddsInput, targetOf } from './odds-input.ts'

/** A figure of odds, small, that leads to all of them. */
export type OddsChip = {
	readonly label: string
	readonly text: string
	/** in words, for who hovers or hears it */
	readonly title: string
	/** null of a month, which is neither good nor bad by itself */
	readonly state: OddsState | null
}

/** Odds of the target, and the months of even and of 80% odds of full power; none where draws tell nothing. */
export function oddsChips(input: OddsInput): readonly OddsChip[] {
	const full = monthFigure(input, FULL_POWER_KEY)
	if (full === null || input.simulation.draws === 0 || isFailed(input.simulation)) return []
	const target = targetOf(input)
	return [
		...(target === null || target.odds === null
			? []
			: [
					{
						label: 'Odds of target',
						text: oddsText(target.odds),
						title: target.isOfSteps
							? `${oddsText(target.odds)} odds that every target is met on time`
							: `${oddsText(target.odds)} odds of ${MW(target.itMW)} IT by ${longMonth(target.month)}`,
						state: oddsState(target.odds),
					},
				]),
		{
			label: 'P50',
			text: oddsMonthInShort(full.p50),
			title: `Even odds of full power: ${oddsMonth(full.p50)}`,
			state: null,
		},
		{
			label: 'P80',
			text: oddsMonthInShort(full.p80),
			title: `80% odds of full power: ${oddsMonth(full.p80)}`,
			state: null,
		},
	]
}
