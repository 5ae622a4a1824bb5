import { calendarMonth } from '#shared/units/months.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import { item } from '../cells.ts'
import { assumed } from '../inputs/assumed.ts'
import { fromField } from '../inputs/from-field.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineInput } from '../kernel/quantity.ts'
import { contractAt, kindAt } from '../layers/energy/contract-inputs.ts'
import { figureOfKind, kindIs } from '../layers/energy/kind-inputs.ts'
import { sourceOf } from '../layers/energy/purchase/purchase-terms.ts'
import { fromCell, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'

const GHG = 'GHG Protocol Scope 2 Guidance (2015)'
const onSite = { scope: 'site', per: 'horizon', kind: 'rate', source: GHG } as const
const THROUGH_GRID: readonly (string | null)[] = ['utility_firm', 'non_firm', 'physical_ppa']

export const gridFactor = defineInput({
	...onSite,
	id: 'environment.gridFactor',
	symbol: 'EF_grid',
	label: 'Grid emissions factor as published',
	unit: 'kgPerMWh',
	rule: 'V3',
	read: ({ model }: EngineWorld, index) =>
		fromCell({ table: 'gridRegions', row: item(model.places, index).gridRegion.row, field: 'emissionsKgPerMWh' }),
})

export const gridDecline = assumed('gridEmissionsDecline', {
	id: 'environment.gridDecline',
	symbol: 'd',
	scope: 'site',
	rule: 'V3',
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
		const { row } = item(model.places, index).gridRegion
		const years = Math.max(0, yearOf(model, month) - row.year)
		return fromRule(years, {
			rule: 'V3',
			text: { code: 'years_after_factor', facts: { year: row.year } },
			source: row.source,
		})
	},
})

/** 1 for energy that comes over the public grid, off-site PPAs included; 0 for energy made on the site. */
export const throughGrid = kindIs(
	{ id: 'environment.throughGrid', symbol: 'grid', label: 'Arrives over the public grid', rule: 'V3', source: GHG },
	(kind) => THROUGH_GRID.includes(sourceOf(kind)),
)

export const burnsOnSite = kindIs(
	{ id: 'environment.burnsOnSite', symbol: 'burns', label: 'Burns fuel on the site', rule: 'V4', source: GHG },
	(kind) => sourceOf(kind) === 'onsite_gas',
)

/** Of the generators behind non-firm service. */
export const backupFactor = assumed('backupKgCO2PerMWh', {
	id: 'environment.backupFactor',
	symbol: 'EF_b',
	scope: 'contract',
	rule: 'eR34',
})

/** 1 where the plan or the kind has a factor of its own; without, the grid's counts. */
export const hasOwnFactor = defineInput({
	scope: 'contract',
	per: 'horizon',
	kind: 'rate',
	source: GHG,
	id: 'environment.hasOwnFactor',
	symbol: 'own factor',
	label: 'Has an emissions factor of its own',
	unit: 'ratio',
	rule: 'eR31',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		const has = (contract.emissionsKgPerMWh ?? kind.emissionsKgPerMWh) !== null
		return fromRule(Number(has), {
			rule: 'eR31',
			text: { code: 'by_kind', facts: { kind: kind.name } },
			source: kind.source,
		})
	},
})

export const ownFactor = fromField('powerContracts', 'emissionsKgPerMWh', {
	id: 'environment.ownFactor',
	symbol: 'EF_c',
	rule: 'eR31',
	otherwise: (at) => figureOfKind(kindAt(at), 'emissionsKgPerMWh') ?? at.none('grid_factor_counts'),
})

/** Calendar year of a month of the plan. */
export function yearOf(model: EngineModel, month: number): number {
	const name = model.months[month] ?? model.plan.startMonth
	return Number(name.slice(0, name.indexOf('-')))
}

/** Index of each month's calendar year, counted from the plan's first year. */
export function yearIndices({ months }: Pick<EngineModel, 'months'>): readonly number[] {
	return yearsIn(months)
}

const yearsIn = keptBy((months: readonly string[]): readonly number[] => {
	const first = calendarMonth(months[0] ?? '')
	return months.map((_, month) => Math.floor((first + month) / MONTHS_PER_YEAR))
})

/** The months of one calendar year within the horizon. */
type YearSpan = { readonly from: number; readonly until: number }

export function calendarYears(model: EngineModel): readonly YearSpan[] {
	const years = yearIndices(model)
	const starts = years.flatMap((year, month) => (year === years[month - 1] ? [] : [month]))
	return starts.map((from, index) => ({ from, until: starts[index + 1] ?? years.length }))
}

export function sumOfYear(column: Column, site: number, { from, until }: YearSpan): number {
	let sum = 0
	for (let month = from; month < until; month++) sum += column.at(site, month)
	return sum
}
