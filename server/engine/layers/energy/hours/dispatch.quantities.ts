import { defineFormula, defineOutput } from '../../../kernel/quantity.ts'

const SOURCE = 'Energy chapter R8–R16'
const shared = { per: 'month', kind: 'amount', unit: 'MWh', source: SOURCE } as const
const onContract = { ...shared, scope: 'contract' } as const
const onSite = { ...shared, scope: 'site' } as const

export const purchased = defineOutput({
	...onContract,
	key: 'contracts.energyMWh',
	symbol: 'E_c',
	label: 'Energy used under a contract',
	short: 'Energy',
	rule: 'eR12',
})
export const generation = defineOutput({
	...onContract,
	key: 'contracts.generationMWh',
	symbol: 'G_c',
	label: 'Energy produced or credited by a contract, used or not',
	short: 'Energy produced or credited, used or not',
	rule: 'eR5',
})
export const curtailedEnergy = defineOutput({
	...onContract,
	key: 'contracts.curtailedMWh',
	symbol: 'E_cut,c',
	label: 'Energy of a contract lost to curtailment',
	short: 'Energy lost to curtailment',
	rule: 'eR13',
})
export const backupEnergy = defineOutput({
	...onContract,
	key: 'contracts.backupMWh',
	symbol: 'E_back,c',
	label: 'Backup generator energy during curtailment',
	short: 'Backup generator energy',
	rule: 'eR13',
})

/** At the prices of the plan’s first month. */
export const tariffAdded = defineOutput({
	...onContract,
	id: 'energy.tariffUsd',
	symbol: '$_tar,0',
	label: 'What a tariff adds to the energy of its hours, before escalation',
	unit: 'usd',
	rule: 'lP38',
})

export const onsiteUsed = defineOutput({
	...onSite,
	key: 'sites.dispatch.onsiteUsedMWh',
	symbol: 'E_on',
	label: 'On-site zero-carbon energy used in the same hour',
	short: 'On-site zero-carbon energy, hourly-matched',
	rule: 'eR8',
})
export const onsiteMade = defineOutput({
	...onSite,
	id: 'energy.onsiteMadeMWh',
	symbol: 'G_on',
	label: 'On-site zero-carbon energy produced',
	rule: 'eR5',
})
export const ppaUsed = defineOutput({
	...onSite,
	key: 'sites.dispatch.ppaUsedMWh',
	symbol: 'E_ppa',
	label: 'Physical PPA energy used in the same hour',
	short: 'From physical PPAs',
	rule: 'eR8',
})
export const charged = defineOutput({
	...onSite,
	key: 'sites.dispatch.batteryChargeMWh',
	symbol: 'E_in',
	label: 'Battery charge',
	rule: 'eR11',
})
export const discharged = defineOutput({
	...onSite,
	key: 'sites.dispatch.batteryDischargeMWh',
	symbol: 'E_out',
	label: 'Battery discharge',
	rule: 'eR11',
})
export const exported = defineOutput({
	...onSite,
	key: 'sites.dispatch.exportMWh',
	symbol: 'E_exp',
	label: 'On-site energy exported',
	rule: 'eR14',
})
export const spilled = defineOutput({
	...onSite,
	key: 'sites.dispatch.spilledMWh',
	symbol: 'E_spill',
	label: 'On-site curtailed energy',
	rule: 'eR14',
})
export const paused = defineOutput({
	...onSite,
	key: 'sites.dispatch.pausedMWh',
	symbol: 'E_pause',
	label: 'Energy of paused load during curtailment or grid calls',
	short: 'Energy of paused load',
	rule: 'lP5',
})
export const unserved = defineOutput({
	...onSite,
	key: 'sites.dispatch.unservedMWh',
	symbol: 'E_un',
	label: 'Site energy need without a source',
	short: 'Unserved energy',
	rule: 'eR12',
})
export const carbonFreeHourly = defineOutput({
	...onSite,
	key: 'sites.dispatch.carbonFreeMWh',
	symbol: 'E_cf',
	label: 'Load met by carbon-free energy in its hour',
	rule: 'eR32',
})

export const gasEnergy = defineOutput({
	...onSite,
	key: 'sites.dispatch.gasMWh',
	symbol: 'E_gas',
	label: 'On-site gas energy',
	rule: 'eR12',
})

export const surplusEnergy = defineFormula({
	...onContract,
	key: 'contracts.surplusMWh',
	symbol: 'E_sur,c',
	label: 'Energy produced, not used at the site',
	short: 'Energy produced, not used',
	rule: 'eR24',
	inputs: { made: generation, taken: purchased },
	expression: 'max(0, made - taken)',
	examples: [
		{ inputs: { made: 26_717.1211, taken: 12_413.6552 }, value: 14_303.4659 },
		{ inputs: { made: 0, taken: 100 }, value: 0 },
	],
})
