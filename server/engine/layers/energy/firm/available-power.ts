import { defineSum } from '../../../inputs/define-sum.ts'
import { defineFormula, defineOutput, type Named, type QuantityNode } from '../../../kernel/quantity.ts'
import { flexiblePower, securedFlexible } from './flexible.ts'
import { mwhLimit, securedMwhLimit } from './mwh-limit.ts'
import { contractedFirm, securedFirm } from './worst-day-power.ts'

const SOURCE = 'Energy, second chapter §2: the layer limits on megawatts or on megawatt-hours'
const onSite = { scope: 'site', per: 'month', rule: 'eR20', source: SOURCE } as const

/** Of the balance: mean power ÷ peak of what may run at the site, weighted as its diversity. */
export const siteLoadFactor = defineOutput({
	...onSite,
	kind: 'rate',
	unit: 'ratio',
	id: 'energy.loadFactor',
	symbol: 'LF',
	label: 'Load factor of work that may run at the site',
})

const available = (
	meaning: Named & Pick<QuantityNode, 'symbol' | 'label' | 'short'>,
	of: Readonly<Record<'firm' | 'limit' | 'flexible', QuantityNode>>,
) =>
	defineFormula({
		...onSite,
		...meaning,
		kind: 'state',
		unit: 'facilityMW',
		inputs: { ...of, loadFactor: siteLoadFactor },
		expression: 'min(firm, if(limit >= 0, limit / loadFactor, firm)) + flexible',
		examples: [
			{ inputs: { firm: 72, limit: 30, flexible: 0, loadFactor: 0.8 }, value: 37.5 },
			{ inputs: { firm: 72, limit: 72, flexible: 0, loadFactor: 0.8 }, value: 72 },
			{ inputs: { firm: 56, limit: NaN, flexible: 22.28, loadFactor: 0.8 }, value: 78.28 },
		],
	})

export const availablePower = available(
	{
		key: 'sites.layers.energy.available',
		symbol: 'P_avail',
		label: 'Power available at the meter',
		short: 'Power available',
	},
	{ firm: contractedFirm, limit: mwhLimit, flexible: flexiblePower },
)

const securedPower = available(
	{ id: 'energy.secured', symbol: 'P_sec', label: 'Power available at the meter, excl. contracts in study' },
	{ firm: securedFirm, limit: securedMwhLimit, flexible: securedFlexible },
)

export const planSecured = defineSum({
	key: 'layers.energy.secured',
	symbol: 'Σ P_sec',
	label: 'Power available, excl. contracts in study, all sites',
	short: 'Firm power, excl. contracts in study',
	scope: 'plan',
	rule: 'eR20',
	source: SOURCE,
	of: securedPower,
})
