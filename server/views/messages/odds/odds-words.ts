import { megawatts } from '#shared/formats/figures.ts'
import { counted, longMonth } from '#shared/formats/months.ts'
import type { SimulatedMonth, SimulationResult } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { driverName } from './input-names.ts'

const [NEARLY_SURE, NEARLY_NEVER] = [0.95, 0.05]

/** `53%`; never a decimal of a percent, and never sure. */
export function oddsText(share: number): string {
	if (share > NEARLY_SURE) return 'more than 95%'
	if (share < NEARLY_NEVER) return 'less than 5%'
	return `${Math.round(share * 100)}%`
}

const FULL = 'verdict.fullPower.month'
/** Less than this drives too little to be named. */
const MAIN_SHARE = 0.1

/** What full power is: «300 MW», or where nobody asked for so much «all of it». */
const fullPowerText = ({ asked }: SimulationResult) => (asked.itMW > 0 ? `${megawatts(asked.itMW)} MW` : 'full power')

/**
 * «80% odds of 300 MW by February 2027. As entered: November 2026 (53%). P90: March 2027. Main drivers: “Utility,
 * phase 2: delay”.»
 */
export function oddsSentences(plan: PlanFile, odds: SimulationResult): readonly string[] {
	const full = odds.figures[FULL]
	if (full?.kind !== 'month') return []
	const what = fullPowerText(odds)
	if (odds.inputs.every(({ drawn }) => !drawn))
		return [`No input of this plan has a range: ${what} is ${comes(full.asEntered)}.`]
	if (tooManyFailed(odds)) return [`${failedText(odds)} No odds are shown.`]
	return [
		full.p80 === null
			? `Odds of ${what} by plan end: ${oddsText(1 - full.never)}.`
			: `80% odds of ${what} by ${longMonth(full.p80)}.`,
		`As entered: ${enteredText(full)}.`,
		...(full.p80 === null ? [] : [`P90: ${full.p90 === null ? NOT_WITHIN : longMonth(full.p90)}.`]),
		...hangsOn(plan, odds),
	]
}

const NOT_WITHIN = 'not reached in the plan'
const comes = (month: string | null) => (month === null ? NOT_WITHIN : `reached in ${longMonth(month)}`)

const tooManyFailed = ({ figures, failed }: SimulationResult) =>
	failed > 0 &&
	Object.values(figures).every(({ p10, p50, p90, never }) => [p10, p50, p90].every((p) => p === null) && never === 0)

const failedText = ({ failed, draws, failures }: SimulationResult) =>
	`${counted(failed, 'draw')} of ${String(draws)} gave no result: ${failures[0]?.why ?? ''}`

function enteredText({ asEntered, asEnteredOdds }: SimulatedMonth): string {
	return asEntered === null ? NOT_WITHIN : `${longMonth(asEntered)} (${oddsText(asEnteredOdds ?? 0)})`
}

function hangsOn(plan: PlanFile, odds: SimulationResult): readonly string[] {
	const main = (odds.drivers[FULL] ?? []).filter(({ share }) => share >= MAIN_SHARE).slice(0, 2)
	if (main.length === 0) return []
	return [`Main drivers: ${main.map(({ name }) => `“${driverName(plan, name, odds)}”`).join(' and ')}.`]
}

/** «512 draws, seed 2026. P90 within 2 months. Guesses make up 41% of the spread.» */
export function howSure(odds: SimulationResult): string {
	const { draws, seed, figures, guesses, failed } = odds
	const within = figures[FULL]?.within.p90 ?? null
	const parts = [
		`${counted(draws, 'draw')}, seed ${String(seed)}.`,
		...(within === null ? [] : [`P90 of full power within ${counted(Math.max(1, Math.ceil(within)), 'month')}.`]),
		...(guesses[FULL] === undefined ? [] : [`Guesses make up ${oddsText(guesses[FULL])} of the spread.`]),
		...(failed > 0
			? [`${counted(failed, 'draw')} gave no result and ${failed === 1 ? 'is' : 'are'} not counted.`]
			: []),
	]
	return parts.join(' ')
}
