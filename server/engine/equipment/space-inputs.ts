import { targetIn, targetStepsOf, wholeTargetOf } from '#shared/document/target-steps.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { assumed } from '../inputs/assumed.ts'
import { defineFormula, defineInput, type Sourced } from '../kernel/quantity.ts'
import { contractCapacity } from '../layers/energy/contract-inputs.ts'
import { fromKind } from '../layers/energy/kind-inputs.ts'
import { coolingOfPhase } from '../places/places.ts'
import { fromPlan, fromRow, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

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

const asTarget = { scope: 'site', kind: 'state', unit: 'itMW', source: 'Sites, as entered' } as const
const NO_TARGET = fromRule(0, { rule: 'I17', text: 'no_target_stated', source: asTarget.source })

function statedTarget(
	model: EngineModel,
	index: number,
	valueOf: (site: PlanFile['sites'][number]) => number,
): Sourced {
	const site = model.plan.sites[index]
	const steps = site === undefined ? [] : targetStepsOf(site)
	if (site === undefined || steps.length === 0) return NO_TARGET
	const field = site.targets.length > 0 ? 'targets' : 'targetItMW'
	return fromPlan(model, { list: 'sites', index, field }, valueOf(site))
}

/** In the end, all steps together; 0 where the plan states none: such a site is measured by its chips. */
export const siteTarget = defineInput({
	...asTarget,
	per: 'horizon',
	rule: 'I17',
	id: 'infrastructure.siteTarget',
	symbol: 'P_target',
	label: 'Target',
	read: ({ model }: EngineWorld, index) => statedTarget(model, index, (site) => wholeTargetOf(site) ?? 0),
})

/** The step that has come. */
export const targetStep = defineInput({
	...asTarget,
	per: 'month',
	rule: 'B9',
	id: 'infrastructure.targetStep',
	symbol: 'T',
	label: 'Target of the month',
	read: ({ model }: EngineWorld, index, month) =>
		statedTarget(model, index, (site) => targetIn(site, model.months[month] ?? '')),
})

const acres = fromKind('landAcresPerMW', {
	id: 'infrastructure.plantAcresPerMW',
	symbol: 'a_sun',
	label: 'Acres per MW of plant',
	unit: 'acresPerMW',
	rule: 'I17',
	source: 'Contract kinds',
	none: () => 'takes_no_land',
})

/** Hectares of a solar field on the site; 0 for every other contract. */
export const solarLand = defineFormula({
	...shared,
	scope: 'contract',
	kind: 'state',
	id: 'infrastructure.solarLand',
	symbol: 'A_sun',
	label: 'Land of a contract’s plant on the site',
	unit: 'hectares',
	inputs: { capacity: contractCapacity, acres },
	expression: 'capacity * acres / acresPerHectare',
	examples: [{ inputs: { capacity: 100, acres: 6.5 }, value: 650 / 2.471054 }],
})
