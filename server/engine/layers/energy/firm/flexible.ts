import { defineFormula, defineOutput, type Named, type QuantityNode, sumOver } from '../../../kernel/quantity.ts'
import { contractFirm } from '../available.ts'
import { batteryEventPower } from '../battery.ts'
import { existingLoad } from '../existing-load.ts'
import { connectionImport, servedImport } from '../hours/dispatch-inputs.ts'
import { kindIs } from '../kind-inputs.ts'
import { sourceOf } from '../purchase/purchase-terms.ts'
import { throughConnection } from './firm-supply.ts'
import { isSecured, securedImport } from './secured-power.ts'
import { siteImport } from './steady-power.ts'
import { contractedFirm, firmWithoutBatteries, securedFirm, securedWithoutBatteries } from './worst-day-power.ts'

const SOURCE = 'Places, fourth chapter §2: non-firm megawatts count as far as work may pause and batteries carry'
const rule = { rule: 'lP3', source: SOURCE } as const
const MW = { per: 'month', kind: 'state', unit: 'facilityMW', ...rule } as const
const onSite = { ...MW, scope: 'site' } as const
const onContract = { ...MW, scope: 'contract' } as const
type FlexibleNamed = Named & Pick<QuantityNode, 'symbol' | 'label' | 'short'>

/** Of the balance: what work that may pause or shift would draw at the meter, were its halls full. Rule lP2. */
export const flexibleWork = defineOutput({
	...onSite,
	rule: 'lP2',
	key: 'sites.flexibleWorkMW',
	symbol: 'M',
	label: 'Pausable load at the site, at the meter',
	short: 'Pausable load',
})

const isNonFirm = kindIs(
	{ id: 'energy.isNonFirm', symbol: 'nonfirm', label: 'Non-firm service', ...rule },
	(kind) => sourceOf(kind) === 'non_firm',
)

const interruptible = defineFormula({
	...onContract,
	id: 'energy.contractInterruptible',
	symbol: 'N_c',
	label: 'Unfirmed power of a contract',
	inputs: { nonFirm: isNonFirm, served: servedImport, firm: contractFirm },
	expression: 'nonFirm * max(0, served - firm)',
	examples: [
		{ inputs: { nonFirm: 1, served: 60, firm: 20 }, value: 40 },
		{ inputs: { nonFirm: 0, served: 60, firm: 20 }, value: 0 },
	],
})

const ofSecured = (of: QuantityNode, meaning: FlexibleNamed) =>
	defineFormula({
		...onContract,
		...meaning,
		inputs: { planned: of, secured: isSecured },
		expression: 'planned * secured',
		examples: [{ inputs: { planned: 40, secured: 0 }, value: 0 }],
	})

const securedServed = throughConnection(
	{
		...rule,
		id: 'energy.securedImportLimitMW',
		symbol: 'I_0,sec',
		label: 'Import of secured contracts within the interconnection limit',
	},
	ofSecured(servedImport, {
		id: 'energy.securedServedImport',
		symbol: 'P_in,c,sec',
		label: 'Import in service of a contract that is secured',
	}),
)

/** Within what firm imports leave of the connection. */
const nonFirmOf = (meaning: FlexibleNamed, of: Readonly<Record<'interruptible' | 'limit' | 'firm', QuantityNode>>) =>
	defineFormula({
		...onSite,
		...meaning,
		inputs: { interruptible: sumOver(of.interruptible), limit: of.limit, firm: of.firm, existing: existingLoad },
		expression: 'min(interruptible, max(0, limit - max(firm, existing)))',
		examples: [
			{ inputs: { interruptible: 60, limit: 160, firm: 100, existing: 4 }, value: 60 },
			{ inputs: { interruptible: 60, limit: 120, firm: 100, existing: 0 }, value: 20 },
		],
	})

export const nonFirmPower = nonFirmOf(
	{ key: 'sites.nonFirmMW', symbol: 'N', label: 'Non-firm power at the meter', short: 'Non-firm power' },
	{ interruptible, limit: connectionImport, firm: siteImport },
)
const securedNonFirm = nonFirmOf(
	{ id: 'energy.securedNonFirmMW', symbol: 'N_sec', label: 'Non-firm power at the meter, excl. contracts in study' },
	{
		interruptible: ofSecured(interruptible, {
			id: 'energy.securedInterruptible',
			symbol: 'N_c,sec',
			label: 'Unfirmed power of a secured contract',
		}),
		limit: securedServed,
		firm: securedImport,
	},
)

/** What the worst day has used already is not used twice. */
const eventBattery = (meaning: FlexibleNamed, of: Readonly<Record<'batteries' | 'firm' | 'without', QuantityNode>>) =>
	defineFormula({
		...onSite,
		...meaning,
		inputs: { batteries: sumOver(of.batteries), firm: of.firm, without: of.without },
		expression: 'max(0, batteries * meterMWPerPlantMW - (firm - without))',
		examples: [
			{ inputs: { batteries: 6.96, firm: 56, without: 56 }, value: 6.96 },
			{ inputs: { batteries: 20, firm: 70, without: 60 }, value: 10 },
		],
	})

export const batteryInEvent = eventBattery(
	{
		id: 'energy.batteryInEvent',
		symbol: 'b',
		label: 'Power batteries carry through a curtailment, in addition to the worst day',
	},
	{ batteries: batteryEventPower, firm: contractedFirm, without: firmWithoutBatteries },
)

const securedBattery = defineFormula({
	...onContract,
	id: 'energy.securedBatteryEventMW',
	symbol: 'P_event,sec',
	label: 'Power a secured battery sustains through one curtailment',
	unit: 'plantMW',
	inputs: { planned: batteryEventPower, secured: isSecured },
	expression: 'planned * secured',
	examples: [{ inputs: { planned: 20, secured: 1 }, value: 20 }],
})
const securedInEvent = eventBattery(
	{
		id: 'energy.securedBatteryInEvent',
		symbol: 'b_sec',
		label: 'Power secured batteries carry through a curtailment, in addition to the worst day',
	},
	{ batteries: securedBattery, firm: securedFirm, without: securedWithoutBatteries },
)

const flexibleOf = (meaning: FlexibleNamed, of: Readonly<Record<'nonFirm' | 'battery', QuantityNode>>) =>
	defineFormula({
		...onSite,
		...meaning,
		inputs: { ...of, work: flexibleWork },
		expression: 'min(nonFirm, work + battery)',
		examples: [
			{ inputs: { nonFirm: 30, work: 15.32, battery: 6.96 }, value: 22.28 },
			{ inputs: { nonFirm: 60, work: 45, battery: 20 }, value: 60 },
		],
	})

export const flexiblePower = flexibleOf(
	{
		key: 'sites.flexibleMW',
		symbol: 'P_flex',
		label: 'Non-firm power backed by pausable load or a battery',
		short: 'Non-firm power that counts',
	},
	{ nonFirm: nonFirmPower, battery: batteryInEvent },
)
export const securedFlexible = flexibleOf(
	{
		id: 'energy.securedFlexibleMW',
		symbol: 'P_flex,sec',
		label: 'Non-firm power that counts, excl. contracts in study',
	},
	{ nonFirm: securedNonFirm, battery: securedInEvent },
)
