import { acceleratorsRequired } from '../../balance/balance.quantities.ts'
import { defineFormula, defineInput } from '../../kernel/quantity.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

const YOUNG_DALY = 'Young 1974, Daly 2006; methodology/compute §1.3'
const shared = { scope: 'workload', per: 'month', rule: 'M11', source: YOUNG_DALY } as const
const constant = { scope: 'plan', per: 'horizon', kind: 'ratio', rule: 'M11', source: 'Training defaults' } as const

type Figure = 'mtbfAcceleratorHours' | 'checkpointSeconds' | 'restartSeconds'

function trainingDefault({ catalogue }: EngineModel, field: Figure) {
	const row = { ...catalogue.trainingDefaults, id: 'trainingDefaults' }
	const figure = catalogue.trainingDefaults[field]
	if (typeof figure === 'number') return fromRow(figure, { table: 'trainingDefaults', row, field, quality: 'guess' })
	const { low, best, high } = figure
	return fromRow(best, { table: 'trainingDefaults', row, field: `${field}.best`, low, high })
}

const failureHours = defineInput({
	...constant,
	id: 'models.failureHours',
	symbol: 'MTBF_chip',
	label: 'Accelerator-hours between unexpected stops',
	unit: 'acceleratorHours',
	read: ({ model }: EngineWorld) => trainingDefault(model, 'mtbfAcceleratorHours'),
})
const checkpointStall = defineInput({
	...constant,
	id: 'models.checkpointStall',
	symbol: 'd',
	label: 'Stall of one checkpoint',
	unit: 'seconds',
	read: ({ model }: EngineWorld) => trainingDefault(model, 'checkpointSeconds'),
})
const restart = defineInput({
	...constant,
	id: 'models.restart',
	symbol: 'R',
	label: 'To detect a stop and start again',
	unit: 'seconds',
	read: ({ model }: EngineWorld) => trainingDefault(model, 'restartSeconds'),
})

/** 0 where the workload asks for no accelerators. */
export const stopInterval = defineFormula({
	...shared,
	id: 'models.stopInterval',
	symbol: 'MTBF',
	label: 'Hours between unexpected stops of a run',
	kind: 'stock',
	unit: 'hours',
	inputs: { accelerators: acceleratorsRequired, perStop: failureHours },
	expression: 'if(accelerators > 0, perStop / accelerators, 0)',
	examples: [
		{ inputs: { accelerators: 16_384, perStop: 49_152 }, value: 3 },
		{ inputs: { accelerators: 0, perStop: 50_700 }, value: 0 },
	],
	compute: ({ accelerators, perStop }) => (accelerators > 0 ? perStop / accelerators : 0),
})

const SECONDS_PER_HOUR = 3600
const HALF = 0.5

export const checkpointInterval = defineFormula({
	...shared,
	id: 'models.checkpointInterval',
	symbol: 'τ',
	label: 'Best time between checkpoints',
	kind: 'stock',
	unit: 'seconds',
	inputs: { stall: checkpointStall, between: stopInterval },
	expression: '(2 * stall * between * 3600) ^ 0.5',
	examples: [{ inputs: { stall: 50, between: 1 }, value: 600 }],
	compute: ({ stall, between }) => (2 * stall * between * SECONDS_PER_HOUR) ** HALF,
})

/** A check beside the goodput a plan assumes; nothing is computed from it. Never below 0. */
export const expectedGoodput = defineFormula({
	...shared,
	id: 'models.expectedGoodput',
	symbol: 'g_exp',
	label: 'Goodput to expect at this size, from stops and checkpoints',
	kind: 'ratio',
	unit: 'share',
	inputs: { stall: checkpointStall, restart, between: stopInterval, interval: checkpointInterval },
	expression: 'if(between > 0, max(0, 1 - stall / interval - (interval / 2 + restart) / (between * 3600)), 1)',
	examples: [
		{ inputs: { stall: 30, restart: 420, between: 2, interval: 600 }, value: 0.85 },
		{ inputs: { stall: 30, restart: 300, between: 0, interval: 0 }, value: 1 },
	],
	compute: ({ stall, restart: again, between, interval }) =>
		between > 0 ? Math.max(0, 1 - stall / interval - (interval / 2 + again) / (between * SECONDS_PER_HOUR)) : 1,
})
