import { getRedundancy } from '#shared/catalogue/catalogue.ts'
import { peakPueIn } from '#shared/catalogue/climate-cooling.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import type { EquipmentRow } from '#shared/result.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { contractAt, plantUnits } from '../layers/energy/contract-inputs.ts'
import { coolingAt, coolingOfPhase } from '../places.ts'
import { fromAssumption } from '../sourced.ts'
import type { EngineModel } from '../world.ts'
import type { StatedOrder } from './equipment-dates.ts'
import { needed } from './equipment-topology.ts'
import { type EquipmentHall, type EquipmentPlant, siteEquipment } from './equipment.ts'
import { rackDensityOf } from './rack-density.ts'

type Phase = EngineModel['plan']['buildPhases'][number]

/** The machine of the equipment table that a kind of plant is made of. */
const PLANT_ITEM: Readonly<Record<string, string>> = {
	btm_gt_simple: 'gt_aero',
	btm_ccgt: 'gt_frame',
	btm_recip: 'recip',
	btm_fuel_cell: 'fuel_cell',
}
/** Turbines feed the site through a step-up transformer. */
const STEPPED_UP: readonly string[] = ['gt_aero', 'gt_frame']

/** Equipment of one site of a plan, its own halls and plants. `site` is its place in the plan. I10–I12 */
export function equipmentOfSite(model: EngineModel, site: number): readonly EquipmentRow[] {
	const { plan, catalogue } = model
	const id = plan.sites[site]?.id
	return siteEquipment({
		halls: plan.buildPhases.flatMap((phase, index) =>
			phase.siteId === id ? [hallOf(model, { phase, index, site })] : [],
		),
		plants: plan.powerContracts.flatMap((contract, index) =>
			contract.siteId === id ? plantsOf(model, { index, site }) : [],
		),
		items: catalogue.equipment,
		packageStart: Object.fromEntries(catalogue.workPackages.map((row) => [row.id, row.windowStart])),
		monthName: (month) => addMonths(plan.startMonth, month),
	})
}

function hallOf(
	model: EngineModel,
	at: { readonly phase: Phase; readonly index: number; readonly site: number },
): EquipmentHall {
	const { phase, index } = at
	const { plan } = model
	return {
		...designOf(model, at),
		itPeakMW: phase.itMW,
		powerFactor: fromAssumption(model, 'powerFactor', at.site).value,
		rackKW: rackDensityOf(model, index),
		scope: phase.scope ?? 'greenfield',
		startMonth: monthsBetween(plan.startMonth, phase.startMonth) + Math.round(phase.startDelayMonths?.p50 ?? 0),
		durationMonths: phase.durationMonths,
		stated: Object.fromEntries(
			phase.procurement.map((bought): [string, StatedOrder] => [bought.item, statedOrder(plan.startMonth, bought)]),
		),
	}
}

type HallRows = Pick<EquipmentHall, 'peakPue' | 'topology' | 'chain' | 'cooling' | 'machines' | 'hour'>

function designOf(
	model: EngineModel,
	at: { readonly phase: Phase; readonly index: number; readonly site: number },
): HallRows {
	const { catalogue, plan } = model
	const site = plan.sites[at.site]
	if (!site) throw new Error(`buildPhases[${String(at.index)}] has no site.`)
	const cooling = coolingOfPhase(model, at.index)
	const place = coolingAt(model, at.site, cooling)
	const chain = catalogue.electricalChains.find(({ id }) => id === cooling.parameters.chain)
	if (!chain) throw new Error(`There is no electrical chain ${cooling.parameters.chain}.`)
	const redundancy = at.phase.redundancy ?? site.redundancy ?? String(fieldFacts('sites', 'redundancy').default)
	return {
		peakPue: site.peakPue ?? peakPueIn(place).value,
		topology: getRedundancy(catalogue, redundancy),
		chain,
		cooling: cooling.parameters,
		machines: cooling.machines,
		hour: { dryBulbC: place.climate.designDryBulb04C, wetBulbC: place.climate.designWetBulb04C },
	}
}

function statedOrder(start: string, bought: Phase['procurement'][number]): StatedOrder {
	return {
		orderMonth: monthsBetween(start, bought.orderMonth),
		deliveryMonth: bought.deliveryMonth === null ? null : monthsBetween(start, bought.deliveryMonth),
	}
}

function plantsOf(
	model: EngineModel,
	at: { readonly index: number; readonly site: number },
): readonly EquipmentPlant[] {
	const { contract, kind } = contractAt(model, at.index)
	const startMonth = Math.round(
		monthsBetween(model.plan.startMonth, contract.startMonth) + (contract.startDelayMonths?.p50 ?? 0),
	)
	const size = (item: string) => model.catalogue.equipment.find(({ id }) => id === item)?.unitSize ?? Infinity
	if (kind.role === 'storage') {
		const energyMWh = contract.energyMWh ?? contract.capacityMW * (kind.durationHours ?? 0)
		return [{ item: 'bess', count: needed(energyMWh, size('bess')), startMonth }]
	}
	const item = PLANT_ITEM[kind.id]
	if (item === undefined) return []
	const machines = { item, count: plantUnits(contract, kind), startMonth }
	if (!STEPPED_UP.includes(item)) return [machines]
	const MVA = contract.capacityMW / fromAssumption(model, 'powerFactor', at.site).value
	return [machines, { item: 'gsu', count: needed(MVA, size('gsu')), startMonth }]
}
