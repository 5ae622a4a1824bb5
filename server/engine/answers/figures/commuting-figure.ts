import type { AssumptionKey } from '#shared/fields/assumptions.ts'
import { UNITS } from '#shared/units/units.ts'
import { planFacts } from '../../facts.ts'
import { assumedFact, nationalPoolFacts } from '../../places/national-pool-facts.ts'
import { chosenPlace } from './chosen-place.ts'
import type { DocumentReader } from './document-reader.ts'

const COMMUTING = ['commuteFreeKm', 'commuteHalvingKm', 'commuteReachKm'] as const satisfies readonly AssumptionKey[]

/** `sites.abilene.places.labourMarkets.dfw.weight`: the share of a labour market's hands that come so far. */
export const commutingFigure: DocumentReader = (frame, name) => {
	const asked = chosenPlace(frame, name)
	if (asked?.field !== 'weight' || asked.market === null) return null
	const { site, scope, label, market, choice, row } = asked
	const { model } = frame.world
	const isNamed = market.distanceKm === null
	return {
		label: `Share of workers of the ${label} who commute to the site`,
		symbol: 'ω',
		unit: UNITS.share.label,
		scope,
		month: null,
		value: market.weight,
		rule: 'pL1',
		source: 'People, places and fleets, L1 and L2',
		method:
			'All within the full-commute radius; beyond it, halved with every half-distance; none beyond the max commute. All of a market set in the plan.',
		decided: { code: 'row_within_reach', facts: { ...choice, km: market.distanceKm } },
		facts: [
			row,
			...(market.rule === 'national' ? nationalPoolFacts(model, { site, country: market.row.country }) : []),
			...(isNamed ? [] : COMMUTING.map((key) => assumedFact(model, key, site))),
			...planFacts(model, { list: 'sites', index: site, fields: ['latitude', 'longitude'] }),
		],
	}
}
