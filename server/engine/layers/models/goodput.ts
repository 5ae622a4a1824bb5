import { acceleratorsRequired } from '../../balance/workloads/workload.quantities.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { trainingConstant } from './training-defaults.ts'

const YOUNG_DALY = 'Young 1974, Daly 2006; methodology/compute §1.3'
const shared = { scope: 'workload', per: 'month', rule: 'M11', source: YOUNG_DALY } as const

export const failureHours = trainingConstant('mtbfAcceleratorHours', {
	id: 'models.failureHours',
	symbol: 'MTBF_chip',
	label: 'Accelerator-hours between unexpected stops',
	unit: 'acceleratorHours',
	rule: 'M11',
})
const checkpointStall = trainingConstant('checkpointSeconds', {
	id: 'models.checkpointStall',
	symbol: 'd',
	label: 'Stall of one checkpoint',
	unit: 'seconds',
	rule: 'M11',
})
const restart = trainingConstant('restartSeconds', {
	id: 'models.restart',
	symbol: 'R',
	label: 'To detect a stop and start again',
	unit: 'seconds',
	rule: 'M11',
})

/** 0 where the workload asks for no accelerators. */
export const stopInterval = defineFormula({
	...shared,
	key: 'workloads.training.hoursBetweenStops',
	once: true,
	symbol: 'MTBF',
	label: 'Hours between unexpected stops of a run',
	short: 'Time between unexpected stops',
	kind: 'rate',
	unit: 'hours',
	inputs: { accelerators: acceleratorsRequired, perStop: failureHours },
	expression: 'if(accelerators > 0, perStop / accelerators, 0)',
	examples: [
		{ inputs: { accelerators: 16_384, perStop: 49_152 }, value: 3 },
		{ inputs: { accelerators: 0, perStop: 50_700 }, value: 0 },
	],
})

export const checkpointInterval = defineFormula({
	...shared,
	key: 'workloads.training.checkpointSeconds',
	once: true,
	symbol: 'τ',
	label: 'Best time between checkpoints',
	kind: 'rate',
	unit: 'seconds',
	inputs: { stall: checkpointStall, between: stopInterval },
	expression: '(2 * stall * between * secondsPerHour) ^ 0.5',
	examples: [{ inputs: { stall: 50, between: 1 }, value: 600 }],
})

/** A check beside the goodput a plan assumes; nothing is computed from it. Never below 0. */
export const expectedGoodput = defineFormula({
	...shared,
	key: 'workloads.training.expectedGoodput',
	once: true,
	symbol: 'g_exp',
	label: 'Goodput to expect at this size, from stops and checkpoints',
	short: 'Goodput from failures and checkpoints, as a check on efficiency',
	kind: 'rate',
	unit: 'share',
	inputs: { stall: checkpointStall, restart, between: stopInterval, interval: checkpointInterval },
	expression:
		'if(between > 0, max(0, 1 - stall / interval - (interval / 2 + restart) / (between * secondsPerHour)), 1)',
	examples: [
		{ inputs: { stall: 30, restart: 420, between: 2, interval: 600 }, value: 0.85 },
		{ inputs: { stall: 30, restart: 300, between: 0, interval: 0 }, value: 1 },
	],
})
