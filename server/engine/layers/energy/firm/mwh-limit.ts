import { HOURS_PER_YEAR } from '#shared/units/conversions.ts'
import { item } from '../../../cells.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'
import { defineOutput } from '../../../kernel/quantity.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { contractFirm, rampedCapacity } from '../available.ts'
import { storedEnergy } from '../battery.ts'
import { contractAt, contractBackup, contractCapacity } from '../contract-inputs.ts'
import { heatRate } from '../fuel.ts'
import { pipeMost } from '../gas-supply.ts'
import * as asked from '../hours/dispatch-inputs.ts'
import { dispatchMonth } from '../hours/settle/dispatch.ts'
import { capacityFactor, statedYield } from '../hours/made/capacity-factor.ts'
import { followsOf, sunFacts } from '../hours/made/made-by-contract.ts'
import { panelGain } from '../hours/made/panel-inputs.ts'
import { LOAD_COLUMNS, NO_LOAD } from '../hours/no-load.ts'
import { energyOf, LentRows } from '../hours/settle/month-rows.ts'
import { SiteSupply } from '../hours/site-supply.ts'
import { HOURS_PER_DAY } from '../hours/made/sun.ts'
import type { MonthSupply } from '../hours/settle/supply.ts'
import { curtailmentHours, permittedHours, roundTrip } from '../purchase/purchase-inputs.ts'
import { sourceOf } from '../purchase/purchase-terms.ts'
import { isSecured } from './secured-power.ts'
import { contractedFirm, securedFirm } from './worst-day-power.ts'

const limit = {
	scope: 'site',
	per: 'month',
	kind: 'state',
	unit: 'facilityMW',
	rule: 'eR20',
	source: 'Energy, second chapter §2: permitted hours and fuel are megawatt-hours, not megawatts',
	sparse: true,
} as const

/** A dash where no gas on the site has a limit of hours or fuel. */
export const mwhLimit = defineOutput({
	...limit,
	key: 'sites.mwhLimitMW',
	symbol: 'P_MWh',
	label: 'Flat load allowed by permit hours and fuel',
})
export const securedMwhLimit = defineOutput({
	...limit,
	id: 'energy.securedMwhLimitMW',
	symbol: 'P_MWh,sec',
	label: 'Flat load allowed by permit hours and fuel, excl. contracts in study',
})

const INPUTS = {
	contracted: contractedFirm,
	securedFirm,
	secured: isSecured,
	ramped: rampedCapacity,
	firm: contractFirm,
	served: asked.servedImport,
	importLimit: asked.importLimit,
	capacityFactor,
	panelGain,
	statedYield,
	curtailment: curtailmentHours,
	permitted: permittedHours,
	fuelLimit: asked.fuelLimit,
	pipe: pipeMost,
	heatRate,
	rank: asked.dispatchRank,
	minimumLoad: asked.minimumLoad,
	machineMW: asked.machineOutput,
	roundTrip,
	stored: storedEnergy,
	capacity: contractCapacity,
	backup: contractBackup,
	exportLimit: asked.exportLimit,
	reserve: asked.spinningReserve,
}

/** A flat load, and no cut service: batteries need not stand in. */
const FLAT_LOAD = {
	...LOAD_COLUMNS,
	...{ centre: NO_LOAD, loadFactor: NO_LOAD, idle: NO_LOAD, inferencePeak: NO_LOAD, batteryInEvent: NO_LOAD },
}

/** The largest flat load that hours and fuel of a site’s gas carry through each month; eR20. */
export const mwhLimits = defineAlgorithm<
	EngineModel,
	typeof INPUTS,
	{ planned: typeof mwhLimit; secured: typeof mwhLimit },
	null
>({
	id: 'energy.mwhLimit',
	label: 'Limit from permit hours and fuel',
	rule: 'eR20',
	method:
		'If on-site gas has a limit of hours or fuel: the largest flat load, at most firm power, of which the hourly ' +
		'dispatch of the month leaves no more than a millionth unserved, by bisection.',
	inputs: INPUTS,
	outputs: { planned: mwhLimit, secured: securedMwhLimit },
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const contractsOf = rowsBySite(world, 'contract')
		for (const site of rows) {
			const cells = [site * world.months, (site + 1) * world.months] as const
			const here = item(contractsOf, site)
			if (!hasLimitedGas({ world, input, site }, here)) {
				output.planned.fill(NaN, ...cells)
				output.secured.fill(NaN, ...cells)
				continue
			}
			const limitBy = (contracts: readonly number[], firm: Column) =>
				monthlyLimit(new SiteSupply({ world, input: { ...input, ...FLAT_LOAD }, site, contracts }), (month) =>
					firm.at(site, month),
				)
			const planned = limitBy(here, input.contracted)
			const secured = limitBy(
				here.filter((contract) => input.secured.at(contract, 0) > 0),
				input.securedFirm,
			)
			for (let month = 0; month < world.months; month++) {
				output.planned[cells[0] + month] = planned(month)
				output.secured[cells[0] + month] = secured(month)
			}
		}
		return null
	},
	facts: (world, { index }) =>
		item(rowsBySite(world, 'contract'), index)
			.filter((contract) => followsOf(world, contract) === 'sun')
			.slice(0, 1)
			.flatMap((contract) => sunFacts(world, contract)),
})

type MwhLimitPlace = {
	readonly world: EngineWorld
	readonly input: Readonly<Record<'permitted' | 'fuelLimit' | 'pipe', Column>>
	readonly site: number
}

function hasLimitedGas(place: MwhLimitPlace, contracts: readonly number[]): boolean {
	for (const contract of contracts) if (isLimitedGas(place, contract)) return true
	return false
}

function isLimitedGas({ world, input, site }: MwhLimitPlace, contract: number): boolean {
	if (sourceOf(contractAt(world.model, contract).kind) !== 'onsite_gas') return false
	if (!Number.isNaN(input.pipe.at(site, 0))) return true
	return input.permitted.at(contract, 0) < HOURS_PER_YEAR || !Number.isNaN(input.fuelLimit.at(contract, 0))
}

/** A month that is supplied as the last of its calendar was lets the same through. */
function monthlyLimit(supply: SiteSupply, firmOf: (month: number) => number): (at: number) => number {
	const known = new Map<number, { readonly at: number; readonly MW: number }>()
	return (at) => {
		const calendar = supply.calendarOf(at)
		const before = known.get(calendar)
		const firmMW = firmOf(at)
		if (before && Object.is(firmMW, firmOf(before.at)) && supply.isAs(at, before.at)) return before.MW
		const MW = largestServed(supply.month(at), firmMW)
		known.set(calendar, { at, MW })
		return MW
	}
}

const HALVINGS = 50
/** Of a month’s load: the last bits of sums, no more. */
const UNSERVED_SHARE = 1e-6

function largestServed(supply: MonthSupply, firmMW: number): number {
	const lent = new LentRows()
	const isServed = (loadMW: number) => {
		lent.takeBack()
		const { rows } = dispatchMonth({ ...supply, loadMW: new Float64Array(HOURS_PER_DAY).fill(loadMW) }, lent)
		return energyOf(rows.left, rows.hours) <= UNSERVED_SHARE * energyOf(rows.load, rows.hours)
	}
	if (isServed(firmMW)) return firmMW
	let [low, high] = [0, firmMW]
	for (let step = 0; step < HALVINGS; step++) {
		const middle = (low + high) / 2
		if (isServed(middle)) low = middle
		else high = middle
	}
	return low
}
