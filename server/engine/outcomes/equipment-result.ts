import { getEquipment } from '#shared/catalogue/catalogue.ts'
import type { EquipmentLot, EquipmentRow } from '#shared/equipment-result.ts'
import { addMonths } from '#shared/units/months.ts'
import { equipmentOrderBy, equipmentSlack, lotOrderBy, lotSlack } from '../equipment/lot-dates.ts'
import { equipmentCount, lotLoading, lotSize, lotUnits } from '../equipment/lot-units.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { tableOf } from '../kernel/scopes.ts'
import type { EngineModel } from '../world.ts'

type EngineFrame = Frame<EngineModel>

/** What one site buys beside chips, item by item in the order of the equipment table. `site` is its place in the plan. I10–I16 */
export function equipmentOfSite(frame: EngineFrame, site: number): readonly EquipmentRow[] {
	const { world } = frame
	const sites = world.link('equipment', 'site')
	const byItem = new Map(
		tableOf(world, 'equipment').ids.flatMap((id, index) =>
			sites?.[index] === site ? [[id.slice(id.lastIndexOf('/') + 1), index] as const] : [],
		),
	)
	return world.model.catalogue.equipment.flatMap(({ id }) => {
		const index = byItem.get(id)
		return index === undefined || columnOf(frame, equipmentCount).at(index, 0) === 0
			? []
			: [equipmentRow(frame, { item: id, index })]
	})
}

function equipmentRow(frame: EngineFrame, of: { readonly item: string; readonly index: number }): EquipmentRow {
	const { world } = frame
	const { name, sizeUnit } = getEquipment(world.model.catalogue, of.item)
	const rows = world.link('lot', 'equipment')
	const units = columnOf(frame, lotUnits)
	const lots = world.model.lots.flatMap((_, lot) =>
		rows?.[lot] === of.index && units.at(lot, 0) > 0 ? [lotRow(frame, lot)] : [],
	)
	const unitSize = Math.max(...lots.map((lot) => lot.unitSize))
	return {
		item: of.item,
		name,
		unitSize,
		sizeUnit,
		unitMW: /^MW(e|th)?$/.test(sizeUnit) ? unitSize : null,
		count: columnOf(frame, equipmentCount).at(of.index, 0),
		orderBy: monthOf(frame, equipmentOrderBy, of.index),
		slackMonths: orNull(frame, equipmentSlack, of.index),
		lots,
	}
}

function lotRow(frame: EngineFrame, lot: number): EquipmentLot {
	const { phase, contract } = frame.world.model.lots[lot] ?? { phase: -1, contract: -1 }
	const { plan } = frame.world.model
	return {
		phaseId: plan.buildPhases[phase]?.id ?? null,
		contractId: plan.powerContracts[contract]?.id ?? null,
		unitSize: columnOf(frame, lotSize).at(lot, 0),
		count: columnOf(frame, lotUnits).at(lot, 0),
		loading: columnOf(frame, lotLoading).at(lot, 0),
		orderBy: monthOf(frame, lotOrderBy, lot),
		slackMonths: orNull(frame, lotSlack, lot),
	}
}

function orNull(frame: EngineFrame, quantity: QuantityNode, index: number): number | null {
	const value = columnOf(frame, quantity).at(index, 0)
	return Number.isNaN(value) ? null : value
}

function monthOf(frame: EngineFrame, quantity: QuantityNode, index: number): string | null {
	const month = orNull(frame, quantity, index)
	return month === null ? null : addMonths(frame.world.model.plan.startMonth, month)
}
