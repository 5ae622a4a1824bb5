import type { Claim } from '#shared/pages/claim.ts'
import { SQUARE_FEET_PER_KSF } from '#shared/units/conversions.ts'
import { type Band, bandOf } from './band.ts'
import { moneyOfMegawatt } from './money-measures.ts'
import { REAL_CASES } from './real-cases.ts'

/** Megawatts of IT, and what they were taken from; null where nothing tells them. */
export type ClaimSize = Band & { readonly from: 'mw' | 'sqft' | 'usd' | 'crew' | 'jobs' }

const settingBand = (cases: (typeof REAL_CASES)[keyof typeof REAL_CASES]) =>
	bandOf(cases.filter(({ aside }) => aside === null))

const through = (value: number, ratios: Band | null): Band | null =>
	ratios === null ? null : { low: value / ratios.high, high: value / ratios.low }

/** The power that is said, else what real campuses of such a floor, cost or crew have. */
export function sizeOfClaim({ itMW, ksf, usd, scope, crew, jobs }: Claim): ClaimSize | null {
	if (itMW !== null) return { low: itMW, high: itMW, from: 'mw' }
	const tries = [
		['sqft', ksf === null ? null : through(ksf * SQUARE_FEET_PER_KSF, settingBand(REAL_CASES.floor))],
		['usd', usd === null ? null : through(usd, moneyOfMegawatt(scope))],
		['crew', crew === null ? null : through(crew, settingBand(REAL_CASES.crew))],
		['jobs', jobs === null ? null : through(jobs, settingBand(REAL_CASES.jobs))],
	] as const
	const [found] = tries.flatMap(([from, band]) => (band === null ? [] : [{ ...band, from }]))
	return found ?? null
}
