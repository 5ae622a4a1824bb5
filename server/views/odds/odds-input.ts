import type { SimulatedMonth, SimulationResult } from '#shared/result/simulation-result.ts'
import type { FigureSource } from '../figures/figure.ts'
import { isOfMonth } from '../messages/odds/percents.ts'

/** A plan, its run as entered, and what its draws came to. */
export type OddsInput = FigureSource & { readonly simulation: SimulationResult }

export const FULL_POWER_KEY = 'verdict.fullPower.month'
export const FIRST_POWER_KEY = 'verdict.firstPower'

/** A date among the figures; null where the draws keep none of that name. */
export function monthFigure({ simulation }: Pick<OddsInput, 'simulation'>, key: string): SimulatedMonth | null {
	const figure = simulation.figures[key]
	return isOfMonth(figure) ? figure : null
}

/** Too many draws failed for percentiles. */
export const MOST_FAILED = 0.01
export const isFailed = ({ draws, failed }: SimulationResult): boolean => failed > draws * MOST_FAILED

export type Target = {
	readonly itMW: number
	readonly month: string
	/** share of draws that meet it; null: it lies behind the plan's end */
	readonly odds: number | null
	/** several sites or steps are measured: it is met where all of them are */
	readonly isOfSteps: boolean
}

/** The target of the plan with its odds; null where the plan states none. */
export function targetOf({ result: { verdict, months }, simulation }: OddsInput): Target | null {
	const { targetItMW, targetMonth } = verdict.headline.facts
	if (verdict.basis !== 'stated' || targetMonth === null) return null
	const steps = Object.values(verdict.sites).reduce((sum, site) => sum + site.steps.length, 0)
	const isOfSteps = steps > 1
	const { fullPowerBy, targetMet } = simulation.odds
	const odds = isOfSteps ? targetMet : sharesBy(fullPowerBy, months)(targetMonth)
	return { itMW: targetItMW, month: targetMonth, odds: isFailed(simulation) ? null : odds, isOfSteps }
}

type SharesByMonth = Readonly<Record<string, number>>

/** Share of draws that are there by a month: months before the first that is kept have none, those after the last its own; null behind the plan. */
export function sharesBy(by: SharesByMonth, months: readonly string[]): (month: string) => number | null {
	const kept = Object.keys(by).toSorted()
	return (month) => {
		if (month > (months.at(-1) ?? '')) return null
		const at = kept.findLast((own) => own <= month)
		return at === undefined ? 0 : (by[at] ?? 0)
	}
}
