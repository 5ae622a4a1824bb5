import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Fact } from '../kernel/algorithm-node.ts'
import { defineInput, defineOutput } from '../kernel/quantity.ts'
import { coolingAt, coolingOfPhase } from '../places/places.ts'
import { siteOf } from '../places/rows-of-site.ts'
import { fromRow } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { coolingLoad, type CoolingLoad } from './cooling-load.ts'
import { designFigure } from './hall-inputs.ts'
import { chainEfficiency } from './hall-loads.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'

const heat = {
	scope: 'phase',
	per: 'horizon',
	kind: 'state',
	unit: 'thermalMW',
	rule: 'I11',
	source: 'Facility §1.3 and §1.6',
} as const

export const liquidHeat = defineOutput({
	...heat,
	key: 'halls.liquidHeatMW',
	symbol: 'Q_liq',
	label: 'Heat removed by a hall’s liquid loop',
	short: 'Heat removed by liquid',
})
export const roomHeat = defineOutput({
	...heat,
	key: 'halls.roomHeatMW',
	symbol: 'Q_room',
	label: 'Heat removed by hall air, incl. room losses',
	short: 'Heat removed by air',
})
export const chillerHeat = defineOutput({
	...heat,
	key: 'halls.chillerHeatMW',
	symbol: 'Q_ch',
	label: 'Heat left for chillers in the 0.4% hour',
	short: 'Heat left for chillers in the hottest hour',
})
export const rejectedHeat = defineOutput({
	...heat,
	key: 'halls.rejectedHeatMW',
	symbol: 'Q_rej',
	label: 'Heat rejected in the 0.4% hour, incl. compressor work',
	short: 'Heat rejected in the hottest hour',
})
export const freeCooling = defineOutput({
	...heat,
	kind: 'rate',
	unit: 'share',
	key: 'halls.freeCoolingShare',
	symbol: 'φ',
	label: 'Share of loop heat removed without a compressor in the 0.4% hour',
	short: 'Loop heat removed without a compressor',
})

const roomLossShare = defineInput({
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
	id: 'infrastructure.roomLossShare',
	symbol: 'λ_room',
	label: 'Electrical losses that end as heat in the room',
	unit: 'share',
	rule: 'I11',
	source: 'Facility §1.3',
	read: ({ model }: EngineWorld) => designFigure(model, 'room_loss_share'),
})

const OUTPUTS = {
	liquid: liquidHeat,
	room: roomHeat,
	chiller: chillerHeat,
	rejected: rejectedHeat,
	free: freeCooling,
} as const
const INPUTS = { it: phaseItMW, chain: chainEfficiency, loss: roomLossShare } as const

/** Heat of every hall in its hottest hour, by the part of the plant that moves it (I11). */
export const hallHeat = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, readonly CoolingLoad[]>({
	id: 'infrastructure.hallHeat',
	label: 'Hall heat in the 0.4% hour',
	rule: 'I11',
	method:
		'Free share φ = clip((T_return − T_sink − approach) ÷ (T_return − T_supply), 0, 1). Chillers remove (1 − φ) of liquid heat and all room heat of a liquid-cooled hall, (1 − φ) of an air-cooled one; towers and dry coolers all heat plus compressor work.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'phase',
	run: ({ world, input, output, rows, earlier }) => {
		const loads = [...(earlier?.note ?? [])]
		for (const hall of rows) {
			const load = coolingLoad({
				itMW: input.it.at(hall, 0),
				roomLossShare: input.loss.at(0, 0) * (1 / input.chain.at(hall, 0) - 1),
				...designOf(world, hall),
			})
			output.liquid[hall] = load.liquidMW
			output.room[hall] = load.airMW
			output.chiller[hall] = load.chillerMW
			output.rejected[hall] = load.rejectionMW
			output.free[hall] = load.freeShare
			loads[hall] = load
		}
		return loads
	},
	decided: (loads, { index }) => {
		const load = loads[index]
		return load ? { code: 'heat_in_hottest_hour', facts: load } : null
	},
	facts: (world, { index }) => factsOf(world, index),
})

function designOf(world: EngineWorld, hall: number) {
	const { model } = world
	const technology = coolingOfPhase(model, hall)
	const { climate } = coolingAt(model, siteOf(world, 'phase', hall), technology)
	const hour = { dryBulbC: climate.designDryBulb04C, wetBulbC: climate.designWetBulb04C }
	return { parameters: technology.parameters, hour, basis: model.catalogue.hourlyCooling }
}

const TOLD = ['liquidShare', 'supplyC', 'returnC', 'approachC', 'setpointC', 'deltaC', 'carnot', 'condenserC']

/** The climate's hottest hour and the technology's figures that split the heat. */
function factsOf(world: EngineWorld, hall: number): readonly Fact[] {
	const technology = coolingOfPhase(world.model, hall)
	const { climate } = coolingAt(world.model, siteOf(world, 'phase', hall), technology)
	const { parameters } = technology
	const wet = parameters.kind === 'dec' || parameters.sink === 'wb'
	const bulb = (field: 'designDryBulb04C' | 'designWetBulb04C', label: string): Fact => ({
		id: `climate.${field}`,
		label,
		unit: '°C',
		...fromRow(climate[field], { table: 'climates', row: climate, field }),
		parts: [],
	})
	const figures = Object.entries(parameters).flatMap(([name, value]): readonly Fact[] => {
		if (typeof value !== 'number' || !TOLD.includes(name)) return []
		const place = { table: 'coolingTechnologies', row: technology, field: `parameters.${name}` }
		const unit = name.endsWith('C') ? '°C' : ''
		return [{ id: `cooling.${name}`, label: `${technology.name}: ${name}`, unit, ...fromRow(value, place), parts: [] }]
	})
	return [
		bulb('designDryBulb04C', 'Dry bulb exceeded in 0.4% of hours'),
		...(wet ? [bulb('designWetBulb04C', 'Wet bulb exceeded in 0.4% of hours')] : []),
		...figures,
	]
}
