import { listOf } from '#shared/metrics/lists.ts'
import { METRIC_KEYS, metricOf } from '#shared/metrics/metric.ts'
import { isRecord } from '#shared/is-record.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { figuresFrom } from '../figures/figure.ts'
import type { WhyTarget } from '../figures/key-figure.ts'
import { listAddress } from '../grid/field-links.ts'
import { GRID_KINDS } from '../grid/grid-lists.ts'
import { planRows } from '../grid/grid-rows.ts'
import { GLOSSARY } from '../wording/glossary.ts'
import { gridNoun } from '../wording/list-nouns.ts'
import { sentenceCase } from '../wording/months.ts'

/** Something that was looked for: what it is, and where it stands or which explanation it opens. */
export type Find = {
	readonly kind: string
	readonly name: string
	readonly note: string
	/** within the plan, or (with a slash) anywhere */
	readonly to: string
	readonly why?: WhyTarget
}

export const isFinds = (value: unknown): value is readonly Find[] =>
	Array.isArray(value) && value.every((one) => isRecord(one) && typeof one['to'] === 'string')

/** Of each kind at most so many: who looks for more types another letter. */
export const MOST_FINDS = 6

/** Whether a text has all the words in it, each at the beginning of one of its own. */
export function hasWords(text: string, words: string): boolean {
	const own = ` ${wordsOf(text).join(' ')}`
	return wordsOf(words).every((word) => own.includes(` ${word}`))
}
const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)

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
	return METRIC_KEYS.filter((key) => listOf(key) === null && hasWords(metricOf(key).label, words))
		.slice(0, MOST_FINDS)
		.map((key) => {
			const { label, per } = metricOf(key)
			const { text, why } = figure(key, per === 'month' ? { at: 'last' } : {})
			return { kind: 'Figure', name: label, note: per === 'month' ? `${text}, last month` : text, to: '', why }
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
