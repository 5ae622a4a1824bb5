import { PLAN_LISTS } from '#shared/fields/lists.ts'
import { formatFigure } from '#shared/units/format.ts'
import { planRows, valueAt } from '../../grid/grid-rows.ts'
import { gridNoun } from '#shared/formats/list-nouns.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { tableOf } from './blocks.ts'
import { left, right, words } from './report-parts.ts'
import type { ReportInput, TableBlock } from '../report-model.ts'

const DELAYS = ['startDelayMonths', 'slipMonths'] as const

type Delay = { readonly name: string; readonly noun: string; readonly p50: number; readonly p90: number }

/** Delays as the plan states them, the widest first. */
export function delaysOf({ plan }: ReportInput): readonly Delay[] {
	return PLAN_LISTS.flatMap((list) =>
		planRows(plan, list).flatMap(({ name, item }) =>
			DELAYS.flatMap((field): readonly Delay[] => {
				const [p50, p90] = [valueAt(item, [field, 'p50']), valueAt(item, [field, 'p90'])]
				return typeof p50 === 'number' && typeof p90 === 'number' ? [{ name, noun: gridNoun(list), p50, p90 }] : []
			}),
		),
	).toSorted((one, other) => other.p90 - other.p50 - (one.p90 - one.p50))
}

export function delaysTable(delays: readonly Delay[]): TableBlock {
	return tableOf({
		title: 'Delays as the plan states them, months after the planned date',
		columns: [left('What', 1.6), left('Kind', 0.8), right('P50'), right('P90')],
		rows: delays.map(({ name, noun, p50, p90 }) => [
			words(name),
			words(sentenceCase(noun)),
			words(formatFigure(p50)),
			words(formatFigure(p90)),
		]),
		least: 3,
		noun: 'delays',
		empty: 'The plan states no delay as a spread.',
	})
}
