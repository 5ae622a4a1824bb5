import type { PowerContractType } from '#shared/catalogue/types.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { isImport } from '../layers/energy/kind-inputs.ts'
import { siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { deliverable, purchased, uncovered } from '../layers/energy/purchase/purchase.quantities.ts'
import { sourceOf, type Source } from '../layers/energy/purchase/purchase-terms.ts'
import { rowsBySite } from '../rows-of-site.ts'
import { add, at, item } from '../cells.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { yearIndices } from './environment-inputs.ts'
import { attributeShare, carbonFreeEnergy } from './environment.quantities.ts'

const CARBON_FREE: readonly (Source | null)[] = ['onsite_zero_carbon', 'colocated_nuclear', 'physical_ppa']

/** One calendar year of one site. */
export type YearOfSite = {
	readonly energyMWh: number
	/** imports and uncovered energy, which certificates can cover */
	readonly importsMWh: number
	/** what virtual PPAs and certificates bring */
	readonly attributesMWh: number
	/** carbon-free energy really taken, by kind, with the share of a flat load the kind meets hour by hour */
	readonly taken: readonly { readonly MWh: number; readonly hourlyMatch: number }[]
}

/** Share of the year's imports that certificates cover: no more than what was imported. V6 */
export function coveredShare(year: YearOfSite): number {
	return year.importsMWh === 0 ? 0 : Math.min(1, year.attributesMWh / year.importsMWh)
}

/** Share of what each kind brought that counts as carbon-free, hour by hour. V7 */
export function countedShares(year: YearOfSite): readonly number[] {
	return year.taken.map(({ MWh, hourlyMatch }) => (MWh === 0 ? 0 : Math.min(1, (hourlyMatch * year.energyMWh) / MWh)))
}

const INPUTS = { energy: siteEnergy, purchased, deliverable, uncovered, imported: isImport }
const OUTPUTS = { attributes: attributeShare, carbonFree: carbonFreeEnergy }
type Inputs = Readonly<Record<keyof typeof INPUTS, Column>>

/** What certificates and hourly matching settle by the calendar year. */
export const environmentYears = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'environment.years',
	label: 'Certificates and hourly match by calendar year',
	rule: 'V7',
	method:
		'Certificates and virtual PPAs of a calendar year cover the same year’s imports, never more. Carbon-free is what was really taken ' +
		'from on-site zero-carbon sources, co-located nuclear and physical PPAs, each kind up to its hourly match of the year’s energy.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const years = calendarYears(world.model)
		const contracts = rowsBySite(world, 'contract')
		for (const site of rows) {
			const kinds = byKind(world, item(contracts, site))
			for (const year of years) {
				const at = { input, site, kinds, months: world.months, year }
				const sums = yearOfSite(at)
				output.attributes.fill(coveredShare(sums), site * world.months + year.from, site * world.months + year.until)
				countCarbonFree(output.carbonFree, countedShares(sums), at)
			}
		}
		return null
	},
})

type KindAtSite = {
	readonly contracts: readonly number[]
	readonly free: boolean
	readonly financial: boolean
	readonly hourlyMatch: number
}

/** The months of one calendar year within the horizon. */
type YearSpan = { readonly from: number; readonly until: number }

function calendarYears(model: EngineModel): readonly YearSpan[] {
	const years = yearIndices(model)
	const starts = years.flatMap((year, month) => (year === years[month - 1] ? [] : [month]))
	return starts.map((from, index) => ({ from, until: starts[index + 1] ?? years.length }))
}

function byKind(world: EngineWorld, contracts: readonly number[]): readonly KindAtSite[] {
	const kinds = new Map<PowerContractType, number[]>()
	for (const index of contracts) {
		const { kind } = contractAt(world.model, index)
		const alike = kinds.get(kind)
		if (alike) alike.push(index)
		else kinds.set(kind, [index])
	}
	return Array.from(kinds, ([kind, alike]) => ({
		contracts: alike,
		free: CARBON_FREE.includes(sourceOf(kind)),
		financial: sourceOf(kind) === 'financial',
		hourlyMatch: kind.hourlyMatchShare ?? 1,
	}))
}

type Rows = {
	readonly input: Inputs
	readonly site: number
	readonly kinds: readonly KindAtSite[]
	/** length of a row */
	readonly months: number
	readonly year: YearSpan
}

function yearOfSite({ input, site, kinds, year }: Rows): YearOfSite {
	const imports = kinds.flatMap((kind) => kind.contracts.filter((index) => input.imported.at(index, 0) > 0))
	const financial = kinds.flatMap((kind) => (kind.financial ? kind.contracts : []))
	return {
		energyMWh: sumOfYear(input.energy, [site], year),
		importsMWh: sumOfYear(input.purchased, imports, year) + sumOfYear(input.uncovered, [site], year),
		attributesMWh: sumOfYear(input.deliverable, financial, year),
		taken: kinds.map((kind) => ({
			MWh: kind.free ? sumOfYear(input.purchased, kind.contracts, year) : 0,
			hourlyMatch: kind.hourlyMatch,
		})),
	}
}

function sumOfYear({ values, months }: Column, rows: readonly number[], { from, until }: YearSpan): number {
	let sum = 0
	for (const row of rows) {
		for (let cell = row * months + from; cell < row * months + until; cell++) sum += at(values, cell)
	}
	return sum
}

/** Each month's carbon-free energy: what every kind brought, as far as its share of the year counts. */
function countCarbonFree(carbonFree: Float64Array, counted: readonly number[], rows: Rows): void {
	const { site, kinds, months, year } = rows
	const taken = rows.input.purchased.values
	kinds.forEach((kind, slot) => {
		if (!kind.free) return
		const share = item(counted, slot)
		for (let month = year.from; month < year.until; month++) {
			let MWh = 0
			for (const contract of kind.contracts) MWh += at(taken, contract * months + month)
			add(carbonFree, site * months + month, share * MWh)
		}
	})
}
