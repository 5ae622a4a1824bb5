import type { Equipment } from '#shared/catalogue/facility-types.ts'
import type { EquipmentLot, EquipmentRow, OrderState } from '#shared/result/equipment-result.ts'
import { addMonths } from '#shared/units/months.ts'
import { dateLots } from '../equipment/date-lots.ts'
import { equipmentOrderBy, equipmentSlack, lotOrderBy, lotSlack } from '../equipment/lot-dates.ts'
import { lotLoading, lotSize, lotUnits } from '../equipment/lot-units.ts'
import * as standing from '../equipment/standing/standing.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame, noteOf } from '../kernel/run.ts'
import { tableOf } from '../kernel/scopes.ts'
import type { EngineModel } from '../world.ts'

type EquipmentResultEngineFrame = Frame<EngineModel>

/** What every site needs beside chips, what of it stands and what it buys, item by item in the order of the equipment table; one entry a site. I10–I16 */
export function equipmentBySite(frame: EquipmentResultEngineFrame): readonly (readonly EquipmentRow[])[] {
	const { world } = frame
	const sites = world.link('equipment', 'site')
	const itemsOfSite = world.model.plan.sites.map(() => new Map<string, number>())
	tableOf(world, 'equipment').ids.forEach((id, index) => {
		itemsOfSite[sites?.[index] ?? -1]?.set(id.slice(id.lastIndexOf('/') + 1), index)
	})
	const lots = lotsNeeded(frame)
	return itemsOfSite.map((items) =>
		world.model.catalogue.equipment.flatMap((machine) => {
			const index = items.get(machine.id)
			return index === undefined || columnOf(frame, standing.equipmentNeeded).at(index, 0) === 0
				? []
				: [equipmentRow(frame, { machine, index, lots: lots[index] ?? [] })]
		}),
	)
}

/** The purchases behind each item of a site that come to any unit. */
function lotsNeeded(frame: EquipmentResultEngineFrame): readonly (readonly number[])[] {
	const units = columnOf(frame, lotUnits)
	const needed: number[][] = tableOf(frame.world, 'equipment').ids.map(() => [])
	frame.world.link('lot', 'equipment')?.forEach((item, lot) => {
		if (units.at(lot, 0) > 0) needed[item]?.push(lot)
	})
	return needed
}

function equipmentRow(
	frame: EquipmentResultEngineFrame,
	of: { readonly machine: Equipment; readonly index: number; readonly lots: readonly number[] },
): EquipmentRow {
	const { id, name, sizeUnit } = of.machine
	const lots = of.lots.map((lot) => lotRow(frame, lot))
	const unitSize = Math.max(...lots.map((lot) => lot.unitSize))
	return {
		item: id,
		name,
		unitSize,
		sizeUnit,
		unitMW: /^MW(e|th)?$/.test(sizeUnit) ? unitSize : null,
		needed: columnOf(frame, standing.equipmentNeeded).at(of.index, 0),
		stands: columnOf(frame, standing.equipmentStands).at(of.index, 0),
		count: columnOf(frame, standing.equipmentCount).at(of.index, 0),
		orderBy: monthOf(frame, equipmentOrderBy, of.index),
		slackMonths: orNull(frame, equipmentSlack, of.index),
		state: statesAt(frame, of.lots)[0] ?? null,
		lots,
	}
}

function lotRow(frame: EquipmentResultEngineFrame, lot: number): EquipmentLot {
	const { phase, contract } = frame.world.model.lots[lot] ?? { phase: -1, contract: -1 }
	const { plan } = frame.world.model
	return {
		phaseId: plan.buildPhases[phase]?.id ?? null,
		contractId: plan.powerContracts[contract]?.id ?? null,
		unitSize: columnOf(frame, lotSize).at(lot, 0),
		needed: columnOf(frame, lotUnits).at(lot, 0),
		stands: columnOf(frame, standing.lotStands).at(lot, 0),
		count: columnOf(frame, standing.lotBought).at(lot, 0),
		loading: columnOf(frame, lotLoading).at(lot, 0),
		orderBy: monthOf(frame, lotOrderBy, lot),
		slackMonths: orNull(frame, lotSlack, lot),
		state: noteOf(frame, dateLots).dated[lot]?.dates.state ?? null,
	}
}

/** States of an item's purchases, the one with fewest months to spare first. */
function statesAt(frame: EquipmentResultEngineFrame, lots: readonly number[]): readonly (OrderState | null)[] {
	const slack = (lot: number) => orNull(frame, lotSlack, lot) ?? Infinity
	return [...lots]
		.sort((a, b) => slack(a) - slack(b))
		.map((lot) => noteOf(frame, dateLots).dated[lot]?.dates.state ?? null)
}

function orNull(frame: EquipmentResultEngineFrame, quantity: QuantityNode, index: number): number | null {
	const value = columnOf(frame, quantity).at(index, 0)
	return Number.isNaN(value) ? null : value
}

function monthOf(frame: EquipmentResultEngineFrame, quantity: QuantityNode, index: number): string | null {
	const month = orNull(frame, quantity, index)
	return month === null ? null : addMonths(frame.world.model.plan.startMonth, month)
}
