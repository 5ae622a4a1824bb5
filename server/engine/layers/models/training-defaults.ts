import type { TrainingDefaults } from '#shared/catalogue/tables.ts'
import type { Range } from '#shared/catalogue/types.ts'
import type { Quality } from '#shared/explanation.ts'
import type { Unit } from '#shared/units/units.ts'
import { defineInput, type InputNode, type Sourced } from '../../kernel/quantity.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

type TrainingDefaultsFigure = {
	[K in keyof TrainingDefaults]-?: TrainingDefaults[K] extends number | Range ? K : never
}[keyof TrainingDefaults]

/** A figure of the training defaults: a guess where the row gives no range. */
export function trainingDefault(
	{ catalogue }: EngineModel,
	field: TrainingDefaultsFigure,
	quality: Quality = 'guess',
): Sourced {
	const row = { ...catalogue.trainingDefaults, id: 'trainingDefaults' }
	const figure = catalogue.trainingDefaults[field]
	if (typeof figure === 'number') return fromRow(figure, { table: 'trainingDefaults', row, field, quality })
	const { low, best, high } = figure
	return fromRow(best, { table: 'trainingDefaults', row, field: `${field}.best`, low, high })
}

type Constant = {
	readonly id: string
	readonly symbol: string
	readonly label: string
	readonly unit: Unit
	readonly rule: string
	readonly quality?: Quality
}

/** A training default as a quantity of the plan. */
export function trainingConstant(
	field: TrainingDefaultsFigure,
	{ quality = 'guess', ...meaning }: Constant,
): InputNode {
	return defineInput({
		...meaning,
		scope: 'plan',
		per: 'horizon',
		kind: 'rate',
		source: 'Training defaults',
		read: ({ model }: EngineWorld) => trainingDefault(model, field, quality),
	})
}
