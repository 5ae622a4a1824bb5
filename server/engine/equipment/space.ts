import { phasePeakPue } from '../layers/energy/cooling/cooling-inputs.ts'
import { existingLoad } from '../layers/energy/existing-load.ts'
import { peakPue } from '../layers/energy/pue.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { hallFloorArea } from '../schedule/phase-inputs.ts'
import { hallRacks } from './hall-loads.ts'
import { landPerMW, rackFootprint, siteReserve, siteTarget, solarLand } from './space-inputs.ts'

const shared = { per: 'horizon', kind: 'state', rule: 'I17' } as const
const LAND = 'Facility §1.7 and §1.9'

const whiteSpace = defineFormula({
	...shared,
	scope: 'phase',
	id: 'infrastructure.whiteSpace',
	symbol: 'A_white',
	label: 'Floor of a hall under racks and their aisles',
	unit: 'm2',
	source: 'Facility §1.9',
	inputs: { racks: hallRacks, each: rackFootprint },
	expression: 'racks * each',
	examples: [{ inputs: { racks: 758, each: 4.5 }, value: 3411 }],
})

export const siteFloorArea = defineSum({
	...shared,
	scope: 'site',
	key: 'sites.space.floorAreaM2',
	symbol: 'A_site',
	label: 'Gross floor of a site’s halls',
	short: 'Gross floor',
	source: 'Facility §1.9',
	of: hallFloorArea,
})

export const siteWhiteSpace = defineSum({
	...shared,
	scope: 'site',
	key: 'sites.space.whiteSpaceM2',
	symbol: 'A_white,site',
	label: 'Floor of a site under racks and their aisles',
	short: 'White space: floor under racks and their aisles',
	source: 'Facility §1.9',
	of: whiteSpace,
})

export const siteRacks = defineSum({
	...shared,
	scope: 'site',
	key: 'sites.space.racks',
	symbol: 'R_site',
	label: 'Racks a site’s halls have room and power for',
	short: 'Racks',
	source: 'Facility §1.1',
	of: hallRacks,
})

const hallPeak = defineFormula({
	...shared,
	scope: 'phase',
	id: 'infrastructure.hallPeak',
	symbol: 'P_fac,hall',
	label: 'Peak of a full hall at the meter',
	unit: 'facilityMW',
	source: LAND,
	inputs: { it: phaseItMW, pue: phasePeakPue },
	expression: 'it * pue',
	examples: [{ inputs: { it: 100, pue: 1.215 }, value: 121.5 }],
})

export const fullPeak = defineFormula({
	...shared,
	scope: 'site',
	key: 'sites.space.peakFacilityMW',
	symbol: 'P_full',
	label: 'Peak of a site at the meter when its halls, or at least its target, are full',
	short: 'Peak at the meter when full',
	unit: 'facilityMW',
	source: LAND,
	inputs: { halls: sumOver(hallPeak), target: siteTarget, pue: peakPue },
	expression: 'max(halls, target * pue)',
	examples: [
		{ inputs: { halls: 121.5, target: 80, pue: 1.2 }, value: 121.5 },
		{ inputs: { halls: 0, target: 100, pue: 1.2 }, value: 120 },
	],
})

export const siteCapacity = defineFormula({
	...shared,
	scope: 'site',
	key: 'sites.space.siteCapacityMW',
	symbol: 'P_site',
	label: 'Power to request: full-site peak and existing load, incl. reserve',
	short: 'Power to request',
	unit: 'facilityMW',
	source: 'Facility §1.7: Abilene, 1.2 GW for 984 MW of peak',
	inputs: { peak: fullPeak, existing: existingLoad, reserve: siteReserve },
	expression: 'if(peak > 0, (peak + existing) * reserve, 0)',
	examples: [
		{ inputs: { peak: 984, existing: 0, reserve: 1.2 }, value: 1180.8 },
		{ inputs: { peak: 96, existing: 4, reserve: 1.2 }, value: 120 },
		{ inputs: { peak: 0, existing: 4, reserve: 1.2 }, value: 0 },
	],
})

export const landNeeded = defineFormula({
	...shared,
	scope: 'site',
	key: 'sites.space.landHectares',
	symbol: 'A_land',
	label: 'Typical land of a full site, incl. solar field',
	short: 'Typical land for such a site',
	unit: 'hectares',
	source: LAND,
	inputs: { peak: fullPeak, each: landPerMW, solar: sumOver(solarLand) },
	expression: 'peak * each + solar',
	examples: [{ inputs: { peak: 100, each: 0.364, solar: 13.2 }, value: 49.6 }],
})
