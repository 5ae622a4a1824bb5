import type { Chip } from '#shared/catalogue/types.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { indexAt, item, valueAt } from '../../cells.ts'
import { fitRacks } from '../../equipment/racks/fit-racks.ts'
import { finishIfOrdered } from '../../equipment/lot-dates.ts'
import { unitAccelerators } from '../../equipment/racks/rack-fit.ts'
import { columnOf, noteOf } from '../../kernel/run.ts'
import { diversityTraining, itOverheadFactor } from '../../layers/chips/chip-inputs.ts'
import { itPeakMW } from '../../layers/chips/it-power.ts'
import { poolAcceleratorPower } from '../../layers/chips/power.quantities.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { REFIT_PRICES } from '../../money/halls/place-refits.ts'
import { orderAt, orderFirstDelivery } from '../../schedule/supply/order-inputs.ts'
import type { EngineModel } from '../../world.ts'
import { nameOf, type WarningFacts } from '../warning-facts.ts'

type RackWarning = Extract<Warning, { code: 'density_over_hall' }>
type RackFacts = RackWarning['facts']

/** Orders, those that refreshes imply among them, whose racks cannot use the halls they may stand in: at the order and at the hall. Rule lP9. */
export function racksOverHalls({ frame }: WarningFacts): readonly Warning[] {
	const { model } = frame.world
	const [atOrders, atHalls] = [new Map<string, RackWarning>(), new Map<number, RackWarning>()]
	for (const index of model.plan.chipOrders.keys()) {
		const found = tightest(frame, index)
		if (found === null) continue
		const { hall, facts } = found
		const path = `chipOrders[${String(indexAt(model.statedOrder, index))}]`
		const key = `${path} ${facts.chip}`
		if (!atOrders.has(key)) atOrders.set(key, { path, code: 'density_over_hall', facts })
		if ((atHalls.get(hall)?.facts.share ?? Infinity) <= facts.share) continue
		atHalls.set(hall, { path: `buildPhases[${String(hall)}].rackDensityKW`, code: 'density_over_hall', facts })
	}
	return [...atOrders.values(), ...atHalls.values()]
}

/** The hall that keeps most of an order’s racks out; null where those that its racks can use whole hold it. */
function tightest(
	frame: WarningFacts['frame'],
	index: number,
): { readonly hall: number; readonly facts: RackFacts } | null {
	const { model } = frame.world
	const { order, chip } = orderAt(model, index)
	const { orders, carriedKW } = noteOf(frame, fitRacks)
	const { unitKW, shares } = item(orders, index)
	const ofSite = model.plan.buildPhases.flatMap(({ siteId }, hall) => (siteId === order.siteId ? [hall] : []))
	if (shares === null || order.accelerators === 0) return null
	const halls = hallsOf(model, order).map((hall) => {
		const share = valueAt(shares, ofSite.indexOf(hall))
		const racks = (columnOf(frame, phaseItMW).at(hall, 0) * KW_PER_MW) / unitKW
		return { hall, share, racks, unused: (1 - share) * racks }
	})
	const each = unitAccelerators(chip)
	const room = halls.reduce((sum, { share, racks }) => (share < 1 ? sum : sum + whole(racks)), 0)
	const worst = halls.reduce((most, one) => (one.unused > (most?.unused ?? 0) ? one : most), halls[0])
	if (!worst || worst.share >= 1 || order.accelerators <= room * each) return null
	const { hall, share, racks } = worst
	const facts = {
		...{ order: nameOf(order), chip: chip.name, whole: nounOf(chip, each), kW: unitKW },
		...{ hall: nameOf(item(model.plan.buildPhases, hall)), hallKW: item(carriedKW, hall), share },
		...{ running: whole(share * racks), wanted: whole(racks) },
		refitUsd: refitCost(frame, index, { hall, share }),
	}
	return { hall, facts }
}

type Tight = { readonly hall: number; readonly share: number }

/** What a refit of the hall for an order would cost, USD; null where it is not finished before the racks come. Rule lP10. */
function refitCost(frame: WarningFacts['frame'], order: number, { hall, share }: Tight): number | null {
	const at = (of: Parameters<typeof columnOf>[1], index: number) => columnOf(frame, of).at(index, 0)
	if (!(at(finishIfOrdered, hall) < at(orderFirstDelivery, order))) return null
	const { plan, siteIndex, poolOfOrder } = frame.world.model
	const { siteId, accelerators } = item(plan.chipOrders, order)
	const site = siteIndex.get(siteId) ?? 0
	const peakMW = itPeakMW({
		accelerators,
		powerKW: at(poolAcceleratorPower, indexAt(poolOfOrder, order)),
		itOverheadFactor: at(itOverheadFactor, site),
		diversity: at(diversityTraining, site),
	})
	return Math.min(peakMW, at(phaseItMW, hall)) * at(REFIT_PRICES[share > 0 ? 'density' : 'liquid'], hall)
}

const KW_PER_MW = 1000
const nounOf = ({ acceleratorsPerNode }: Chip, each: number): RackFacts['whole'] =>
	each > (acceleratorsPerNode ?? 1) ? 'rack' : 'server'
const whole = (racks: number) => Math.floor(racks + 1e-9)

/** The halls an order may stand in: its own, else any of its site. */
export function hallsOf(model: EngineModel, order: EngineModel['plan']['chipOrders'][number]): readonly number[] {
	return model.plan.buildPhases.flatMap((phase, hall) => {
		const mayStand = phase.siteId === order.siteId && (order.phaseId === null || order.phaseId === phase.id)
		return mayStand ? [hall] : []
	})
}
