import { defineFormula, defineInput, type QuantityNode } from '../../../kernel/quantity.ts'
import { fromRule } from '../../../sourced.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractFirm, contractImport } from '../available.ts'
import { contractAt } from '../contract-inputs.ts'
import { firmSupply } from './firm-supply.ts'
import { gasHeldOf } from './gas-held.ts'
import { machineLoss } from './supply-reserve.ts'

const SOURCE = 'Energy, second chapter §2: what is only studied is planned power, not secured'
const onContract = { scope: 'contract', rule: 'eR20', source: SOURCE } as const

/** 0 for a contract that is only studied. */
export const isSecured = defineInput({
	...onContract,
	id: 'energy.isSecured',
	symbol: 'secured',
	label: 'Beyond study',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const status = contractAt(model, index).contract.status ?? 'agreement'
		return fromRule(Number(status !== 'study'), {
			rule: 'eR20',
			text: { code: 'status', facts: { status } },
			source: SOURCE,
		})
	},
})

const securedOf = (
	of: QuantityNode,
	meaning: { readonly id: string; readonly symbol: string; readonly label: string },
) =>
	defineFormula({
		...onContract,
		...meaning,
		per: 'month',
		kind: 'state',
		unit: 'facilityMW',
		inputs: { planned: of, secured: isSecured },
		expression: 'planned * secured',
		examples: [
			{ inputs: { planned: 140, secured: 1 }, value: 140 },
			{ inputs: { planned: 140, secured: 0 }, value: 0 },
		],
	})

const securedContractFirm = securedOf(contractFirm, {
	id: 'energy.securedFirm',
	symbol: 'P_sec,c',
	label: 'Firm power of a contract that is secured',
})

export const { held: securedGasHeld, algorithm: feedSecuredGas } = gasHeldOf(
	{
		id: 'energy.securedGasHeldMW',
		symbol: 'ΔP_pipe,sec',
		label: 'Secured firm power of gas that the pipe cannot feed',
		of: 'energy.feedSecuredGas',
	},
	securedContractFirm,
)

export const {
	through: securedImport,
	loss: securedUnitLoss,
	steady: securedSteadyPower,
} = firmSupply({
	through: { id: 'energy.securedImport', symbol: 'P_imp,sec', label: 'Firm import of contracts that are secured' },
	transformer: {
		id: 'energy.securedTransformerLoss',
		symbol: 'ΔP_bank,sec',
		label: 'Secured import lost with the largest transformer',
	},
	loss: {
		id: 'energy.securedUnitLoss',
		symbol: 'ΔP_unit,sec',
		label: 'Secured steady power lost with the largest unit or transformer',
	},
	steady: { id: 'energy.securedSteadyMW', symbol: 'C_sec', label: 'Firm power of secured contracts, in every hour' },
	of: {
		firm: securedContractFirm,
		imports: securedOf(contractImport, {
			id: 'energy.securedContractImport',
			symbol: 'P_imp,sec,c',
			label: 'Firm import of a contract that is secured',
		}),
		machine: securedOf(machineLoss, {
			id: 'energy.securedMachineLoss',
			symbol: 'ΔP_mach,sec',
			label: 'Secured power lost with one unit of a plant',
		}),
	},
	gasHeld: securedGasHeld,
})
