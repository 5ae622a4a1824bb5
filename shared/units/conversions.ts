/**
 * Every conversion between units, by name. The calendar is the plan's: a month has 730 h and 30.4 days.
 */
export const HOURS_PER_MONTH = 730
export const DAYS_PER_MONTH = 30.4
export const MONTHS_PER_YEAR = 12
export const WEEKS_PER_YEAR = 52
export const HOURS_PER_YEAR = 8760
export const DAYS_PER_YEAR = 365
export const HOURS_PER_DAY = 24
export const SECONDS_PER_HOUR = 3600
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * SECONDS_PER_HOUR
const WEEKS_PER_MONTH = 4.345
export const WORK_HOURS_PER_YEAR = 2080
export const KW_PER_MW = 1000

export const wattsToKW = (W: number): number => W / 1000
export const mwToWatts = (MW: number): number => MW * 1e6
export const perKWToPerMW = (perKW: number): number => perKW * 1000
export const mwhToKWh = (MWh: number): number => MWh * 1000
export const ACRES_PER_HECTARE = 2.471054
export const SQUARE_METRES_PER_KSF = 92.90304
export const SQUARE_FEET_PER_KSF = 1000
export const LITRES_PER_GALLON = 3.785411784
/** weeks ÷ 4.345, not rounded */
export const weeksToMonths = (weeks: number): number => weeks / WEEKS_PER_MONTH
/** The same in months as lead times are counted: those begun count. */
export const weeksToWholeMonths = (weeks: number): number => Math.ceil(weeksToMonths(weeks))
export const millionUsdToUsd = (millions: number): number => millions * 1e6
