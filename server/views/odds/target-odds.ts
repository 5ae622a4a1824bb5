import { longMonth } from '#shared/formats/months.ts'
import type { SimulatedMonth } from '#shared/result/simulation-result.ts'
import { oddsText } from '../messages/odds/odds-words.ts'
import { oddsMonth, oddsMonthInShort, type OddsState, oddsState } from '../messages/odds/percents.ts'
import { MW } from '../messages/verdict/us-figures.ts'
import { FULL_POWER_KEY, isFailed, monthFigure, type OddsInput, type Target, targetOf } from './odds-input.ts'

/** A figure of odds, small, that leads to all of them. */
export type OddsChip = {
	readonly label: string
	readonly text: string
	/** in words, for who hovers or hears it */
	readonly title: string
	/** null of a month, which is neither good nor bad by itself */
	readonly state: OddsState | null
	/** the milestone that it is of, among those of the page of odds */
	readonly key: string
}

const monthChips = ({ p50, p80 }: SimulatedMonth, key: string): readonly OddsChip[] => [
	{ label: 'P50', text: oddsMonthInShort(p50), title: `Even odds of full power: ${oddsMonth(p50)}`, state: null, key },
	{ label: 'P80', text: oddsMonthInShort(p80), title: `80% odds of full power: ${oddsMonth(p80)}`, state: null, key },
]

export const TARGET_CHIP = 'Odds of target'

function targetChip(target: Target | null, key: string): readonly OddsChip[] {
	if (target === null || target.odds === null) return []
	const odds = oddsText(target.odds)
	const title = target.isOfSteps
		? `${odds} odds that every target is met on time`
		: `${odds} odds of ${MW(target.itMW)} IT by ${longMonth(target.month)}`
	return [{ label: TARGET_CHIP, text: odds, title, state: oddsState(target.odds), key }]
}

/** Odds of the target, and the months of even and of 80% odds of full power; none where draws tell nothing. */
export function oddsChips(input: OddsInput): readonly OddsChip[] {
	const full = monthFigure(input, FULL_POWER_KEY)
	if (full === null || input.simulation.draws === 0 || isFailed(input.simulation)) return []
	return [...targetChip(targetOf(input), FULL_POWER_KEY), ...monthChips(full, FULL_POWER_KEY)]
}

/** The same of one site. */
export function siteChips(input: OddsInput, siteId: string): readonly OddsChip[] {
	const key = `verdict.sites.${siteId}.fullPower.month`
	const full = monthFigure(input, key)
	const site = input.result.verdict.sites[siteId]
	const last = site?.steps.at(-1)
	if (full === null || site === undefined) return []
	const odds = input.simulation.odds.sites[siteId]?.targetMet ?? null
	const target =
		last === undefined ? null : { itMW: last.itMW, month: last.month, odds, isOfSteps: site.steps.length > 1 }
	return [...targetChip(site.basis === 'stated' ? target : null, key), ...monthChips(full, key)]
}
