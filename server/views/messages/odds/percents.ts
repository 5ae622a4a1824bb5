import type { SimulatedFigure, SpreadSource } from '#shared/result/simulation-result.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'

/** A share that is no chance, such as what an input explains: `41%`, `less than 1%`. */
export const wholePercent = (share: number): string =>
	share > 0 && share < 0.005 ? 'less than 1%' : `${String(Math.round(share * 100))}%`

const BEYOND = 'not by plan end'

/** A month of a percentile in a sentence. */
export const oddsMonth = (month: string | null): string => (month === null ? BEYOND : longMonth(month))

/** The same in a table. */
export const oddsMonthInShort = (month: string | null): string => (month === null ? BEYOND : shortMonth(month))

/** Whether a figure is a date of the plan. */
export const isOfMonth = (figure: SimulatedFigure | undefined): figure is Extract<SimulatedFigure, { kind: 'month' }> =>
	figure?.kind === 'month'

const [WORSE_THAN_LIKELY, SHORT_OF_SURE] = [0.4, 0.6]
export type OddsState = 'failing' | 'tight' | 'ok'

/** How odds are marked: red under 40%, amber under 60%. */
export const oddsState = (share: number): OddsState =>
	share < WORSE_THAN_LIKELY ? 'failing' : share < SHORT_OF_SURE ? 'tight' : 'ok'

/** Where a spread is from. */
export const SPREAD_SOURCES: Readonly<Record<SpreadSource, string>> = {
	typed: 'entered',
	catalogue: 'reference data',
	fitted: 'fitted to published dates',
	guess: 'guess',
}
