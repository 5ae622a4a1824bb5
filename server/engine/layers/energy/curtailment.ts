import { defineFormula, maxOver, sumOver } from '../../kernel/quantity.ts'
import { contractFirm, rampedCapacity } from './available.ts'
import { eventHours, siteBatteryPower, usableEnergy } from './battery.ts'
import { flexibleWork } from './firm/flexible.ts'
import { kindIs } from './kind-inputs.ts'
import { facilityPower } from './pue.ts'
import { curtailmentHours } from './purchase/purchase-inputs.ts'
import { sourceOf } from './purchase/purchase-terms.ts'

const SOURCE = 'Methodology §4; facility §2.4'
const onSite = { scope: 'site', per: 'month', kind: 'state', rule: 'E20', source: SOURCE } as const
const onContract = { scope: 'contract', per: 'month', kind: 'state', rule: 'E20', source: SOURCE } as const

/** 1 for service that the utility may cut. */
const nonFirm = kindIs(
	{ id: 'energy.nonFirm', symbol: 'cut', label: 'May be curtailed by the utility', rule: 'E20', source: SOURCE },
	(kind) => sourceOf(kind) === 'non_firm',
)

export const nonFirmRamped = defineFormula({
	...onContract,
	id: 'energy.nonFirmMW',
	symbol: 'P_cut,c',
	label: 'Curtailable power of a contract',
	unit: 'plantMW',
	inputs: { cut: nonFirm, ramped: rampedCapacity },
	expression: 'cut * ramped',
	examples: [{ inputs: { cut: 1, ramped: 50 }, value: 50 }],
})

/** What a contract still carries while service is cut: nothing of a non-firm one, whatever stands behind it. */
export const firmInEvent = defineFormula({
	...onContract,
	id: 'energy.firmInEvent',
	symbol: 'P_held,c',
	label: 'Firm power of a contract not subject to curtailment',
	unit: 'facilityMW',
	inputs: { cut: nonFirm, firm: contractFirm },
	expression: '(1 - cut) * firm',
	examples: [{ inputs: { cut: 0, firm: 140 }, value: 140 }],
})

export const eventGap = defineFormula({
	...onSite,
	key: 'sites.curtailment.gapMW',
	symbol: 'P_gap',
	label: 'Peak shortfall during curtailment',
	short: 'Peak shortfall',
	unit: 'facilityMW',
	inputs: { power: facilityPower, held: sumOver(firmInEvent), cut: sumOver(nonFirmRamped) },
	expression: 'min(cut * meterMWPerPlantMW, max(0, power - held))',
	examples: [
		{ inputs: { power: 120, held: 80, cut: 60 }, value: 40 },
		{ inputs: { power: 60, held: 80, cut: 60 }, value: 0 },
	],
})

export const eventBridged = defineFormula({
	...onSite,
	key: 'sites.curtailment.batteryMW',
	symbol: 'P_bridge',
	label: 'Carried by batteries',
	short: 'Carried by batteries',
	unit: 'facilityMW',
	inputs: { gap: eventGap, batteries: siteBatteryPower },
	expression: 'min(gap, batteries * meterMWPerPlantMW)',
	examples: [{ inputs: { gap: 40, batteries: 30 }, value: 30 }],
})

export const eventPaused = defineFormula({
	...onSite,
	key: 'sites.curtailment.pausedMW',
	symbol: 'P_pause',
	label: 'Load that pauses or moves',
	short: 'Load that pauses or moves',
	unit: 'facilityMW',
	inputs: { gap: eventGap, bridged: eventBridged, flexible: flexibleWork },
	expression: 'min(gap - bridged, flexible)',
	examples: [{ inputs: { gap: 40, bridged: 30, flexible: 20 }, value: 10 }],
})

export const eventLeft = defineFormula({
	...onSite,
	key: 'sites.curtailment.leftMW',
	symbol: 'P_left',
	label: 'Left to generators or unplanned pauses',
	short: 'Left to generators or unplanned pauses',
	unit: 'facilityMW',
	inputs: { gap: eventGap, bridged: eventBridged, paused: eventPaused },
	expression: 'gap - bridged - paused',
	examples: [{ inputs: { gap: 40, bridged: 30, paused: 4 }, value: 6 }],
})

/** 0 where batteries carry nothing. */
export const eventHoursHeld = defineFormula({
	...onSite,
	key: 'sites.curtailment.hoursHeld',
	kind: 'rate',
	symbol: 't_hold',
	label: 'Hours the batteries last at the power they bridge',
	short: 'Hours that batteries last',
	unit: 'hours',
	inputs: { bridged: eventBridged, usable: sumOver(usableEnergy) },
	expression: 'if(bridged > 0, usable / bridged, 0)',
	examples: [
		{ inputs: { bridged: 30, usable: 174 }, value: 5.8 },
		{ inputs: { bridged: 0, usable: 174 }, value: 0 },
	],
})

export const eventsPerYear = defineFormula({
	...onSite,
	key: 'sites.curtailment.eventsPerYear',
	kind: 'rate',
	symbol: 'n_cut',
	label: 'Curtailments per year',
	per: 'horizon',
	unit: 'eventsPerYear',
	// why: hours a year carry no dimension of time, the length of an event does.
	empirical: 'Hours per year ÷ hours per event.',
	inputs: { hoursPerYear: maxOver(curtailmentHours), hours: eventHours },
	expression: 'if(hours > 0, hoursPerYear / hours, 0)',
	examples: [{ inputs: { hoursPerYear: 96, hours: 2 }, value: 48 }],
})
