import { perDiemPerHour } from '../../people/workforce-pay-inputs.ts'
import { defineFormula, defineInput, sumOver } from '../../kernel/quantity.ts'
import { phaseItMW } from '../../layers/infrastructure/inputs.ts'
import { hallDuration, hallFloorArea, hallPrefab } from '../../schedule/phase-inputs.ts'
import { hallMonths, hallTravellersInAll } from '../../schedule/capital-hours.quantities.ts'
import { hallEstimateRatio } from '../../schedule/progress/progress.quantities.ts'
import { rackDensity } from '../../equipment/hall-inputs.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { directCost, labourScale, machineScale, material, savedByLiquid } from './calibration.ts'
import * as from from './hall-inputs.ts'
import { lotUsd } from './lot-prices.ts'
import { type MaterialPart, materialInputs } from './material-inputs.ts'
import { own } from './reference-outputs.ts'

const shared = {
	scope: 'phase',
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM1.3',
	source: 'Methodology, money M1.3',
} as const

const areaRatio = defineFormula({
	...shared,
	id: 'finance.hallAreaRatio',
	symbol: 'r',
	kind: 'rate',
	unit: 'ratio',
	label: 'Floor of a hall against the reference hall’s',
	inputs: { floor: hallFloorArea, each: from.referenceAreaPerMW, power: phaseItMW },
	expression: 'if(power > 0, floor / (each * power), 1)',
	examples: [
		{ inputs: { floor: 39_000, each: 325, power: 60 }, value: 2 },
		{ inputs: { floor: 0, each: 325, power: 0 }, value: 1 },
	],
})

function materialLine(part: MaterialPart, label: string) {
	return defineFormula({
		...shared,
		id: `finance.raw.${part}`,
		symbol: `$_${part}`,
		label,
		inputs: { material, ratio: areaRatio, ...materialInputs(part) },
		expression: 'share * material * (1 - elasticity + elasticity * ratio) * built',
		examples: [
			{ inputs: { material: 320e6, ratio: 2, share: 0.4, elasticity: 1, built: 1 }, value: 256e6 },
			{ inputs: { material: 320e6, ratio: 2, share: 0.35, elasticity: 0.25, built: 0.3 }, value: 42e6 },
		],
	})
}

function machineLine(group: 'electrical' | 'mechanical', standing: typeof own.standingElectrical) {
	return defineFormula({
		...shared,
		id: `finance.raw.${group}`,
		symbol: group === 'electrical' ? 'E' : 'M',
		label: `${group === 'electrical' ? 'Electrical' : 'Mechanical'} equipment of a hall, installed`,
		inputs: { bought: sumOver(lotUsd[group]), standing, installed: from.installedFactor, scale: machineScale },
		expression: 'installed * scale * (bought + standing)',
		examples: [{ inputs: { bought: 115_080_000, standing: 0, installed: 1.5, scale: 1 }, value: 172_620_000 }],
	})
}

function prefabFigure(field: 'k' | 'referenceShare' | 'shopShare', symbol: string, label: string) {
	return defineInput({
		...shared,
		scope: 'plan',
		kind: 'rate',
		unit: 'ratio',
		id: `finance.prefab.${field}`,
		symbol,
		label,
		read: ({ model }: EngineWorld) => {
			const row = { ...model.catalogue.productivityFactors, id: 'prefab' }
			return fromRow(row.prefab[field], {
				table: 'productivityFactors',
				row,
				field: `prefab.${field}`,
				quality: 'guess',
			})
		},
	})
}

const labour = defineFormula({
	...shared,
	id: 'finance.raw.labour',
	symbol: 'L',
	label: 'Labor of a hall, on site and off site',
	inputs: {
		hours: own.labour,
		prefabricated: own.prefabricated,
		scale: labourScale,
		share: hallPrefab,
		usual: prefabFigure('referenceShare', 'p_0', 'Prefabricated in the hours of the packages'),
		k: prefabFigure('k', 'k_p', 'Site hours that a share of shop work saves'),
		shop: prefabFigure('shopShare', 'k_s', 'Shop hours for an hour of the packages'),
		estimate: hallEstimateRatio,
	},
	expression: 'estimate * scale * (hours + shop * (share - usual) / (1 - k * share) * prefabricated)',
	examples: [
		{
			inputs: { hours: 82e6, prefabricated: 50e6, scale: 1, share: 0.3, usual: 0.3, k: 0.6, shop: 0.55, estimate: 1 },
			value: 82e6,
		},
		{
			inputs: { hours: 80e6, prefabricated: 45e6, scale: 1, share: 0.5, usual: 0.3, k: 0.6, shop: 0.55, estimate: 1.1 },
			value: 1.1 * (80e6 + (0.55 * 0.2 * 45e6) / 0.7),
		},
	],
})

const lodging = defineFormula({
	...shared,
	id: 'finance.raw.lodging',
	symbol: '$_lodge',
	label: 'Lodging and meals of a hall’s travelers',
	inputs: { hours: hallTravellersInAll, perHour: perDiemPerHour },
	expression: 'hours * perHour',
	examples: [{ inputs: { hours: 100_000, perHour: 13 }, value: 1_300_000 }],
})

const premium = defineFormula({
	...shared,
	id: 'finance.raw.premium',
	symbol: 'Π',
	label: 'Liquid cooling and dense racks, net of equipment and labor saved',
	inputs: {
		premium: from.liquidPremium,
		direct: directCost,
		liquid: from.liquidShare,
		denseLiquid: from.denseLiquidShare,
		rack: rackDensity,
		fromRack: from.densityFrom,
		denseRack: from.denseRackKW,
		saved: savedByLiquid,
		isLiquid: from.isLiquid,
	},
	expression:
		'premium * direct * (2 / 3 * liquid / denseLiquid + if(fromRack < denseRack, 1 / 3 * max(0, ln(rack / fromRack) / ln(denseRack / fromRack)), 0)) + saved * isLiquid',
	examples: [
		{
			inputs: {
				...{ premium: 0.085, direct: 660_469_035, liquid: 0.8, denseLiquid: 0.8, rack: 132, fromRack: 20 },
				...{ denseRack: 132, saved: 27_508_637, isLiquid: 1 },
			},
			value: 0.085 * 660_469_035 + 27_508_637,
		},
		{
			inputs: {
				...{ premium: 0.085, direct: 100e6, liquid: 0, denseLiquid: 0.8, rack: 20, fromRack: 20 },
				...{ denseRack: 132, saved: 4e6, isLiquid: 0 },
			},
			value: 0,
		},
	],
})

/** The lines that conditions come on top of, before the scope uplift. */
export const direct = {
	shellSite: materialLine('shellSite', 'Shell and site of a hall'),
	distribution: materialLine('distribution', 'Distribution of power and cooling in a hall, without equipment'),
	fitOut: materialLine('fitOut', 'Fit-out of a hall'),
	electrical: machineLine('electrical', own.standingElectrical),
	mechanical: machineLine('mechanical', own.standingMechanical),
	labour,
	lodging,
	premium,
} as const

/** Half grows with the months of work. */
export const conditions = defineFormula({
	...shared,
	id: 'finance.raw.conditions',
	symbol: 'G',
	label: 'General conditions and margin',
	inputs: { ...direct, share: from.conditionsShare, months: hallMonths, planned: hallDuration },
	expression:
		'(shellSite + distribution + fitOut + electrical + mechanical + labour + lodging + premium) * share / (1 - share) * (0.5 + 0.5 * if(months > 0, months / max(1, planned), 1))',
	examples: [
		{
			inputs: {
				...{ shellSite: 40, distribution: 20, fitOut: 10, electrical: 10, mechanical: 5, labour: 5, lodging: 1 },
				...{ premium: 1, share: 0.08, months: 14, planned: 14 },
			},
			value: 8,
		},
		{
			inputs: {
				...{ shellSite: 40, distribution: 20, fitOut: 10, electrical: 10, mechanical: 5, labour: 5, lodging: 1 },
				...{ premium: 1, share: 0.08, months: 28, planned: 14 },
			},
			value: 12,
		},
	],
})
