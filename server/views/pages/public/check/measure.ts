import type { CampusFigures, CapitalScope, Claim } from '#shared/pages/claim.ts'
import { counted } from '#shared/formats/months.ts'
import type { Band } from './band.ts'
import type { RealCase } from './real-cases.ts'

export type Measure = {
	readonly id: string
	readonly name: string
	/** `a year`, behind the value */
	readonly unit: string
	/** of a megawatt; null: cases are compared as they are */
	readonly per: string | null
	readonly cases: readonly RealCase[]
	/** its cases were watched, not announced: they need not be of many publishers */
	readonly seen?: true
	readonly claimed: (claim: Claim) => number | null
	/** the claim that the size may be taken from */
	readonly sizes?: 'sqft' | 'usd' | 'crew' | 'jobs'
	/** of money: what it holds */
	readonly scope?: CapitalScope
	/** by the engine, of the megawatts it was asked for */
	readonly engine: (figures: CampusFigures) => Band & { readonly value: number }
	/** what is plausible beside it, of the same megawatts */
	readonly spread?: (figures: CampusFigures) => Band
	readonly text: (value: number) => string
	/** what the engine did */
	readonly how: (figures: CampusFigures) => string
}

export const alone = (value: number) => ({ low: value, value, high: value })
export const plan = ({ buildings, place }: CampusFigures) => `${counted(buildings, 'building')} at ${place}`
