import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { acresToHectares } from '#shared/units/conversions.ts'
import { defineInput } from '../kernel/quantity.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { coolingOfPhase } from '../places.ts'
import { fromAssumption, fromPlan, fromRow, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const shared = { per: 'horizon', rule: 'I17', source: 'Facility §1.7 and §1.9' } as const

export const rackFootprint = defineInput({
	...shared,
	scope: 'phase',
	kind: 'rate',
	id: 'infrastructure.rackFootprint',
	symbol: 'a_rack',
	label: 'Floor of a rack with its share of the aisle',
	unit: 'm2',
	read: ({ model }: EngineWorld, index) => {
		const row = getFacilityRatio(model.catalogue, 'rack_footprint_m2')
		const kind = coolingOfPhase(model, index).liquid ? 'nvl72' : 'air'
		const place = { table: 'facilityRatios', row, field: `values.${kind}`, quality: 'guess' } as const
		return fromRow(row.values[kind] ?? NaN, place)
	},
})

export const landPerMW = defineInput({
	...shared,
	scope: 'site',
	kind: 'rate',
	id: 'infrastructure.landPerMW',
	symbol: 'a_land',
	label: 'Land a megawatt at the meter',
	unit: 'hectaresPerFacilityMW',
	read: ({ model }: EngineWorld, index) => fromAssumption(model, 'hectaresPerFacilityMW', index),
})

export const siteReserve = defineInput({
	...shared,
	scope: 'site',
	kind: 'rate',
	id: 'infrastructure.siteReserve',
	symbol: 'ρ_site',
	label: 'Site power over the facility’s peak',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => fromAssumption(model, 'siteReserve', index),
})

/** 0 where the plan states none. */
export const siteTarget = defineInput({
	...shared,
	scope: 'site',
	kind: 'state',
	id: 'infrastructure.siteTarget',
	symbol: 'P_target',
	label: 'IT power a site aims at',
	unit: 'itMW',
	read: ({ model }: EngineWorld, index) => {
		const target = model.plan.sites[index]?.targetItMW ?? null
		if (target !== null) return fromPlan(model, { list: 'sites', index, field: 'targetItMW' }, target)
		return fromRule(0, { rule: 'I17', text: 'The plan states no target.', source: 'Sites, as entered' })
	},
})

/** Hectares of a solar field on the site; 0 for every other contract. */
export const solarLand = defineInput({
	...shared,
	scope: 'contract',
	kind: 'state',
	id: 'infrastructure.solarLand',
	symbol: 'A_sun',
	label: 'Land of a contract’s plant on the site',
	unit: 'hectares',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		const acres = kind.landAcresPerMW
		if (acres === null)
			return fromRule(0, { rule: 'I17', text: 'It takes no land of the site.', source: 'Contract kinds' })
		const hectares = acresToHectares(contract.capacityMW * acres)
		return fromRow(hectares, { table: 'powerContractTypes', row: kind, field: 'landAcresPerMW' })
	},
})
