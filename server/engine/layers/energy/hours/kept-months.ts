import { at, item } from '../../../cells.ts'
import { placesOf } from '../../../places/rows-of-site.ts'
import { sameData } from '../../../rerun/same-data.ts'
import { contractAt } from '../contract-inputs.ts'
import { MONTHLY_OF_CONTRACT, MONTHLY_OF_SITE, type SupplyPlace } from './site-supply.ts'
import type { DispatchColumns } from './supply-columns.ts'

const STEADY_OF_SITE = ['centre', 'loadFactor', 'idle', 'inferencePeak', 'exportLimit', 'reserve'] as const
const STEADY_OF_CONTRACT = [
	...(['capacity', 'capacityFactor', 'panelGain', 'statedYield', 'curtailment', 'permitted'] as const),
	...(['fuelLimit', 'heatRate', 'rank', 'minimumLoad', 'machineMW', 'roundTrip', 'stored', 'backup'] as const),
] as const

/** By month: whether a site is supplied as it was in an earlier run, so that what it came to stands. */
export function keptMonths(now: SupplyPlace, earlier: Pick<SupplyPlace, 'world' | 'input'> | null): readonly boolean[] {
	const { site, contracts } = now
	const before = earlier && { site, contracts, world: earlier.world, input: earlier.input }
	const kept = Array<boolean>(now.world.months).fill(
		before !== null && isPricedAlike(now, before) && sameData(steadyOf(now), steadyOf(before)),
	)
	const look = (name: keyof DispatchColumns, row: number) => {
		const [one, other] = [now.input[name], before?.input[name]]
		if (other === undefined || one === other) return
		for (let month = 0; month < kept.length; month++) {
			if (!Object.is(one.at(row, month), other.at(row, month))) kept[month] = false
		}
	}
	for (const name of MONTHLY_OF_SITE) look(name, site)
	for (const name of MONTHLY_OF_CONTRACT) for (const contract of contracts) look(name, contract)
	return kept
}

/** Tariffs price the hours and move none of them. */
function isPricedAlike(now: SupplyPlace, before: SupplyPlace): boolean {
	const tariffsOf = ({ world, contracts }: SupplyPlace) =>
		contracts.map((row) => contractAt(world.model, row).contract.tariff)
	return sameData(tariffsOf(now), tariffsOf(before))
}

/** All that a site's supply is laid out of in all months alike. */
export function steadyOf({ world, input, site, contracts }: SupplyPlace) {
	const { plan, catalogue } = world.model
	return {
		...{ catalogue, startMonth: plan.startMonth, months: world.months },
		ofSite: STEADY_OF_SITE.map((name) => input[name].at(site, 0)),
		contracts: contracts.map((row) => {
			const { contract, kind } = contractAt(world.model, row)
			const sun = kind.followsSun && {
				climate: placesOf(world, 'contract', row).climate.row,
				latitude: item(plan.sites, site).latitude,
				mount: contract.solarMount,
			}
			return { kind, sun }
		}),
		ofContracts: STEADY_OF_CONTRACT.map((name) => contracts.map((row) => input[name].at(row, 0))),
	}
}

/** Copies the months that are kept of a row. */
export function copyKept(
	{ from, to }: { readonly from: Float64Array; readonly to: Float64Array },
	{ row, kept }: { readonly row: number; readonly kept: readonly boolean[] },
): void {
	kept.forEach((stands, month) => {
		const cell = row * kept.length + month
		if (stands) to[cell] = at(from, cell)
	})
}
