import { diversity } from '../balance.quantities.ts'
import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { availablePower } from '../../layers/energy/firm/available-power.ts'
import { peakPue } from '../../layers/energy/pue.ts'
import { itOverheadFactor, ofTenant } from '../../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../../layers/chips/power.quantities.ts'
import { siteLeasesAsked } from '../../layers/infrastructure/lease-inputs.ts'
import { orderInstalled } from '../../schedule/schedule.quantities.ts'

const shared = { per: 'month', kind: 'state', unit: 'itMW' } as const

const orderNameplate = defineFormula({
	...shared,
	scope: 'order',
	id: 'chips.orderNameplate',
	symbol: 'P_name,o',
	label: 'IT nameplate of an order’s installed accelerators',
	rule: 'C3',
	source: 'Methodology §1: P_name = F · Σ n · p',
	inputs: { installed: orderInstalled, power: poolAcceleratorPower, factor: itOverheadFactor },
	expression: 'factor * installed * power / kWPerMW',
	examples: [
		{ inputs: { installed: 36_864, power: 132 / 72, factor: 1.11 }, value: (1.11 * 36_864 * 132) / 72 / 1000 },
	],
})

export const installedNameplate = defineSum({
	...shared,
	scope: 'site',
	key: 'sites.itNameplateMW',
	symbol: 'P_name',
	label: 'IT nameplate of installed accelerators',
	rule: 'C3',
	source: 'Methodology §1: P_name = F · Σ n · p',
	of: orderNameplate,
})

const theirNameplate = defineFormula({
	...shared,
	scope: 'order',
	id: 'chips.tenantOrderNameplate',
	symbol: 'P_name,t,o',
	label: 'IT nameplate of a tenant’s installed accelerators',
	rule: 'mM2',
	source: 'Joins C2',
	inputs: { nameplate: orderNameplate, tenant: ofTenant },
	expression: 'tenant * nameplate',
	examples: [{ inputs: { nameplate: 75, tenant: 1 }, value: 75 }],
})

export const chipsBuildout = defineFormula({
	...shared,
	scope: 'site',
	key: 'sites.buildout.itMW.chips',
	symbol: 'P_chips',
	label: 'IT peak of all installed accelerators and leases',
	short: 'IT power of installed accelerators',
	rule: 'B13',
	source: 'Methodology §2: build-out view',
	inputs: {
		share: diversity,
		nameplate: installedNameplate,
		theirs: sumOver(theirNameplate),
		leases: siteLeasesAsked,
	},
	expression: 'share * (nameplate - theirs) + max(leases, share * theirs)',
	examples: [
		{ inputs: { share: 0.85, nameplate: 75.02, theirs: 0, leases: 0 }, value: 63.767 },
		{ inputs: { share: 0.8, nameplate: 75, theirs: 25, leases: 60 }, value: 100 },
		{ inputs: { share: 0.8, nameplate: 75, theirs: 25, leases: 10 }, value: 60 },
	],
})

export const energyBuildout = defineFormula({
	...shared,
	scope: 'site',
	key: 'sites.buildout.itMW.energy',
	symbol: 'P_energy',
	label: 'IT peak that firm power supports',
	short: 'IT power that firm power supports',
	rule: 'B13',
	source: 'Methodology §2: build-out view',
	inputs: { firm: availablePower, pue: peakPue },
	expression: 'firm / pue',
	examples: [{ inputs: { firm: 121.5, pue: 1.215 }, value: 100 }],
})
