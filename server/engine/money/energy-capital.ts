import { sumOver } from '../kernel/quantity.ts'
import { contributionCapex } from './contribution.ts'
import { connectionCapex } from './finance-connection.ts'
import { substationCapex } from './halls/substations.ts'
import { plantCapex, upgradeCapex } from './plant-capital.ts'

/** What the energy layer is paid for: of a site or of the plan. Rule F6. */
export const ENERGY_CAPITAL = {
	inputs: {
		connections: sumOver(connectionCapex),
		upgrades: sumOver(upgradeCapex),
		contributions: sumOver(contributionCapex),
		plants: sumOver(plantCapex),
		substations: sumOver(substationCapex),
	},
	expression: 'connections + upgrades + contributions + plants + substations',
	examples: [
		{
			inputs: { connections: 2e6, upgrades: 1e6, contributions: 2e6, plants: 30e6, substations: 3e6 },
			value: 38e6,
		},
	],
} as const
