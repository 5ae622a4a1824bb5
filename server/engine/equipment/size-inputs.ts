import { getEquipment } from '#shared/catalogue/catalogue.ts'
import type { Fact } from '../kernel/algorithm-node.ts'
import { defineInput } from '../kernel/quantity.ts'
import { fromRow } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { designFigure } from './hall-inputs.ts'
import { lotAt } from './lot-inputs.ts'

const shared = { scope: 'plan', per: 'horizon', kind: 'state', rule: 'I10', source: 'Facility §1.7' } as const

export const buswayVoltage = defineInput({
	...shared,
	id: 'infrastructure.buswayVoltage',
	kind: 'rate',
	symbol: 'V',
	label: 'Voltage of the busway, between phases',
	unit: 'kV',
	read: ({ model }: EngineWorld) => designFigure(model, 'busway_voltage_kV'),
})

export const rackFeeds = defineInput({
	...shared,
	id: 'infrastructure.rackFeeds',
	kind: 'rate',
	symbol: 'n_feed',
	label: 'Paths that each carry a rack alone',
	unit: 'count',
	read: ({ model }: EngineWorld) => designFigure(model, 'rack_feeds'),
})

export const substationFrom = defineInput({
	...shared,
	id: 'infrastructure.substationFrom',
	kind: 'rate',
	symbol: 'P_dist',
	label: 'Facility peak up to which a site is served at distribution voltage',
	unit: 'facilityMW',
	read: ({ model }: EngineWorld) => designFigure(model, 'distribution_service_MW'),
})

/** The item's usual and standard sizes, as its row gives them. */
export function sizeFacts(model: EngineModel, lot: number): readonly Fact[] {
	const row = getEquipment(model.catalogue, lotAt(model, lot).item)
	const size = (value: number, field: string, label: string): Fact => ({
		id: `equipment.${field}`,
		label: `${row.name}: ${label}`,
		unit: row.sizeUnit,
		...fromRow(value, { table: 'equipment', row, field }),
		parts: [],
	})
	const standard = (row.sizes ?? []).map((value, at) => size(value, `sizes[${String(at)}]`, 'standard size'))
	return [size(row.unitSize, 'unitSize', 'usual size'), ...standard]
}
