import { assumed } from '../assumed.ts'
import { defineInput } from '../kernel/quantity.ts'
import { fromRecord, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const onSite = { scope: 'site', per: 'horizon', kind: 'state', rule: 'W1', source: 'Workforce §6' } as const

export const operationsLead = assumed('operationsLeadMonths', {
	id: 'workforce.operationsLead',
	symbol: 'n_op',
	scope: 'site',
	rule: 'W1',
})

export const operatingModel = defineInput({
	...onSite,
	kind: 'rate',
	id: 'workforce.operatingModel',
	symbol: 'k_op',
	label: 'Operating model',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const field = `operatingModels.${model.plan.sites[index]?.operatingModel ?? 'base'}`
		return fromRecord(model, 'operationsStaffing', { field, quality: 'guess' })
	},
})

const COMBINED_CYCLE = 'btm_ccgt'

export const combinedCycleUnits = defineInput({
	...onSite,
	scope: 'contract',
	id: 'workforce.combinedCycleUnits',
	symbol: 'n_cc',
	label: 'Combined-cycle units of a contract',
	unit: 'count',
	read: ({ model }: EngineWorld, index) => {
		const contract = model.plan.powerContracts[index]
		const text = 'Units stated, else capacity ÷ unit size rounded up; 0 for every other kind.'
		const count = contract?.kind === COMBINED_CYCLE ? unitsOf(contract, model.catalogue.powerContractTypes) : 0
		return fromRule(count, { rule: 'W1', text, source: 'Methodology §4' })
	},
})

type Contract = EngineWorld['model']['plan']['powerContracts'][number]

function unitsOf(contract: Contract, kinds: EngineWorld['model']['catalogue']['powerContractTypes']): number {
	if (contract.units !== null) return contract.units
	const unitMW = contract.unitMW ?? kinds.find(({ id }) => id === contract.kind)?.unitMW ?? contract.capacityMW
	return unitMW > 0 ? Math.ceil(contract.capacityMW / unitMW) : 0
}
