import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { freeNumber, type Lever, type LeverContext, leversOf, roundSizes, type ShortSite } from '../lever.ts'

type SupplyLeversContract = PlanFile['powerContracts'][number]
const list = 'powerContracts'
/** A megawatt of panels adds little on its worst day, a battery at most its own. */
const WIDEST = { panels: 20, battery: 3, hours: 12 } as const
const USUAL_HOURS = 4

/** What makes a supply firm by itself: a battery, more panels, a spare transformer, one reserve for all plants. Rule R3. */
export function supplyLevers(ask: LeverContext): readonly Lever[] {
	return ask.sites.flatMap((site) => [...sunLevers(site, ask), ...reserveLevers(site, ask)])
}

/** Panels and batteries carry the worst day together: a battery needs a surplus that charges it. */
function sunLevers(site: ShortSite, { plan, result, run }: LeverContext): readonly Lever[] {
	const kinds = catalogueFor(plan).powerContractTypes
	const kindOf = ({ kind }: SupplyLeversContract) => kinds.find(({ id }) => id === kind)
	const here = plan.powerContracts.filter(({ siteId }) => siteId === site.id)
	const suns = here.filter((one) => kindOf(one)?.followsSun === true && kindOf(one)?.role === 'onsite_zero_carbon')
	const batteries = here.filter((one) => kindOf(one)?.role === 'storage')
	const storage = kinds.find(({ role }) => role === 'storage')
	if (suns.length === 0 || storage === undefined) return []
	const free = freeNumber(plan.powerContracts, 'battery')
	const added: Lever = {
		lever: 'battery_add',
		layer: 'energy',
		subject: site.name,
		sizes: roundSizes(site.missing * WIDEST.battery, 0.1),
		change: (size) => ({
			action: 'add',
			list,
			item: {
				id: `battery-${free}`,
				siteId: site.id,
				name: `Battery ${free}`,
				kind: storage.id,
				capacityMW: size,
				energyMWh: rounded(size * (storage.durationHours ?? USUAL_HOURS)),
				startMonth: result.months[run.from] ?? '',
			},
		}),
	}
	return [
		added,
		...suns.map((sun) => larger(sun, site.missing * WIDEST.panels)),
		...batteries.flatMap((battery) => [larger(battery, site.missing * WIDEST.battery), longer(battery, site.missing)]),
	]
}

const leverOf = ({ id, name }: SupplyLeversContract) => leversOf({ layer: 'energy', subject: name ?? id, list, id })

const larger = (contract: SupplyLeversContract, mostMW: number): Lever =>
	leverOf(contract)('contract_capacity', {
		field: 'capacityMW',
		was: contract.capacityMW,
		sizes: roundSizes(mostMW, 0.1),
		value: (size) => rounded(contract.capacityMW + size),
	})

function longer(battery: SupplyLeversContract, missing: number): Lever {
	const energyMWh = battery.energyMWh ?? battery.capacityMW * USUAL_HOURS
	return leverOf(battery)('battery_energy', {
		field: 'energyMWh',
		was: battery.energyMWh,
		sizes: roundSizes(missing * WIDEST.hours, 1),
		value: (size) => rounded(energyMWh + size),
	})
}

function reserveLevers(site: ShortSite, { plan }: LeverContext): readonly Lever[] {
	const own = plan.sites.find(({ id }) => id === site.id)
	if (own === undefined) return []
	const { interconnection, supplyRedundancy } = own
	const lever = leversOf({ layer: 'energy', subject: site.name, list: 'sites', id: site.id })
	const spares = interconnection.spareTransformers ?? 0
	const isKeptByPlant = (supplyRedundancy ?? 'unit') === 'unit'
	const plants = plan.powerContracts.filter(({ siteId, units }) => siteId === site.id && (units ?? 1) > 1)
	return [
		lever('connection_spare', {
			field: 'interconnection.spareTransformers',
			was: interconnection.spareTransformers,
			sizes: spares === 0 && interconnection.transformers.length > 0 ? [1] : [],
			value: () => 1,
		}),
		// One machine for all plants frees those that the others keep back.
		lever('supply_redundancy', {
			field: 'supplyRedundancy',
			was: supplyRedundancy,
			sizes: isKeptByPlant && plants.length > 0 ? [1] : [],
			value: () => 'N-1',
		}),
	]
}

const rounded = (value: number): number => Number(value.toPrecision(12))
