import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { freeNumber, inPlaceBy, type Lever, type LeverContext, leversOf, roundSizes, type ShortSite } from '../lever.ts'
import { LEAD_OF_A_PIPE, monthsOfKind } from './lead-times.ts'

type Contract = PlanFile['powerContracts'][number]
const list = 'powerContracts'
/** A megawatt of panels adds little on its worst day, a battery at most its own. */
const WIDEST = { panels: 20, battery: 3, hours: 12 } as const
const USUAL_HOURS = 4

/** What makes a supply firm by itself: a battery or more of one, more panels, one reserve for all plants, a wider pipe. Rule D2. */
export function supplyLevers(ask: LeverContext): readonly Lever[] {
	return ask.sites.flatMap((site) => [...sunLevers(site, ask), ...reserveLevers(site, ask), ...pipeLevers(site, ask)])
}

/** A battery that serves from the month in which the loss begins. */
export function addedBattery(site: ShortSite, ask: LeverContext): readonly Lever[] {
	const storage = catalogueFor(ask.plan).powerContractTypes.find(({ role }) => role === 'storage')
	if (storage === undefined) return []
	const hours = storage.durationHours ?? USUAL_HOURS
	const free = freeNumber(ask.plan.powerContracts, 'battery')
	const lead = monthsOfKind(ask, { siteId: site.id, kind: storage.id })
	const added = (startMonth: string): Lever => ({
		lever: 'battery_add',
		layer: 'energy',
		siteId: site.id,
		subject: site.name,
		sizes: roundSizes(site.missing * WIDEST.battery, 0.1),
		due: inPlaceBy(startMonth, lead),
		from: added,
		change: (size) => ({
			action: 'add',
			list,
			item: {
				id: `battery-${free}`,
				siteId: site.id,
				name: `Battery ${free}`,
				kind: storage.id,
				capacityMW: size,
				energyMWh: rounded(size * hours),
				startMonth,
			},
		}),
	})
	return [added(ask.run.first)]
}

/** Panels and batteries carry the worst day together: a battery needs a surplus that charges it. */
function sunLevers(site: ShortSite, ask: LeverContext): readonly Lever[] {
	const { plan, soonest } = ask
	const kinds = catalogueFor(plan).powerContractTypes
	const kindOf = ({ kind }: Contract) => kinds.find(({ id }) => id === kind)
	const here = plan.powerContracts.filter(({ siteId }) => siteId === site.id)
	const suns = here.filter((one) => kindOf(one)?.followsSun === true && kindOf(one)?.role === 'onsite_zero_carbon')
	const batteries = here.filter((one) => kindOf(one)?.role === 'storage')
	if (suns.length === 0) return []
	const ahead = (one: Contract) => one.startMonth >= soonest
	return [
		...addedBattery(site, ask),
		...suns.filter(ahead).map((sun) => larger(sun, site.missing * WIDEST.panels, ask)),
		...batteries
			.filter(ahead)
			.flatMap((battery) => [
				larger(battery, site.missing * WIDEST.battery, ask),
				longer(battery, site.missing * WIDEST.hours, ask),
			]),
	]
}

const turning = ({ id, name, siteId }: Contract) => leversOf({ layer: 'energy', siteId, subject: name ?? id, list, id })
const dueOf = ({ startMonth, siteId, kind }: Contract, ask: LeverContext) =>
	inPlaceBy(startMonth, monthsOfKind(ask, { siteId, kind }))

const larger = (contract: Contract, mostMW: number, ask: LeverContext): Lever =>
	turning(contract)('contract_capacity', {
		field: 'capacityMW',
		was: contract.capacityMW,
		sizes: roundSizes(mostMW, 0.1),
		value: (size) => rounded(contract.capacityMW + size),
		due: dueOf(contract, ask),
	})

function longer(battery: Contract, mostMWh: number, ask: LeverContext): Lever {
	const energyMWh = battery.energyMWh ?? battery.capacityMW * USUAL_HOURS
	return turning(battery)('battery_energy', {
		field: 'energyMWh',
		was: battery.energyMWh,
		sizes: roundSizes(mostMWh, 1),
		value: (size) => rounded(energyMWh + size),
		due: dueOf(battery, ask),
	})
}

/** One machine for all plants frees those that the others keep back. */
function reserveLevers(site: ShortSite, { plan, run }: LeverContext): readonly Lever[] {
	const own = plan.sites.find(({ id }) => id === site.id)
	if (own === undefined) return []
	const isKeptByPlant = (own.supplyRedundancy ?? 'unit') === 'unit'
	const plants = plan.powerContracts.filter(({ siteId, units }) => siteId === site.id && (units ?? 1) > 1)
	const lever = leversOf({ layer: 'energy', siteId: site.id, subject: site.name, list: 'sites', id: site.id })
	return [
		lever('supply_redundancy', {
			field: 'supplyRedundancy',
			was: own.supplyRedundancy,
			sizes: isKeptByPlant && plants.length > 1 ? [1] : [],
			value: () => 'N-1',
			due: inPlaceBy(run.first),
		}),
	]
}

/** Of engines that burn more a MWh than any other, gas a day for a megawatt at every hour: what is missing, and as much again. */
const MMBTU_A_MW_DAY = 24 * 10
const BEYOND = 2

/** More gas where the pipe holds plant back in a month of the loss. Rule lP39. */
function pipeLevers(site: ShortSite, { plan, result, run }: LeverContext): readonly Lever[] {
	const pipe = plan.sites.find(({ id }) => id === site.id)?.gasSupply
	const held = Math.max(0, ...(result.sites[site.id]?.gasHeldMW ?? []).slice(run.from, run.to))
	if (!pipe || held <= 0) return []
	const most = Math.min(held, site.missing * BEYOND) * MMBTU_A_MW_DAY
	const lever = leversOf({ layer: 'energy', siteId: site.id, subject: site.name, list: 'sites', id: site.id })
	return [
		lever('gas_supply', {
			field: 'gasSupply.maxMMBtuPerDay',
			was: pipe.maxMMBtuPerDay,
			sizes: roundSizes(most, 10),
			value: (size) => rounded(pipe.maxMMBtuPerDay + size),
			due: inPlaceBy(run.first, LEAD_OF_A_PIPE),
		}),
	]
}

const rounded = (value: number): number => Number(value.toPrecision(12))
