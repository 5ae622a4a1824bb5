import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { ENERGY_CAPITAL } from '../money/energy-capital.ts'
import { chipCapex } from '../money/finance-chips.ts'
import { hallCapex } from '../money/finance-halls.ts'
import { refitCapex } from '../money/halls/place-refits.ts'
import { landCapex } from '../money/land/land.ts'

const site = { scope: 'site', per: 'month', kind: 'amount', unit: 'usd', rule: 'F6', source: 'Methodology §5' } as const

const energy = defineFormula({
	...site,
	id: 'sites.finance.capexByLayer.energy',
	symbol: '$_cap,en,s',
	label: 'Capital of the energy layer at a site',
	...ENERGY_CAPITAL,
})
const chips = defineSum({
	...site,
	id: 'sites.finance.capexByLayer.chips',
	symbol: '$_cap,ch,s',
	label: 'Capital of the chips layer at a site',
	of: chipCapex,
})
const infrastructure = defineFormula({
	...site,
	id: 'sites.finance.capexByLayer.infrastructure',
	symbol: '$_cap,inf,s',
	label: 'Capital of the halls layer at a site',
	inputs: { halls: sumOver(hallCapex), refits: sumOver(refitCapex), land: landCapex },
	expression: 'halls + refits + land',
	examples: [{ inputs: { halls: 70e6, refits: 5e6, land: 10e6 }, value: 85e6 }],
})

/** Capital of each layer site by site. */
export const SITE_CAPITAL = [
	energy,
	chips,
	infrastructure,
	defineFormula({
		...site,
		id: 'sites.finance.capexUsd',
		symbol: '$_cap,s',
		label: 'Capital spent at a site',
		inputs: { energy, chips, infrastructure },
		expression: 'energy + chips + infrastructure',
		examples: [{ inputs: { energy: 1, chips: 2, infrastructure: 3 }, value: 6 }],
	}),
] as const
