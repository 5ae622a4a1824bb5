import { DAYS_PER_YEAR, MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { fromField } from '../../../inputs/from-field.ts'
import { defineFormula, sumOver } from '../../../kernel/quantity.ts'
import { contractFirm } from '../available.ts'
import { existingLoad } from '../existing-load.ts'
import { nonFirmPower } from '../firm/flexible.ts'
import { contractedFirm } from '../firm/worst-day-power.ts'
import { accredited } from '../firm/accredited.quantities.ts'
import { facilityPower } from '../pue.ts'
import { priceIndex } from './purchase-bill.ts'

const SOURCE = 'Places, fourth chapter §2: the obligation of a peak at the meter, in the capacity market'
const shared = { per: 'month', rule: 'lP7', source: SOURCE } as const

/** Above firm supply a site draws what the grid cuts before it is short of capacity: nobody holds capacity for that. */
const withoutCapacity = defineFormula({
	...shared,
	id: 'finance.nonCapacityBackedMW',
	symbol: 'P_ncb',
	label: 'Peak above firm supply, drawn from non-firm service: not capacity-backed',
	scope: 'site',
	kind: 'state',
	unit: 'facilityMW',
	inputs: { power: facilityPower, firm: contractedFirm, nonFirm: nonFirmPower },
	expression: 'min(nonFirm, max(0, power - firm))',
	examples: [
		{ inputs: { power: 400, firm: 200, nonFirm: 300 }, value: 200 },
		{ inputs: { power: 560, firm: 200, nonFirm: 300 }, value: 300 },
		{ inputs: { power: 150, firm: 200, nonFirm: 300 }, value: 0 },
	],
})

/** What the site must have capacity for in the market, beyond what is accredited. */
export const capacityObligation = defineFormula({
	...shared,
	key: 'sites.capacityObligationMW',
	symbol: 'P_obl',
	label: 'Capacity obligation: the capacity-backed peak at the meter beyond what is accredited',
	short: 'Capacity obligation',
	scope: 'site',
	kind: 'state',
	unit: 'facilityMW',
	inputs: {
		power: facilityPower,
		existing: existingLoad,
		unbacked: withoutCapacity,
		credited: sumOver(accredited),
	},
	expression: 'max(0, power + existing - unbacked - credited)',
	examples: [
		{ inputs: { power: 68, existing: 4, unbacked: 0, credited: 4 }, value: 68 },
		{ inputs: { power: 400, existing: 0, unbacked: 200, credited: 10 }, value: 190 },
		{ inputs: { power: 10, existing: 0, unbacked: 0, credited: 30 }, value: 0 },
	],
})

/** A month’s bill for a megawatt: the field is by the day. */
const capacityPrice = fromField('powerContracts', 'capacityUsdPerMWDay', {
	id: 'finance.capacityPrice',
	symbol: 'p_cap',
	rule: 'lP7',
	as: {
		label: 'Capacity price per MW-month',
		unit: 'usdPerMW',
		value: (perDay) => (perDay * DAYS_PER_YEAR) / MONTHS_PER_YEAR,
		scales: true,
	},
	otherwise: 'no_capacity_price',
})

/** By it the obligation is parted among the contracts that bill it. */
const billingFirm = defineFormula({
	...shared,
	id: 'finance.capacityFirmMW',
	symbol: 'P_firm,cap',
	label: 'Firm power of a contract that bills capacity',
	scope: 'contract',
	kind: 'state',
	unit: 'facilityMW',
	inputs: { firm: contractFirm, price: capacityPrice },
	expression: 'if(price > 0, firm, 0)',
	examples: [
		{ inputs: { firm: 60, price: 4562.5 }, value: 60 },
		{ inputs: { firm: 60, price: 0 }, value: 0 },
	],
})

const siteBillingFirm = defineFormula({
	...shared,
	id: 'finance.siteCapacityFirmMW',
	symbol: 'Σ P_firm,cap',
	label: 'Firm power of the site’s contracts that bill capacity',
	scope: 'site',
	kind: 'state',
	unit: 'facilityMW',
	inputs: { firm: sumOver(billingFirm) },
	expression: 'firm',
	examples: [{ inputs: { firm: 60 }, value: 60 }],
})

export const capacityBill = defineFormula({
	...shared,
	id: 'finance.capacityBill',
	symbol: '$_cap,c',
	label: 'Capacity obligation as a contract bills it',
	scope: 'contract',
	kind: 'amount',
	unit: 'usd',
	inputs: {
		obligation: capacityObligation,
		firm: billingFirm,
		all: siteBillingFirm,
		price: capacityPrice,
		index: priceIndex,
	},
	expression: 'if(all > 0, obligation / meterMWPerPlantMW * firm / all * price * index, 0)',
	examples: [
		{ inputs: { obligation: 68, firm: 60, all: 60, price: 4562.5, index: 1 }, value: 310_250 },
		{ inputs: { obligation: 68, firm: 0, all: 0, price: 0, index: 1 }, value: 0 },
	],
})
