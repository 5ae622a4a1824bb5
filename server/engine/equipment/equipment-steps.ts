import type { Step } from '../kernel/compile.ts'
import { dateLots } from './date-lots.ts'
import { hallHeat } from './hall-heat.ts'
import {
	apparentLoad,
	chainEfficiency,
	chainLoss,
	criticalLoad,
	generatorLoad,
	hallRacks,
	rackHeadroom,
	substationLoad,
} from './hall-loads.ts'
import { equipmentCount, lotLoading, lotModules, lotUnits } from './lot-units.ts'
import {
	coreSwitches,
	endpoints,
	leafSwitches,
	networkCables,
	networkOptics,
	siteOrdered,
	spineSwitches,
	storage,
	storageRead,
} from './network.ts'
import { sizeLots } from './size-lots.ts'
import { SPACE_STEPS } from './space.ts'

/** Formulas and algorithms of equipment, fabric and storage, once each. */
export const EQUIPMENT_STEPS: readonly Step[] = [
	criticalLoad,
	generatorLoad,
	apparentLoad,
	hallRacks,
	rackHeadroom,
	chainEfficiency,
	chainLoss,
	substationLoad,
	hallHeat,
	siteOrdered,
	endpoints,
	leafSwitches,
	spineSwitches,
	coreSwitches,
	networkCables,
	networkOptics,
	storage,
	storageRead,
	sizeLots,
	lotModules,
	lotUnits,
	lotLoading,
	equipmentCount,
	dateLots,
	...SPACE_STEPS,
]
