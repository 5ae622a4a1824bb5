/**
 * Every conversion between units, by name. The calendar is the plan's: a month has 730 h and 30.4 days.
 */
export const HOURS_PER_MONTH = 730
export const DAYS_PER_MONTH = 30.4
export const MONTHS_PER_YEAR = 12
export const HOURS_PER_YEAR = 8760
export const SECONDS_PER_HOUR = 3600
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * SECONDS_PER_HOUR
export const WEEKS_PER_MONTH = 4.345
export const WORK_HOURS_PER_YEAR = 2080

export const kWToMW = (kW: number): number => kW / 1000
export const mwToKW = (MW: number): number => MW * 1000
export const wattsToKW = (W: number): number => W / 1000
export const wattsToMW = (W: number): number => W / 1e6
export const mwToWatts = (MW: number): number => MW * 1e6
export const mwhToKWh = (MWh: number): number => MWh * 1000
export const kgToTonnes = (kg: number): number => kg / 1000
export const litresToM3 = (litres: number): number => litres / 1000
export const hectaresToAcres = (hectares: number): number => hectares * 2.471054
export const acresToHectares = (acres: number): number => acres / 2.471054
export const squareFeetToM2 = (squareFeet: number): number => squareFeet * 0.09290304
/** thousand square feet, the driver of area work packages */
export const m2ToKsf = (m2: number): number => m2 / 92.90304
/** weeks ÷ 4.345, not rounded */
export const weeksToMonths = (weeks: number): number => weeks / WEEKS_PER_MONTH
export const secondsToHours = (seconds: number): number => seconds / SECONDS_PER_HOUR
export const hoursToDays = (hours: number): number => hours / 24
export const microsecondsToSeconds = (us: number): number => us / 1e6
export const secondsToMilliseconds = (seconds: number): number => seconds * 1000
export const millisecondsToSeconds = (ms: number): number => ms / 1000
export const tflopsToFlops = (tflops: number): number => tflops * 1e12
export const tbToBytes = (TB: number): number => TB * 1e12
export const gbToBytes = (GB: number): number => GB * 1e9
export const billionsToCount = (billions: number): number => billions * 1e9
export const trillionsToCount = (trillions: number): number => trillions * 1e12
export const tokensToMillions = (tokens: number): number => tokens / 1e6
export const millionUsdToUsd = (millions: number): number => millions * 1e6
/** tokens of a month at a steady rate */
export const perSecondToPerMonth = (perSecond: number): number => perSecond * SECONDS_PER_MONTH
