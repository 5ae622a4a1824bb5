import { type Column, defineAlgorithm } from '../kernel/algorithm.ts'
import { contractAt, isImport } from '../layers/energy/contract-inputs.ts'
import { siteEnergy } from '../layers/energy/purchase-energy.ts'
import { deliverable, purchased, uncovered } from '../layers/energy/purchase.quantities.ts'
import { sourceOf, type Source } from '../layers/energy/purchase-terms.ts'
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
	run: ({ world, input, output }) => {
		const years = yearIndices(world.model)
		for (let site = 0; site < world.model.plan.sites.length; site++) {
			const kinds = contractsByKind(world, site)
			for (const year of new Set(years)) {
				const months = years.flatMap((of, month) => (of === year ? [month] : []))
				const sums = yearOfSite({ input, site, months, kinds })
				const covered = coveredShare(sums)
				const counted = countedShares(sums)
				for (const month of months) {
					const cell = site * world.months + month
					output.attributes[cell] = covered
					output.carbonFree[cell] = kinds.reduce(
						(total, kind, slot) =>
							total + (counted[slot] ?? 0) * (kind.free ? sumAt(input.purchased, kind.contracts, [month]) : 0),
						0,
					)
				}
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

function contractsByKind(world: EngineWorld, site: number): readonly KindAtSite[] {
	const siteOf = world.link('contract', 'site') ?? new Int32Array()
	const mine = Array.from(siteOf.keys()).filter((index) => siteOf[index] === site)
	const kinds = new Set(mine.map((index) => contractAt(world.model, index).kind))
	return Array.from(kinds, (kind) => ({
		contracts: mine.filter((index) => contractAt(world.model, index).kind === kind),
		free: CARBON_FREE.includes(sourceOf(kind)),
		financial: sourceOf(kind) === 'financial',
		hourlyMatch: kind.hourlyMatchShare ?? 1,
	}))
}

function yearOfSite(place: {
	readonly input: Inputs
	readonly site: number
	readonly months: readonly number[]
	readonly kinds: readonly KindAtSite[]
}): YearOfSite {
	const { input, site, months, kinds } = place
	const imports = kinds.flatMap((kind) => kind.contracts.filter((index) => input.imported.at(index, 0) > 0))
	const financial = kinds.flatMap((kind) => (kind.financial ? kind.contracts : []))
	return {
		energyMWh: sumAt(input.energy, [site], months),
		importsMWh: sumAt(input.purchased, imports, months) + sumAt(input.uncovered, [site], months),
		attributesMWh: sumAt(input.deliverable, financial, months),
		taken: kinds.map((kind) => ({
			MWh: kind.free ? sumAt(input.purchased, kind.contracts, months) : 0,
			hourlyMatch: kind.hourlyMatch,
		})),
	}
}

function sumAt(column: Column, rows: readonly number[], months: readonly number[]): number {
	return rows.reduce((sum, row) => months.reduce((of, month) => of + column.at(row, month), sum), 0)
}
