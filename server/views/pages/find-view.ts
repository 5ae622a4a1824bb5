import { METRIC_KEYS, metricList, metricOf } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { figuresFrom } from '../figures/figure.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { GRID_KINDS } from '#shared/grid/grid-lists.ts'
import { planRows } from '../grid/grid-rows.ts'
import { GLOSSARY } from '#shared/formats/glossary.ts'
import { gridNoun } from '#shared/formats/list-nouns.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { type Find, MOST_FINDS, hasWords } from '#shared/pages/find.ts'

function itemsOf(plan: PlanFile, words: string): readonly Find[] {
	return GRID_KINDS.flatMap((list) =>
		planRows(plan, list)
			.filter(({ name }) => hasWords(name, words))
			.map(({ id, name }) => ({
				kind: sentenceCase(gridNoun(list)),
				name,
				note: '',
				to: listAddress(list, `edit=${encodeURIComponent(`${list}/${id}`)}`),
			})),
	)
}

function figuresOf(plan: PlanFile, result: PlanResult, words: string): readonly Find[] {
	const { figure } = figuresFrom({ plan, result })
	return METRIC_KEYS.filter((key) => metricList(key) === null && hasWords(metricOf(key).label, words))
		.slice(0, MOST_FINDS)
		.map((key) => {
			const { label, per } = metricOf(key)
			const { text, why } = figure(key, per === 'month' ? { at: 'last' } : {})
			return { kind: 'Figure', name: label, note: per === 'month' ? `${text}, plan end` : text, to: '', why }
		})
}

/** Items and figures of the plan and terms of the glossary, by the words in their names. */
export function findIn({ plan, result }: { plan: PlanFile; result: PlanResult }, words: string): readonly Find[] {
	const terms = GLOSSARY.filter(({ term, forms = [] }) => [term, ...forms].some((form) => hasWords(form, words)))
	return [
		...itemsOf(plan, words).slice(0, MOST_FINDS),
		...figuresOf(plan, result, words),
		...terms
			.slice(0, MOST_FINDS)
			.map(({ id, term, meaning }) => ({ kind: 'Term', name: term, note: meaning, to: `/glossary#${id}` })),
	]
}
