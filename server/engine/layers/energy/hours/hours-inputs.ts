import { diversityInference, idlePowerShare, loadFactorInference } from '../../chips/chip-inputs.ts'
import { contractFirm, rampedCapacity } from '../available.ts'
import { storedEnergy } from '../battery.ts'
import { contractBackup, contractCapacity } from '../contract-inputs.ts'
import { batteryInEvent } from '../firm/flexible.ts'
import { heatRate } from '../fuel.ts'
import { pipeMost } from '../gas-supply.ts'
import { curtailmentHours, permittedHours, roundTrip } from '../purchase/purchase-inputs.ts'
import * as asked from './dispatch-inputs.ts'
import { windowCentre } from './load-inputs.ts'
import { capacityFactor, statedYield } from './made/capacity-factor.ts'
import { panelGain } from './made/panel-inputs.ts'

/** All that hours are supplied from, the load of the month left out. */
export const SUPPLY_OF_HOURS = {
	centre: windowCentre,
	loadFactor: loadFactorInference,
	idle: idlePowerShare,
	inferencePeak: diversityInference,
	ramped: rampedCapacity,
	firm: contractFirm,
	served: asked.servedImport,
	importLimit: asked.importLimit,
	capacityFactor,
	panelGain,
	statedYield,
	curtailment: curtailmentHours,
	permitted: permittedHours,
	fuelLimit: asked.fuelLimit,
	pipe: pipeMost,
	heatRate,
	rank: asked.dispatchRank,
	minimumLoad: asked.minimumLoad,
	machineMW: asked.machineOutput,
	roundTrip,
	stored: storedEnergy,
	capacity: contractCapacity,
	backup: contractBackup,
	batteryInEvent,
	exportLimit: asked.exportLimit,
	reserve: asked.spinningReserve,
}
