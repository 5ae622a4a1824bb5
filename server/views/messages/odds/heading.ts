import type { SimulatedMonth } from '#shared/result/simulation-result.ts'
import { longMonth, sentenceCase } from '#shared/formats/months.ts'
import { MW } from '../verdict/us-figures.ts'
import { oddsText } from './odds-words.ts'
import { oddsMonth } from './percents.ts'

type ToldTarget = {
	readonly itMW: number
	readonly month: string
	readonly odds: number | null
	readonly isOfSteps: boolean
}

type HeadingFacts = {
	readonly itMW: number
	/** null: none is stated */
	readonly target: ToldTarget | null
	readonly full: SimulatedMonth
	/** of all draws, by the plan's last month */
	readonly everBy: number
	/** what moves the date, the largest first */
	readonly movers: readonly string[]
}

const eighty = ({ p80 }: SimulatedMonth) => (p80 === null ? '80% not by plan end' : `80% by ${longMonth(p80)}`)

/** «35% odds of 824 MW IT by December 2027; 80% by April 2028» */
export function oddsTitle({ itMW, target, full, everBy }: HeadingFacts): string {
	if (target?.odds !== undefined && target.odds !== null) {
		const odds = sentenceCase(`${oddsText(target.odds)} odds`)
		return target.isOfSteps
			? `${odds} that every target is met on time; full power ${eighty(full)}`
			: `${odds} of ${MW(target.itMW)} IT by ${longMonth(target.month)}; ${eighty(full)}`
	}
	if (full.p50 === null) return sentenceCase(`${oddsText(everBy)} odds of ${MW(itMW)} IT by plan end`)
	return `Even odds of ${MW(itMW)} IT by ${longMonth(full.p50)}; ${eighty(full)}`
}

/** «As entered: October 2027 (12%).» Of a plan that never comes to full power as entered, that. */
function asEnteredText({ asEntered, asEnteredOdds }: SimulatedMonth): string {
	if (asEntered === null) return 'As entered, full power is not reached in the plan.'
	const odds = asEnteredOdds === null ? '' : ` (${oddsText(asEnteredOdds)})`
	return `As entered: ${longMonth(asEntered)}${odds}.`
}

function moversText([first, second]: readonly string[]): string {
	if (first === undefined) return ''
	return ` “${first}” moves the date most${second === undefined ? '' : `, then “${second}”`}.`
}

/** Even odds where the title does not say them, the date as entered with its own, and what moves it most. */
export function oddsLede({ full, movers, target }: HeadingFacts): string {
	const even = typeof target?.odds === 'number' ? `Even odds: ${oddsMonth(full.p50)}. ` : ''
	const beyond = target?.odds === null ? `The target of ${longMonth(target.month)} is after the plan ends. ` : ''
	return `${even}${beyond}${asEnteredText(full)}${moversText(movers)}`
}
