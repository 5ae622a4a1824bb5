import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { acresToHectares } from '#shared/units/conversions.ts'
import { assumed } from '../assumed.ts'
import { fromField } from '../from-field.ts'
import { defineInput } from '../kernel/quantity.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { coolingOfPhase } from '../places.ts'
import { fromRow, fromRule } from '../sourced.ts'
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

export const landPerMW = assumed('hectaresPerFacilityMW', {
	id: 'infrastructure.landPerMW',
	symbol: 'a_land',
	scope: 'site',
	rule: 'I17',
})

export const siteReserve = assumed('siteReserve', {
	id: 'infrastructure.siteReserve',
	symbol: 'ρ_site',
	scope: 'site',
	rule: 'I17',
})

/** 0 where the plan states none: such a site is measured by its chips. */
export const siteTarget = fromField('sites', 'targetItMW', {
	id: 'infrastructure.siteTarget',
	symbol: 'P_target',
	rule: 'I17',
	kind: 'state',
	otherwise: 'The plan states no target.',
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
