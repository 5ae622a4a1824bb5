import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { builtPower, committed } from '../commitment.ts'
import { hallCapital } from '../halls/hall-cost.ts'
import { landCost } from '../land/land.ts'
import { plantCost } from '../plant-capital.ts'

const shared = {
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
	unit: 'usdPerItMW',
	sparse: true,
	rule: 'lP21',
	source: 'Places §6: capital by what it holds',
} as const

const power = sumOver(builtPower)
const halls = sumOver(hallCapital)
const land = sumOver(landCost)
const plants = sumOver(plantCost)

/** No two announcements mean the same by a megawatt's cost: each of these says what it holds. */
export const capitalScopes = [
	defineFormula({
		...shared,
		key: 'finance.scopes.hallsUsdPerItMW',
		symbol: '$/MW_halls',
		label: 'Capital of halls only, per MW IT',
		short: 'Halls only',
		inputs: { halls, power },
		expression: 'if(power > 0, halls / power, 0 / 0)',
		examples: [
			{ inputs: { halls: 600e6, power: 50 }, value: 12e6 },
			{ inputs: { halls: 0, power: 0 }, value: NaN },
		],
	}),
	defineFormula({
		...shared,
		key: 'finance.scopes.connectedUsdPerItMW',
		symbol: '$/MW_grid',
		label: 'Capital of halls, interconnection, substation, upgrades, contributions and land, per MW IT',
		short: 'Halls, interconnection and land',
		inputs: { halls, energy: committed.energy, plants, land, power },
		expression: 'if(power > 0, (halls + energy - plants + land) / power, 0 / 0)',
		examples: [
			{ inputs: { halls: 600e6, energy: 90e6, plants: 60e6, land: 20e6, power: 50 }, value: 13e6 },
			{ inputs: { halls: 0, energy: 0, plants: 0, land: 0, power: 0 }, value: NaN },
		],
	}),
	defineFormula({
		...shared,
		key: 'finance.scopes.ownPlantUsdPerItMW',
		symbol: '$/MW_plant',
		label: 'Capital of halls, interconnection, land and own plant, per MW IT',
		short: 'With own plant',
		inputs: { halls, energy: committed.energy, land, power },
		expression: 'if(power > 0, (halls + energy + land) / power, 0 / 0)',
		examples: [
			{ inputs: { halls: 600e6, energy: 90e6, land: 20e6, power: 50 }, value: 14.2e6 },
			{ inputs: { halls: 0, energy: 0, land: 0, power: 0 }, value: NaN },
		],
	}),
] as const
