import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { orderAvailable, orderInstalled } from '../../schedule/schedule.quantities.ts'
import { ofTenant } from '../../layers/chips/chip-inputs.ts'
import { siteLeasesAsked } from '../../layers/infrastructure/lease-inputs.ts'
import * as made from '../balance.quantities.ts'

const SOURCE = 'Methodology §2'
const site = { scope: 'site', per: 'month', kind: 'state', source: SOURCE } as const

const ownOrderAvailable = defineFormula({
	...site,
	scope: 'order',
	unit: 'accelerators',
	id: 'chips.ownOrderAvailable',
	symbol: 'n_av,own',
	label: 'Own ramped accelerators',
	rule: 'B9',
	inputs: { available: orderAvailable, tenant: ofTenant },
	expression: 'available * (1 - tenant)',
	examples: [
		{ inputs: { available: 1000, tenant: 0 }, value: 1000 },
		{ inputs: { available: 1000, tenant: 1 }, value: 0 },
	],
})

/** What tenants bring serves nobody here. */
export const chipsAvailable = defineSum({
	...site,
	key: 'sites.layers.chips.available',
	symbol: 'n_av,site',
	label: 'Accelerators delivered, installed and ramped',
	short: 'Accelerators installed and ramped',
	rule: 'B9',
	of: ownOrderAvailable,
})

export const chipsWithTenants = defineSum({
	...site,
	id: 'chips.availableWithTenants',
	symbol: 'n_av,all',
	label: 'Ramped accelerators at a site, incl. tenants’',
	rule: 'B9',
	of: orderAvailable,
})

export const chipsInstalled = defineSum({
	...site,
	key: 'sites.installedAccelerators',
	symbol: 'n_inst,site',
	label: 'Installed accelerators',
	rule: 'C6',
	of: orderInstalled,
})

export const siteEnergised = defineSum({
	...site,
	key: 'sites.energisedAccelerators',
	symbol: 'n_en,site',
	label: 'Energized accelerators of a site',
	short: 'Energized accelerators',
	rule: 'B5',
	of: made.poolEnergised,
})

export const stranded = defineFormula({
	...site,
	key: 'sites.stranded.accelerators',
	symbol: 'n_strand',
	label: 'Ramped accelerators, not energized',
	short: 'Accelerators without power or a hall',
	unit: 'accelerators',
	rule: 'B5',
	inputs: { available: chipsWithTenants, energised: siteEnergised },
	expression: 'available - energised',
	examples: [{ inputs: { available: 27_033, energised: 10_224 }, value: 16_809 }],
})

export const infrastructureRequired = defineFormula({
	...site,
	key: 'sites.layers.infrastructure.required',
	symbol: 'P_IT,req',
	label: 'IT peak of accelerators needed and of leases',
	short: 'Hall power needed',
	unit: 'itMW',
	rule: 'B9',
	inputs: {
		diversity: made.diversity,
		nameplate: made.demandedNameplate,
		target: made.targetDemand,
		leases: siteLeasesAsked,
	},
	expression: 'diversity * nameplate + target + leases',
	examples: [
		{ inputs: { diversity: 0.9, nameplate: 33.34, target: 0, leases: 0 }, value: 30.006 },
		{ inputs: { diversity: 0.9, nameplate: 33.34, target: 0, leases: 60 }, value: 90.006 },
	],
})

export const applicationsRequired = defineFormula({
	...site,
	key: 'sites.layers.applications.required',
	symbol: 'T_ask',
	label: 'Output tokens/s demanded at the peak',
	short: 'Peak output demand',
	unit: 'tokensPerSecond',
	rule: 'B9',
	inputs: { tokens: made.tokensRequired },
	expression: 'tokens',
	examples: [{ inputs: { tokens: 5200 }, value: 5200 }],
})
