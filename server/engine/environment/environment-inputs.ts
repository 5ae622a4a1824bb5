import { calendarMonth } from '#shared/units/months.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { defineInput, type Sourced } from '../kernel/quantity.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import { fromAssumption, fromPlan, fromRow, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

const GHG = 'GHG Protocol Scope 2 Guidance (2015)'
const onSite = { scope: 'site', per: 'horizon', kind: 'rate', source: GHG } as const
const onContract = { scope: 'contract', per: 'horizon', kind: 'rate', source: GHG } as const

/** The reference rows of a site. Throws where there is no such site. */
export function placesOf(model: EngineModel, site: number) {
	const places = model.places[site]
	if (!places) throw new Error(`sites[${String(site)}] has no places.`)
	return places
}

export const gridFactor = defineInput({
	...onSite,
	id: 'environment.gridFactor',
	symbol: 'EF_grid',
	label: 'Grid emissions factor as published',
	unit: 'kgPerMWh',
	rule: 'V3',
	read: ({ model }: EngineWorld, index) => {
		const { row } = placesOf(model, index).gridRegion
		return fromRow(row.emissionsKgPerMWh, { table: 'gridRegions', row, field: 'emissionsKgPerMWh' })
	},
})

export const gridDecline = defineInput({
	...onSite,
	id: 'environment.gridDecline',
	symbol: 'd',
	label: 'Yearly decline of the grid’s emissions',
	unit: 'share',
	rule: 'V3',
	read: ({ model }: EngineWorld, index) => fromAssumption(model, 'gridEmissionsDecline', index),
})

export const yearsFromGridRow = defineInput({
	...onSite,
	id: 'environment.yearsFromGridRow',
	symbol: 'n_y',
	label: 'Years since the grid factor was measured',
	per: 'month',
	unit: 'ratio',
	rule: 'V3',
	read: ({ model }: EngineWorld, index, month) => {
		const { row } = placesOf(model, index).gridRegion
		const years = Math.max(0, yearOf(model, month) - row.year)
		return fromRule(years, {
			rule: 'V3',
			text: `Calendar year less the factor’s year, ${String(row.year)}.`,
			source: row.source,
		})
	},
})

/** 1 for energy that comes over the public grid, off-site PPAs included; 0 for energy made on the site. */
export const throughGrid = defineInput({
	...onContract,
	id: 'environment.throughGrid',
	symbol: 'grid',
	label: 'Arrives over the public grid',
	unit: 'ratio',
	rule: 'V3',
	read: ({ model }: EngineWorld, index) => {
		const source = sourceOf(contractAt(model, index).kind)
		const grid = source === 'utility_firm' || source === 'non_firm' || source === 'physical_ppa'
		return flag(model, { index, value: grid, rule: 'V3' })
	},
})

export const burnsOnSite = defineInput({
	...onContract,
	id: 'environment.burnsOnSite',
	symbol: 'burns',
	label: 'Burns fuel on the site',
	unit: 'ratio',
	rule: 'V4',
	read: ({ model }: EngineWorld, index) =>
		flag(model, { index, value: sourceOf(contractAt(model, index).kind) === 'onsite_gas', rule: 'V4' }),
})

/** 1 where the plan or the kind has a factor of its own; without, the grid's counts. */
export const hasOwnFactor = defineInput({
	...onContract,
	id: 'environment.hasOwnFactor',
	symbol: 'own factor',
	label: 'Has an emissions factor of its own',
	unit: 'ratio',
	rule: 'V5',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		return flag(model, { index, value: (contract.emissionsKgPerMWh ?? kind.emissionsKgPerMWh) !== null, rule: 'V5' })
	},
})

export const ownFactor = defineInput({
	...onContract,
	id: 'environment.ownFactor',
	symbol: 'EF_c',
	label: 'Emissions factor of the contract',
	unit: 'kgPerMWh',
	rule: 'V5',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		const field = 'emissionsKgPerMWh'
		if (contract.emissionsKgPerMWh !== null) {
			return fromPlan(model, { list: 'powerContracts', index, field }, contract.emissionsKgPerMWh)
		}
		return fromRow(kind.emissionsKgPerMWh ?? 0, { table: 'powerContractTypes', row: kind, field })
	},
})

function flag(
	model: EngineModel,
	{ index, value, rule }: { readonly index: number; readonly value: boolean; readonly rule: string },
): Sourced {
	const { kind } = contractAt(model, index)
	return fromRule(Number(value), { rule, text: `By kind: ${kind.name}.`, source: kind.source })
}

/** Calendar year of a month of the plan. */
export function yearOf(model: EngineModel, month: number): number {
	const name = model.months[month] ?? model.plan.startMonth
	return Number(name.slice(0, name.indexOf('-')))
}

/** Index of each month's calendar year, counted from the plan's first year. */
export function yearIndices(model: EngineModel): readonly number[] {
	const first = calendarMonth(model.plan.startMonth)
	return model.months.map((_, month) => Math.floor((first + month) / MONTHS_PER_YEAR))
}
