import { acceleratorsAllocated } from '../balance/workloads/workload.quantities.ts'
import { applicationServed, leasedFed } from '../balance/balance.quantities.ts'
import { applicationDemanded } from '../balance/demand/demand-effects.ts'
import { chipsWithTenants, siteEnergised } from '../balance/layers/required.quantities.ts'
import { itPower } from '../balance/power.quantities.ts'
import { servesMeter } from '#shared/schemas/at-the-meter.ts'
import { defineFormula, defineInput, sumOver } from '../kernel/quantity.ts'
import { contractFirm, rampedCapacity } from '../layers/energy/available.ts'
import { availablePower } from '../layers/energy/firm/available-power.ts'
import { contractAt, contractCapacity } from '../layers/energy/contract-inputs.ts'
import { facilityPower } from '../layers/energy/pue.ts'
import { fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const month = { per: 'month', kind: 'state' } as const
const contract = { ...month, scope: 'contract', unit: 'plantMW', source: 'Methodology §4' } as const
const meter = { ...month, scope: 'site', unit: 'facilityMW', source: 'Methodology §1' } as const

/** 1 for a contract that by what it is can add to firm power at the meter. */
const serves = defineInput({
	scope: 'contract',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'eR17',
	source: 'Energy, second chapter §2',
	id: 'energy.servesMeter',
	symbol: 'meter',
	label: 'Serves the meter',
	read: ({ model }: EngineWorld, index) => {
		const { contract: own, kind } = contractAt(model, index)
		const { plan, catalogue } = model
		return fromRule(Number(servesMeter(own, plan.powerContracts, catalogue.powerContractTypes)), {
			rule: 'eR17',
			text: { code: 'steady_by_kind', facts: { kind: kind.name } },
			source: kind.source,
		})
	},
})

const servedAtMeter = defineFormula({
	...contract,
	unit: 'facilityMW',
	rule: 'eR17',
	id: 'energy.servedAtMeter',
	symbol: 'C_meter',
	label: 'In service at the meter, firm or not',
	inputs: { serves, ramped: rampedCapacity },
	expression: 'serves * ramped * meterMWPerPlantMW',
	examples: [
		{ inputs: { serves: 1, ramped: 120 }, value: 120 },
		{ inputs: { serves: 0, ramped: 100 }, value: 0 },
	],
})

/** What is lost on the way from contracted megawatts to tokens, one step after the other. */
export const FLOW = [
	serves,
	servedAtMeter,
	defineFormula({
		...contract,
		rule: 'E1',
		id: 'energy.notInService',
		symbol: 'C_off',
		label: 'Contracted, not in service',
		inputs: { capacity: contractCapacity, ramped: rampedCapacity },
		expression: 'max(0, capacity - ramped)',
		examples: [{ inputs: { capacity: 360, ramped: 120 }, value: 240 }],
	}),
	defineFormula({
		...meter,
		rule: 'eR17',
		id: 'energy.notFirm',
		symbol: 'C_soft',
		label: 'In service, not firm',
		inputs: { served: sumOver(servedAtMeter), contracts: sumOver(contractFirm), firm: availablePower },
		expression: 'max(0, served - max(contracts, firm))',
		examples: [
			{ inputs: { served: 120, contracts: 96, firm: 90 }, value: 24 },
			// Panels and a battery carry through the worst day what no contract holds by itself.
			{ inputs: { served: 501, contracts: 72, firm: 89 }, value: 412 },
		],
	}),
	defineFormula({
		...meter,
		rule: 'eR20',
		id: 'energy.firmHeldBack',
		symbol: 'P_beyond',
		label: 'Firm power above a limit or in reserve',
		inputs: { contracts: sumOver(contractFirm), firm: availablePower },
		expression: 'max(0, contracts - firm)',
		examples: [{ inputs: { contracts: 200, firm: 155 }, value: 45 }],
	}),
	defineFormula({
		...meter,
		rule: 'eR21',
		id: 'energy.notDrawn',
		symbol: 'P_spare',
		label: 'Firm power not drawn at peak',
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
		scope: 'site',
		unit: 'itMW',
		rule: 'mM2',
		source: 'Money, second chapter §2',
		id: 'chips.ownItPower',
		symbol: 'P_own',
		label: 'IT power of own accelerators',
		inputs: { it: itPower, leased: leasedFed },
		expression: 'max(0, it - leased)',
		examples: [
			{ inputs: { it: 100, leased: 60 }, value: 40 },
			{ inputs: { it: 60, leased: 60 }, value: 0 },
		],
	}),
	defineFormula({
		...month,
		scope: 'plan',
		unit: 'accelerators',
		rule: 'B9',
		source: 'Methodology §2',
		id: 'chips.pastRamp',
		symbol: 'n_av,plan',
		label: 'Ramped accelerators, incl. tenants’',
		inputs: { there: sumOver(chipsWithTenants) },
		expression: 'there',
		examples: [{ inputs: { there: 1000 }, value: 1000 }],
	}),
	defineFormula({
		...month,
		scope: 'plan',
		unit: 'accelerators',
		rule: 'B6',
		source: 'Methodology §2',
		id: 'chips.idle',
		symbol: 'n_idle',
		label: 'Energized accelerators without work',
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
