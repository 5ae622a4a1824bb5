import { LAYERS } from '#shared/result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { layerStatuses } from '../layer-status.ts'
import { buildReadiness } from '../readiness-view.ts'
import { smallest } from '../series.ts'
import { percent } from '../wording/figures.ts'
import { longMonth } from '../wording/months.ts'
import { LAYER_NAMES } from '../wording/names.ts'

/** Something a reader of the report should know was open, and the page where it can be closed. */
export type Blocker = { readonly text: string; readonly page: string }

/** Missing inputs, failing layers, contradictions: with any of them an issue is a draft. */
export function reportBlockers(plan: PlanFile, result: PlanResult): readonly Blocker[] {
	const statuses = layerStatuses(plan, result)
	const missing = LAYERS.filter((layer) =>
		statuses.some((row) => row.layer === layer && row.status === 'incomplete'),
	).map((layer) => ({ text: `${LAYER_NAMES[layer]} is empty.`, page: layer }))
	const failing = LAYERS.flatMap((layer) => {
		const worst = smallest(result.layers[layer].coverage)
		if (worst === null || !statuses.some((row) => row.layer === layer && row.status === 'failing')) return []
		return [
			{
				text: `${LAYER_NAMES[layer]} covers ${percent(worst.value)} of what is asked in ${longMonth(result.months[worst.index] ?? '')}.`,
				page: 'balance',
			},
		]
	})
	const points = buildReadiness(plan, result).points.map(({ text, page }) => ({ text, page }))
	return [...missing, ...failing, ...points]
}
