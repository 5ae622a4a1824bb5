import { layerInName } from '#shared/layers.ts'
import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { localHours, workedHours } from '../schedule/schedule.quantities.ts'
import { type BUILD_LAYERS } from '../schedule/tasks/task-set.ts'
import { crewHours } from './workforce-heads.ts'
import { hourlyCost, perDiemPerHour } from './workforce-pay-inputs.ts'

const money = {
	scope: 'site',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'W4',
	source: 'Workforce §2, §8',
} as const
type BuildLayer = (typeof BUILD_LAYERS)[number]
const LAYER_NAMES = { energy: 'Energy', chips: 'Chips', infrastructure: 'Infrastructure', models: 'Models' } as const

function crewLabour(layer: BuildLayer) {
	return defineFormula({
		...money,
		scope: 'crew',
		id: `workforce.crewLabourUsd${LAYER_NAMES[layer]}`,
		symbol: `$_lab,${layer}`,
		label: `Cost of a trade’s hours on ${layerInName(layer)}`,
		inputs: { hours: workedHours[layer], cost: hourlyCost },
		expression: 'hours * cost',
		examples: [{ inputs: { hours: 100, cost: 75 }, value: 7500 }],
	})
}

function siteLabour(layer: BuildLayer, of: ReturnType<typeof crewLabour>) {
	return defineSum({
		...money,
		id: `workforce.labourUsd${LAYER_NAMES[layer]}`,
		symbol: `$_lab,${layer}`,
		label: `Construction labor on ${layerInName(layer)}`,
		of,
	})
}

const crewLabourUsd = {
	energy: crewLabour('energy'),
	chips: crewLabour('chips'),
	infrastructure: crewLabour('infrastructure'),
	models: crewLabour('models'),
} as const

/** What construction labour costs at a site, by layer: a part of capex, shown beside it. */
export const siteLabourUsd = {
	energy: siteLabour('energy', crewLabourUsd.energy),
	chips: siteLabour('chips', crewLabourUsd.chips),
	infrastructure: siteLabour('infrastructure', crewLabourUsd.infrastructure),
	models: siteLabour('models', crewLabourUsd.models),
} as const

const crewPerDiemUsd = defineFormula({
	...money,
	scope: 'crew',
	id: 'workforce.crewPerDiemUsd',
	symbol: '$_diem,t',
	label: 'Lodging and meals of a trade’s travelers',
	inputs: { worked: crewHours, local: localHours, perDiem: perDiemPerHour },
	expression: 'max(0, worked - local) * perDiem',
	examples: [{ inputs: { worked: 100, local: 40, perDiem: 13 }, value: 780 }],
})

/** Lodging and meals of travellers; beside labour, not in it. */
export const sitePerDiemUsd = defineSum({
	...money,
	id: 'workforce.perDiemUsd',
	symbol: '$_diem',
	label: 'Lodging and meals of travelers',
	of: crewPerDiemUsd,
})
