import { contractFirm, contractImport } from '../available.ts'
import { firmSupply } from './firm-supply.ts'
import { gasHeldOf } from './gas-held.ts'
import { machineLoss } from './supply-reserve.ts'

export const { held: gasHeld, algorithm: feedGas } = gasHeldOf(
	{
		key: 'sites.gasHeldMW',
		symbol: 'ΔP_pipe',
		label: 'Firm power of gas that the pipe cannot feed',
		short: 'Gas the pipe cannot feed',
		of: 'energy.feedGas',
	},
	contractFirm,
)

export const {
	through: siteImport,
	loss: unitLoss,
	steady: steadyPower,
} = firmSupply({
	through: { id: 'energy.siteImport', symbol: 'P_imp', label: 'Firm import through the interconnection' },
	transformer: {
		id: 'energy.transformerLoss',
		symbol: 'ΔP_bank',
		label: 'Firm import lost with the largest transformer',
	},
	loss: {
		id: 'energy.unitLoss',
		symbol: 'ΔP_unit',
		label: 'Steady power lost with the largest unit or transformer',
	},
	steady: { id: 'energy.steadyMW', symbol: 'C', label: 'Firm power of contracts at the meter, in every hour' },
	of: { firm: contractFirm, imports: contractImport, machine: machineLoss },
	gasHeld,
})
