import { diversity } from '../balance.quantities.ts'
import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { availablePower } from '../../layers/energy/firm/available-power.ts'
import { peakPue } from '../../layers/energy/pue.ts'
import { itOverheadFactor } from '../../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../../layers/chips/power.quantities.ts'
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
	id: 'chips.installedNameplate',
	symbol: 'P_name',
	label: 'IT nameplate of installed accelerators',
	rule: 'C3',
	source: 'Methodology §1: P_name = F · Σ n · p',
	of: orderNameplate,
})

export const chipsBuildout = defineFormula({
	...shared,
	scope: 'site',
	id: 'chips.buildout',
	symbol: 'P_chips',
	label: 'IT peak of all installed accelerators, powered or not',
	rule: 'B13',
	source: 'Methodology §2: build-out view',
	inputs: { share: diversity, nameplate: installedNameplate },
	expression: 'share * nameplate',
	examples: [{ inputs: { share: 0.85, nameplate: 75.02 }, value: 63.767 }],
})

export const energyBuildout = defineFormula({
	...shared,
	scope: 'site',
	id: 'energy.buildout',
	symbol: 'P_energy',
	label: 'IT peak that firm power can feed',
	rule: 'B13',
	source: 'Methodology §2: build-out view',
	inputs: { firm: availablePower, pue: peakPue },
	expression: 'firm / pue',
	examples: [{ inputs: { firm: 121.5, pue: 1.215 }, value: 100 }],
})
