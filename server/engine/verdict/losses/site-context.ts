import type { BuildoutLayer } from '#shared/result.ts'
import { at } from '../../cells.ts'
import { chipClaims, type OrderClaim, unplacedClaims } from '../claims/chip-claims.ts'
import { type Claim, shared } from '../claims/claim.ts'
import { energyClaims, type EnergyFacts } from '../claims/energy-claims.ts'
import { type DelayOf, hallClaims } from '../claims/hall-claims.ts'
import { type MeasuredSite, ROUNDING } from '../measured-site.ts'
import type { LossBook } from './loss-book.ts'

/** A site, with all that says what it loses and to what. */
export type SiteContext = {
	readonly site: number
	readonly measured: MeasuredSite
	readonly energy: EnergyFacts
	/** by the month in which they are due */
	readonly orders: readonly OrderClaim[]
	readonly delayOf: DelayOf
	/** USD of a megawatt-month that comes late */
	readonly value: number
	readonly book: LossBook
	/** what held each layer back in a month, once it was looked for */
	readonly kept: Readonly<Record<BuildoutLayer, (readonly Claim[] | undefined)[]>>
}

/** Upstream first: the first of equals. */
export const BUILT_LAYERS = ['energy', 'infrastructure', 'chips'] as const satisfies readonly BuildoutLayer[]

/** What a layer carries of a site, by month: told by name, as months of many sites ask for it. */
export function supplyOf({ fed, housed, filled }: MeasuredSite['of'], layer: BuildoutLayer): Float64Array {
	if (layer === 'energy') return fed
	return layer === 'infrastructure' ? housed : filled
}

/** The layer that carries least of a site in a month. Rule vV4. */
export function lowest({ measured: { of } }: Pick<SiteContext, 'measured'>, month: number): BuildoutLayer {
	const [fed, housed, filled] = [at(of.fed, month), at(of.housed, month), at(of.filled, month)]
	const least = housed < fed - ROUNDING ? housed : fed
	if (filled < least - ROUNDING) return 'chips'
	return least < fed ? 'infrastructure' : 'energy'
}

/** What a month would deliver were one layer alone without limit; of racks: were every rack let stand. Rule vV4. */
export function deliveredWithout({ measured }: SiteContext, lifted: BuildoutLayer | 'racks', month: number): number {
	const { of, plant } = measured
	const [fed, housed] = [at(of.fed, month), at(of.housed, month)]
	switch (lifted) {
		case 'energy':
			return Math.min(housed, at(of.filled, month))
		case 'infrastructure':
			return Math.min(fed, at(of.filledAlone, month))
		case 'chips':
			return Math.min(fed, housed)
		default:
			return Math.min(fed, housed, at(of.let, month) + at(of.nameplate, month) / plant.fill)
	}
}

export type MissingAsk = { readonly layer: BuildoutLayer; readonly month: number; readonly missingMW: number }

/** What a layer lacks in a month, by what holds it back. Rule vV4. */
export function claimsOf(context: SiteContext, { layer, month, missingMW }: MissingAsk): readonly Claim[] {
	return shared(heldBack(context, layer, month), missingMW, REST[layer])
}

/** What holds a layer back before all else in it. Rule vV4. */
export function firstCause(context: SiteContext, layer: BuildoutLayer, month: number): Omit<Claim, 'mw'> {
	const [first] = heldBack(context, layer, month)
	// Racks stand on halls, whatever waits for chips.
	return first?.layer === layer ? first : REST[layer]
}

function heldBack(context: SiteContext, layer: BuildoutLayer, month: number): readonly Claim[] {
	return (context.kept[layer][month] ??= lookedFor(context, layer, month))
}

function lookedFor(context: SiteContext, layer: BuildoutLayer, month: number): readonly Claim[] {
	switch (layer) {
		case 'energy':
			return energyClaims(context.energy, month)
		case 'infrastructure':
			return hallClaims(context.measured.plant, month, context.delayOf)
		default:
			return chipsMissing(context, month)
	}
}

const REST = {
	energy: { layer: 'energy', cause: 'not_contracted', item: null },
	infrastructure: { layer: 'infrastructure', cause: 'not_planned', item: null },
	chips: { layer: 'chips', cause: 'not_ordered', item: null },
} as const satisfies Readonly<Record<BuildoutLayer, Omit<Claim, 'mw'>>>

function chipsMissing(context: SiteContext, month: number): readonly Claim[] {
	const { measured, orders, delayOf } = context
	const { of, plant } = measured
	const full = Math.min(at(of.housed, month), at(of.let, month) + at(of.nameplate, month) / plant.fill)
	const unplaced = unplacedClaims(plant, { month, mostMW: full - at(of.filled, month), delayOf })
	const missing = chipClaims(orders, plant.fill, month)
	return unplaced.length === 0 ? missing : [...unplaced, ...missing]
}

/** Which limit is lifted with a claim. */
export const liftedBy = ({ layer, cause }: Claim): BuildoutLayer | 'racks' =>
	cause === 'racks_over_hall' ? 'racks' : layer === 'energy' || layer === 'infrastructure' ? layer : 'chips'
