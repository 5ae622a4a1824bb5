import type { LossCause } from '#shared/result/verdict-result.ts'
import { at, valueAt } from '../../cells.ts'
import type { PowerFact } from '../../balance/causes/supply-facts.ts'
import type { BalanceSite } from '../../balance/types.ts'
import type { Claim } from './claim.ts'

/** A contract and what it brings at the meter. */
export type ContractClaim = {
	readonly fact: PowerFact
	/** month it was to start in, as entered */
	readonly entered: number
	/** months that the plant is built late */
	readonly slip: number
	/** firm, and all that it serves of which some may be cut */
	readonly firm: Float64Array
	readonly interruptible: Float64Array | null
	/** sun or battery: firm only through the worst day */
	readonly throughDay: boolean
}

export type EnergyFacts = {
	readonly site: BalanceSite
	readonly contracts: readonly ContractClaim[]
	/** firm power as far as hours and fuel let it through */
	readonly firm: Float64Array
	/** non-firm power that no work pauses for and no battery carries, and that which counts */
	readonly uncounted: Float64Array
	readonly flexible: Float64Array
	/** what of it is for work that may pause and for nothing else */
	readonly pausable: Float64Array
	/** MW at the meter that a delivered megawatt takes */
	readonly meterMW: number
	/** the most that sun and battery ever carry through the worst day */
	readonly throughMost: number
}

/** What a site lacks of power, first what holds all of it back, then its contracts by planned month. Rule vV4. */
export function energyClaims(facts: EnergyFacts, month: number): readonly Claim[] {
	const claims: Claim[] = []
	const push = (cause: LossCause, item: string | null, meterMW: number) => {
		if (meterMW > 0) claims.push({ layer: 'energy', cause, item, mw: meterMW / facts.meterMW })
	}
	const { site, firm } = facts
	push('interconnection_limit', null, inMonth(site.heldBackByInterconnectionMW, month))
	push('meter_full', null, inMonth(site.takenOnMeterMW, month))
	push('contingency_reserve', null, inMonth(site.heldBackForLossMW, month))
	push('fuel_hours', null, at(site.energyAvailableMW, month) - at(firm, month) + inMonth(site.gasHeldMW, month))
	claims.push(...worstDay(facts, month))
	// Where nothing at all stands behind it, each contract says so.
	const counts = at(facts.flexible, month) > 0
	if (counts) push('flexibility', null, at(facts.uncounted, month))
	for (const contract of facts.contracts)
		if (at(contract.firm, month) < contract.fact.firmMW) claims.push(...contractClaims(facts, contract, month))
	for (const { fact, interruptible } of facts.contracts)
		if (interruptible && !counts) push('unbacked_interruption', `contract:${fact.id}`, at(interruptible, month))
	return claims
}

const inMonth = (series: Float64Array | null | undefined, month: number) => (series ? valueAt(series, month) : 0)

/** What sun and battery carry less than at their best: the season, once they are there. */
function worstDay({ site, contracts, throughMost, meterMW }: EnergyFacts, month: number): readonly Claim[] {
	const missing = throughMost - inMonth(site.throughWorstDayMW, month)
	if (missing <= 0) return []
	const waits = contracts.find(({ throughDay, fact }) => throughDay && (fact.startMonth ?? Infinity) > month)
	const item = waits ? `contract:${waits.fact.id}` : null
	return [{ layer: 'energy', cause: waits ? lateCause(waits, month) : 'worst_day', item, mw: missing / meterMW }]
}

const lateCause = ({ entered, slip }: ContractClaim, month: number): LossCause =>
	slip > 0 && month >= entered ? 'plant_late' : 'starts_later'

function contractClaims({ meterMW }: EnergyFacts, contract: ContractClaim, month: number): readonly Claim[] {
	const { fact, firm } = contract
	const lacks = fact.firmMW - at(firm, month)
	if (lacks <= 0 || (fact.endMonth !== null && fact.endMonth < month)) return []
	const of = { layer: 'energy', item: `contract:${fact.id}` } as const
	if ((fact.startMonth ?? Infinity) > month) return [{ ...of, cause: lateCause(contract, month), mw: lacks / meterMW }]
	const held = Math.min(lacks, inMonth(fact.heldMW, month))
	return [
		{ ...of, cause: 'works_of_others', mw: held / meterMW },
		{ ...of, cause: 'ramping', mw: (lacks - held) / meterMW },
	]
}
