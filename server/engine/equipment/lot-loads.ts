import type { LotRole } from '#shared/result/equipment-result.ts'
import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { coreSwitches, leafSwitches, networkCables, networkOptics, spineSwitches, storage } from './network.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { storedEnergy } from '../layers/energy/battery.ts'
import { contractCapacity } from '../layers/energy/contract-inputs.ts'
import { machines } from '../layers/energy/plant-inputs.ts'
import type { EngineModel } from '../world.ts'
import { apparentLoad, criticalLoad, generatorLoad, hallRacks, substationLoad } from './hall-loads.ts'
import { chillerHeat, liquidHeat, rejectedHeat, roomHeat } from './hall-heat.ts'
import { powerFactor } from '../layers/energy/interconnection-inputs.ts'
import { substationGrowth } from './hall-inputs.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { lotBlock, lotDivisor, lotSides, lotSpares, lotUsable } from './lot-inputs.ts'
import type { Lot } from './lots.ts'
import { buswayVoltage, rackFeeds, substationFrom } from './size-inputs.ts'

/** What the loads of purchases are made of. */
export const LOAD_INPUTS = {
	critical: criticalLoad,
	generator: generatorLoad,
	apparent: apparentLoad,
	liquid: liquidHeat,
	room: roomHeat,
	chiller: chillerHeat,
	rejected: rejectedHeat,
	racks: hallRacks,
	it: phaseItMW,
	factor: powerFactor,
	substation: substationLoad,
	growth: substationGrowth,
	substationFrom,
	voltage: buswayVoltage,
	feeds: rackFeeds,
	leaf: leafSwitches,
	spine: spineSwitches,
	core: coreSwitches,
	cables: networkCables,
	optics: networkOptics,
	storage,
	capacity: contractCapacity,
	machines,
	stored: storedEnergy,
	sides: lotSides,
	divisor: lotDivisor,
	spares: lotSpares,
	block: lotBlock,
	usable: lotUsable,
} as const
export type LoadInputs = Readonly<Record<keyof typeof LOAD_INPUTS, Column>>
type InputName = keyof typeof LOAD_INPUTS

export type LoadAsk = {
	readonly input: LoadInputs
	readonly model: EngineModel
	readonly lot: Lot
	/** size of the item's usual unit */
	readonly unit: number
	/** units of another role in the same hall or site, which these follow */
	readonly beside: (role: LotRole) => number
}
type Load = {
	/** which figures it is made of, for the explanation */
	readonly reads: readonly InputName[]
	readonly of: (ask: LoadAsk) => number
}

const KILO = 1000
const PHASES = Math.sqrt(3)
const hall = (name: InputName): Load => ({
	reads: [name],
	of: ({ input, lot }) => input[name].at(lot.phase, 0),
})
const site = (name: InputName): Load => ({
	reads: [name],
	of: ({ input, lot }) => input[name].at(lot.site, 0),
})

/** What sizes the units of each role. SPEC I10, I11, I13, I14. */
export const LOADS: Readonly<Record<LotRole, Load>> = {
	ups: hall('critical'),
	battery: hall('critical'),
	generator: hall('generator'),
	transformer: hall('apparent'),
	switchboard: hall('apparent'),
	switchgear: {
		reads: ['apparent'],
		of: ({ beside }) => beside('transformer'),
	},
	busway: {
		reads: ['it', 'feeds', 'voltage', 'factor'],
		of: ({ input, lot }) =>
			(input.feeds.at(0, 0) * input.it.at(lot.phase, 0) * KILO) /
			(PHASES * input.voltage.at(0, 0) * input.factor.at(lot.site, 0)),
	},
	pdu: {
		reads: ['it', 'feeds', 'factor'],
		of: ({ input, lot }) => (input.feeds.at(0, 0) * input.it.at(lot.phase, 0) * KILO) / input.factor.at(lot.site, 0),
	},
	chiller: hall('chiller'),
	rejection: hall('rejected'),
	liquid: hall('liquid'),
	roomHeat: { ...hall('room'), of: inOwnUnit('room') },
	roomRacks: {
		reads: ['racks'],
		of: ({ input, lot, unit }) => input.racks.at(lot.phase, 0) * unit,
	},
	substation: {
		reads: ['substation', 'growth', 'factor', 'substationFrom'],
		of: ({ input, lot }) => {
			const MVA = input.substation.at(lot.site, 0)
			const peakMW = (MVA * input.factor.at(lot.site, 0)) / (1 + input.growth.at(0, 0))
			return peakMW < input.substationFrom.at(0, 0) ? 0 : MVA
		},
	},
	breaker: {
		reads: ['substation'],
		of: ({ beside }) => beside('substation'),
	},
	plant: {
		reads: ['capacity', 'machines'],
		of: ({ input, lot }) => input.capacity.at(lot.contract, 0),
	},
	stepUp: {
		reads: ['capacity', 'factor'],
		of: ({ input, lot }) => input.capacity.at(lot.contract, 0) / input.factor.at(lot.site, 0),
	},
	storageMWh: {
		reads: ['stored'],
		of: ({ input, lot }) => input.stored.at(lot.contract, 0),
	},
	switches: {
		reads: ['leaf', 'spine', 'core'],
		of: ({ input, lot, unit }) =>
			(input.leaf.at(lot.site, 0) + input.spine.at(lot.site, 0) + input.core.at(lot.site, 0)) * unit,
	},
	cables: site('cables'),
	optics: site('optics'),
	storage: site('storage'),
}

/** Heat in the unit the item is sized in: air units are sized in kW. */
function inOwnUnit(name: InputName): Load['of'] {
	return ({ input, model, lot }) => {
		const { sizeUnit } = getEquipment(model.catalogue, lot.item)
		return input[name].at(lot.phase, 0) * (sizeUnit.startsWith('kW') ? KILO : 1)
	}
}
