import { acceleratorsAllocated, applicationServed } from '../balance/balance.quantities.ts'
import { applicationDemanded } from '../balance/demand/demand-effects.ts'
import { siteEnergised } from '../balance/layers/required.quantities.ts'
import { itPower } from '../balance/power.quantities.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { contractFirm, rampedCapacity } from '../layers/energy/available.ts'
import { availablePower } from '../layers/energy/firm/available-power.ts'
import { contractCapacity } from '../layers/energy/contract-inputs.ts'
import { facilityPower } from '../layers/energy/pue.ts'

const month = { per: 'month', kind: 'state' } as const
const contract = { ...month, scope: 'contract', unit: 'plantMW', source: 'Methodology §4' } as const
const meter = { ...month, scope: 'site', unit: 'facilityMW', source: 'Methodology §1' } as const

/** What is lost on the way from contracted megawatts to tokens, one step after the other. */
export const FLOW = [
	defineFormula({
		...contract,
		rule: 'E1',
		id: 'energy.notInService',
		symbol: 'C_off',
		label: 'Contracted and not in service',
		inputs: { capacity: contractCapacity, ramped: rampedCapacity },
		expression: 'max(0, capacity - ramped)',
		examples: [{ inputs: { capacity: 360, ramped: 120 }, value: 240 }],
	}),
	defineFormula({
		...contract,
		rule: 'E2',
		id: 'energy.notFirm',
		symbol: 'C_soft',
		label: 'In service and not firm',
		inputs: { ramped: rampedCapacity, firm: contractFirm },
		expression: 'max(0, ramped - firm / meterMWPerPlantMW)',
		examples: [{ inputs: { ramped: 120, firm: 96 }, value: 24 }],
	}),
	defineFormula({
		...meter,
		rule: 'E4',
		id: 'energy.beyondInterconnection',
		symbol: 'P_beyond',
		label: 'Firm power beyond what the interconnection carries',
		inputs: { contracts: sumOver(contractFirm), firm: availablePower },
		expression: 'max(0, contracts - firm)',
		examples: [{ inputs: { contracts: 200, firm: 155 }, value: 45 }],
	}),
	defineFormula({
		...meter,
		rule: 'eR21',
		id: 'energy.notDrawn',
		symbol: 'P_spare',
		label: 'Firm power that the peak does not draw',
		inputs: { firm: availablePower, drawn: facilityPower },
		expression: 'max(0, firm - drawn)',
		examples: [{ inputs: { firm: 155, drawn: 130 }, value: 25 }],
	}),
	defineFormula({
		...meter,
		rule: 'eR21',
		id: 'energy.coolingAndLosses',
		symbol: 'P_over',
		label: 'Power for cooling and losses at the peak',
		inputs: { drawn: facilityPower, it: itPower },
		expression: 'max(0, drawn - it * meterMWPerItMW)',
		examples: [{ inputs: { drawn: 130, it: 100 }, value: 30 }],
	}),
	defineFormula({
		...month,
		scope: 'plan',
		unit: 'accelerators',
		rule: 'B6',
		source: 'Methodology §2',
		id: 'chips.idle',
		symbol: 'n_idle',
		label: 'Energised accelerators that no workload is given',
		inputs: { energised: sumOver(siteEnergised), given: sumOver(acceleratorsAllocated) },
		expression: 'max(0, energised - given)',
		examples: [{ inputs: { energised: 1000, given: 600 }, value: 400 }],
	}),
	defineFormula({
		...month,
		scope: 'application',
		unit: 'tokensPerSecond',
		rule: 'B14',
		source: 'Methodology §2',
		id: 'applications.unserved',
		symbol: 'T_lost',
		label: 'Output tokens/s of an application not served at the peak',
		inputs: { demanded: applicationDemanded, served: applicationServed },
		expression: 'max(0, demanded - served)',
		examples: [{ inputs: { demanded: 4000, served: 1000 }, value: 3000 }],
	}),
] as const
