import { wholeTargetOf } from '#shared/document/target-steps.ts'
import { add, at, cellsOf, item } from '../../cells.ts'
import type { RacksFit } from '../../equipment/racks/fit-racks.ts'
import type { PartLoad } from '../../layers/energy/part-load.ts'
import { byReadiness } from '../../layers/infrastructure/hall-order.ts'
import { mayLeaveUndone, SiteHours } from '../../layers/energy/hours/undone.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import type { BalanceColumns } from '../balance-inputs.ts'
import { hallsToFill, leasesOf } from './leases-from-plan.ts'
import { hallFacts, powerFacts } from './supply-from-plan.ts'
import type { BalanceSite } from '../types.ts'

/** Sites of a plan with what feeds and houses them, and the facts that say why it is short. */
export function sitesFromPlan(world: EngineWorld, columns: BalanceColumns, racks: RacksFit): readonly BalanceSite[] {
	const { model } = world
	const [contracts, halls] = [placesBySite(model.plan.powerContracts), placesBySite(model.plan.buildPhases)]
	const sites: BalanceSite[] = []
	for (const [index, { id }] of model.plan.sites.entries()) {
		const place = { index, contracts: contracts.get(id) ?? [], halls: halls.get(id) ?? [], racks }
		sites.push({ ...siteFromPlan(model, columns, place), ...hoursOf(world, columns, place) })
	}
	return sites
}

type SitePlace = {
	readonly index: number
	readonly contracts: readonly number[]
	readonly halls: readonly number[]
	readonly racks: RacksFit
}

function siteFromPlan(
	model: EngineModel,
	columns: BalanceColumns,
	{ index, contracts, halls, racks }: SitePlace,
): BalanceSite {
	const site = item(model.plan.sites, index)
	return {
		id: site.id,
		name: site.name || site.id,
		energyAvailableMW: cellsOf(columns.contractedFirm, index),
		mwhLimitMW: limitOf(columns, index),
		...nonFirmOf(columns, index),
		...takenOnMeter(columns, index),
		...(site.gasSupply && { gasHeldMW: cellsOf(columns.gasHeld, index) }),
		throughWorstDayMW: throughWorstDay(columns, index),
		...partLoadOf(columns, index, halls),
		infrastructureAvailableItMW: cellsOf(columns.housedPower, index),
		outageItMW: site.outages.length === 0 ? null : cellsOf(columns.outage, index),
		targetItMW: wholeTargetOf(site),
		targetByMonth: wholeTargetOf(site) === null ? null : cellsOf(columns.targetStep, index),
		itOverheadFactor: columns.itOverheadFactor.at(index, 0),
		diversityTraining: columns.diversityTraining.at(index, 0),
		diversityInference: columns.diversityInference.at(index, 0),
		diversityMixed: columns.diversityMixed.at(index, 0),
		loadFactorTraining: columns.loadFactorTraining.at(index, 0),
		loadFactorInference: columns.loadFactorInference.at(index, 0),
		loadFactorRented: columns.loadFactorRented.at(index, 0),
		idlePowerShare: columns.idlePowerShare.at(index, 0),
		acceleratorAvailability: columns.availability.at(index, 0),
		...priceOf(columns, contracts),
		heldBackByInterconnectionMW: heldBack(columns, index, contracts),
		heldBackForLossMW: cellsOf(columns.contingencyReserve, index),
		...leasesOf(model, columns, index),
		contracts: powerFacts(model, columns, contracts),
		halls: hallFacts(model, columns, { halls, racks }),
	}
}

/** Where hours may leave something undone: what they are supplied from, and what makes a load of work. Rule lP6. */
function hoursOf(
	world: EngineWorld,
	columns: BalanceColumns,
	{ index: site, contracts, halls }: SitePlace,
): Pick<BalanceSite, 'hours' | 'meanPue'> {
	const place = { world, input: columns, site, contracts }
	if (!mayLeaveUndone(place)) return {}
	const pue = byReadiness(halls, columns.hallCapacity).map((hall) => cellsOf(columns.phaseDesignPue, hall))
	const isLet = halls.some((hall) => cellsOf(columns.hallLeased, hall).some((MW) => MW !== 0))
	return {
		hours: new SiteHours(place),
		meanPue: {
			halls: isLet ? [...pue, ...pue] : pue,
			site: cellsOf(columns.siteDesignPue, site),
			leastShare: columns.leastLoadShare.at(0, 0),
		},
	}
}

/** What a MWh costs at a site, its contracts with a price weighted by their firm megawatts; nothing where none is firm. Rule pW8. */
function priceOf(columns: BalanceColumns, places: readonly number[]): Pick<BalanceSite, 'energyUsdPerMWh'> {
	let [firm, usd] = [0, 0]
	for (const place of places) {
		const price = columns.energyPrice.at(place, 0)
		if (Number.isNaN(price)) continue
		const MW = columns.contractCapacity.at(place, 0) * columns.contractFirmShare.at(place, 0)
		firm += MW
		usd += MW * price
	}
	return firm > 0 ? { energyUsdPerMWh: usd / firm } : {}
}

/** Where the rows of each site stand in their list. */
function placesBySite(rows: readonly { readonly siteId: string }[]): ReadonlyMap<string, readonly number[]> {
	const bySite = new Map<string, number[]>()
	for (const [place, { siteId }] of rows.entries()) {
		const places = bySite.get(siteId) ?? []
		places.push(place)
		bySite.set(siteId, places)
	}
	return bySite
}

function partLoadOf(columns: BalanceColumns, site: number, halls: readonly number[]): PartLoad {
	const blockFillShare = columns.blockFillShare.at(site, 0)
	return {
		peakPue: columns.peakPue.at(site, 0),
		overhead: {
			a: columns.partLoadFixed.at(0, 0),
			b: columns.partLoadProportional.at(0, 0),
			c: columns.partLoadSquare.at(0, 0),
		},
		blockFillShare,
		...hallsToFill(columns, { halls: byReadiness(halls, columns.hallCapacity), blockFillShare }),
	}
}

/** Nothing where nothing stands on the meter. Rule lP37. */
function takenOnMeter(columns: BalanceColumns, site: number): Pick<BalanceSite, 'takenOnMeterMW'> {
	const existing = columns.existingLoad.at(site, 0)
	return existing > 0 ? { takenOnMeterMW: cellsOf(columns.siteImport, site).map((MW) => Math.min(MW, existing)) } : {}
}

/** Nothing where no service is non-firm. Rule lP3. */
function nonFirmOf(columns: BalanceColumns, site: number): Pick<BalanceSite, 'nonFirmMW' | 'batteryInEventMW'> {
	const nonFirmMW = cellsOf(columns.nonFirmPower, site)
	for (const MW of nonFirmMW) if (MW > 0) return { nonFirmMW, batteryInEventMW: cellsOf(columns.batteryInEvent, site) }
	return {}
}

/** Null where no month has a limit. */
function limitOf(columns: BalanceColumns, site: number): Float64Array | null {
	const limit = cellsOf(columns.mwhLimit, site)
	for (const MW of limit) if (!Number.isNaN(MW)) return limit
	return null
}

/** What is held back for the loss of a unit is told apart from it. */
function throughWorstDay(columns: BalanceColumns, site: number): Float64Array {
	const steady = cellsOf(columns.steadyPower, site)
	const through = new Float64Array(cellsOf(columns.firmWithoutLoss, site))
	for (let month = 0; month < through.length; month++) add(through, month, -at(steady, month))
	return through
}

/** Firm imports of the contracts beyond what the connection lets through. */
function heldBack(columns: BalanceColumns, site: number, contracts: readonly number[]): Float64Array {
	const { months } = columns.siteImport
	const held = new Float64Array(months)
	for (let month = 0; month < months; month++) {
		let megawatts = -columns.siteImport.at(site, month)
		for (const contract of contracts) megawatts += columns.contractImport.at(contract, month)
		held[month] = Math.max(0, megawatts)
	}
	return held
}
