import { METRIC_KEYS, type MetricKey, metricList, metricOf } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { figuresFrom } from '../figures/figure.ts'
import { isReturn, lacksPrice, NEEDS_PRICE } from '../figures/unpriced.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import { GRID_KINDS } from '#shared/grid/grid-lists.ts'
import { planRows } from '../grid/grid-rows.ts'
import { GLOSSARY } from '#shared/formats/glossary.ts'
import { gridNoun } from '#shared/formats/list-nouns.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { tradeName } from '#shared/formats/names.ts'
import { answers, type Find, type Look, MOST_FINDS } from '#shared/pages/find.ts'

/** What somebody looks for, and how far past what they typed. */
type Wanted = { readonly typed: string; readonly look: Look }
type Known = { readonly plan: PlanFile; readonly result: PlanResult }

function itemsOf({ plan }: Known, { typed, look }: Wanted): readonly Find[] {
	return GRID_KINDS.flatMap((list) =>
		planRows(plan, list)
			.filter(({ name }) => answers(name, typed, look))
			.map(({ id, name }) => ({
				kind: sentenceCase(gridNoun(list)),
				name,
				note: '',
				to: listAddress(list, `edit=${encodeURIComponent(`${list}/${id}`)}`),
			})),
	).slice(0, MOST_FINDS)
}

/** `finance.totals.npvUsd` as words: programs and planners call it by them too. */
const keyWords = (key: string): string => key.replace(/([a-z])([A-Z])/g, '$1 $2')

/** How far a figure is from what was typed: called so, with all the words in its name, or found by its key alone. */
function apartOf(key: MetricKey, { typed, look }: Wanted): number {
	const { label } = metricOf(key)
	if (label.toLowerCase().startsWith(typed.trim().toLowerCase())) return 0
	return answers(label, typed, look) ? 1 : 2
}

function figuresOf(known: Known, { typed, look }: Wanted): readonly Find[] {
	const { figure } = figuresFrom(known)
	const found = METRIC_KEYS.filter(
		(key) => metricList(key) === null && answers(`${metricOf(key).label} ${keyWords(key)}`, typed, look),
	)
	const ranked = found.toSorted((a, b) => apartOf(a, { typed, look }) - apartOf(b, { typed, look }))
	return ranked.slice(0, MOST_FINDS).map((key) => {
		const { label, per } = metricOf(key)
		const { text, why } = figure(key, per === 'month' ? { at: 'last' } : {})
		if (isReturn(key) && lacksPrice(known)) return { kind: 'Figure', name: label, note: NEEDS_PRICE, to: 'money' }
		return { kind: 'Figure', name: label, note: per === 'month' ? `${text}, plan end` : text, to: '', why }
	})
}

/** Trades at work, each by the most people of it. */
function tradesOf(known: Known, { typed, look }: Wanted): readonly Find[] {
	const { figure } = figuresFrom(known)
	return Object.keys(known.result.workforce.trades)
		.filter((trade) => answers(tradeName(trade), typed, look))
		.slice(0, MOST_FINDS)
		.map((trade) => {
			const { text, why } = figure('workforce.trades.peak.headcount', { of: `trade:${trade}` })
			return { kind: 'Trade', name: sentenceCase(tradeName(trade)), note: `${text} at peak`, to: '', why }
		})
}

const termsOf = ({ typed, look }: Wanted): readonly Find[] =>
	GLOSSARY.filter(({ term, forms = [] }) => [term, ...forms].some((form) => answers(form, typed, look)))
		.slice(0, MOST_FINDS)
		.map(({ id, term, meaning }) => ({ kind: 'Term', name: term, note: meaning, to: `/glossary#${id}` }))

/**
 * Items, figures and trades of the plan and terms of the glossary, by the words in their names or their like; where there
 * is none, past slips of the keys.
 */
export function findIn(known: Known, typed: string): readonly Find[] {
	const by = (look: Look) => {
		const wanted = { typed, look }
		return [...itemsOf(known, wanted), ...tradesOf(known, wanted), ...figuresOf(known, wanted), ...termsOf(wanted)]
	}
	const found = by('words')
	return found.length > 0 ? found : by('slips')
}
