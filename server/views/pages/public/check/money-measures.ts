import { getChip } from '#shared/catalogue/catalogue.ts'
import { ratedPower } from '#shared/catalogue/chip-power.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { ASSUMPTIONS, TEXT_ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { usd as dollars } from '#shared/formats/figures.ts'
import { CAPITAL_SCOPES, type CampusFigures, type CapitalScope } from '#shared/pages/claim.ts'
import { KW_PER_MW } from '#shared/units/conversions.ts'
import { type Band, times } from './band.ts'
import { alone, type Measure, plan } from './measure.ts'
import { REAL_CASES } from './real-cases.ts'

type Built = Exclude<CapitalScope, 'chips'>
const HELD: Readonly<Record<Built, readonly Built[]>> = {
	halls: ['halls'],
	connected: ['halls', 'connected'],
	own_plant: ['halls', 'connected', 'own_plant'],
}

/** Of a megawatt, all parts that a scope holds. Rule lP21. */
function partsOf(scope: Built): Band {
	const parts = builtInCatalogue.capitalParts.filter((part) => HELD[scope].includes(part.scope))
	const sum = (end: 'low' | 'high') => parts.reduce((total, { usdPerItMW }) => total + usdPerItMW[end], 0)
	return { low: sum('low'), high: sum('high') }
}

/** Of a price of accelerators, what its row leaves open either way. */
function chipEnds(): Band {
	const price = getChip(builtInCatalogue, TEXT_ASSUMPTIONS.defaultChip.default).priceUsd
	if (price === null) throw new Error('The default accelerator has no price.')
	return { low: price.low / price.mid, high: price.high / price.mid }
}

/** The usual accelerators of a megawatt of IT, with network and storage. */
function chipsOfMegawatt(): number {
	const chip = getChip(builtInCatalogue, TEXT_ASSUMPTIONS.defaultChip.default)
	const kW = ratedPower(chip)?.kW ?? Number.NaN
	const each = kW * ASSUMPTIONS.itOverheadFactor.default * ASSUMPTIONS.diversityTraining.default
	const usd = (chip.priceUsd?.mid ?? Number.NaN) * (1 + ASSUMPTIONS.networkStorageCapexShare.default)
	return (KW_PER_MW / each) * usd
}

/** With chips: all that is built, from halls alone to plant of one’s own, and the accelerators of all of its power. */
function withChips(chipsUsd: number, megawatts: number): Band {
	const ends = chipEnds()
	return {
		low: partsOf('halls').low * megawatts + chipsUsd * ends.low,
		high: partsOf('own_plant').high * megawatts + chipsUsd * ends.high,
	}
}

/** What a megawatt may cost by what its money holds; not said: anything from the least to the most. */
export function moneyOfMegawatt(scope: CapitalScope | null): Band {
	if (scope === null) return { low: partsOf('halls').low, high: withChips(chipsOfMegawatt(), 1).high }
	return scope === 'chips' ? withChips(chipsOfMegawatt(), 1) : partsOf(scope)
}

const money = (scope: CapitalScope) =>
	({
		...{ id: scope, name: `Money: ${CAPITAL_SCOPES[scope]}`, unit: '', per: 'per MW', scope },
		claimed: (claim) => (claim.scope === null || claim.scope === scope ? claim.usd : null),
		sizes: 'usd',
		text: (value) => dollars(value),
	}) satisfies Partial<Measure>

const BESIDE = 'The plausible range spans that figure and the catalog’s capital components.'

const built = (scope: Built, holds: string): Measure => ({
	...money(scope),
	cases: scope === 'own_plant' ? REAL_CASES.build : [],
	engine: ({ scopesUsd }: CampusFigures) => alone(scopesUsd[scope]),
	spread: ({ itMW }) => times(partsOf(scope), alone(itMW)),
	how: (of) => `${holds} of a plan of ${plan(of)}. ${BESIDE}`,
})

/** A sum of money means little without what it holds: a row for each. Rule lP21. */
export const MONEY_MEASURES: readonly Measure[] = [
	built('halls', 'Capex of halls only'),
	built('connected', 'Capex of halls, interconnection, substation and land'),
	built('own_plant', 'Capex of power and halls, all on grid power,'),
	{
		...money('chips'),
		cases: REAL_CASES.withChips,
		engine: ({ scopesUsd, chipsUsd }) => alone(scopesUsd.own_plant + chipsUsd),
		spread: ({ itMW, chipsUsd }) => withChips(chipsUsd, itMW),
		how: () =>
			'The same plus accelerators in the default rack, network and storage for all of its power. The plausible range spans their price and the capital components.',
	},
]
