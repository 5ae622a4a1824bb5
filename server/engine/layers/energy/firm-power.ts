import { contractFirm, contractImport } from './available.ts'
import { firmSupply } from './firm-supply.ts'
import { machineLoss } from './supply-reserve.ts'

export const {
	through: siteImport,
	reserve: contingencyReserve,
	power: firmPower,
} = firmSupply({
	through: { id: 'energy.siteImport', symbol: 'P_imp', label: 'Firm import through the interconnection' },
	transformer: {
		id: 'energy.transformerLoss',
		symbol: 'ΔP_bank',
		label: 'Firm import lost with the largest transformer',
	},
	reserve: {
		id: 'energy.contingencyReserve',
		symbol: 'P_N−1',
		label: 'Firm power held back for the loss of the largest unit',
	},
	power: { id: 'energy.available', symbol: 'P_firm', label: 'Firm power at the meter' },
	of: { firm: contractFirm, imports: contractImport, machine: machineLoss },
})
