import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { RuleSet } from '#shared/catalogue/types.ts'
import type { RuleSetResult } from '#shared/result/rule-result.ts'
import type { FigureSource } from '../../figures/figure.ts'
import { ANSWER_WORDS, ruleSentence } from '../../messages/rule-words.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import type { FigureTable } from '../layer-page.ts'

export type RulesOfSite = { readonly set: RuleSet; readonly found: RuleSetResult }

/** The rule sets a site falls under or comes close to, each with its row. */
export function rulesOfSite({ plan, result }: FigureSource, siteId: string): readonly RulesOfSite[] {
	const rows = catalogueFor(plan).ruleSets
	return (result.sites[siteId]?.ruleSets ?? []).flatMap((found) => {
		const set = rows.find(({ id }) => id === found.id)
		return set === undefined ? [] : [{ set, found }]
	})
}

export const ruleTitle = ({ jurisdiction, name }: RuleSet): string => `${jurisdiction}: ${name}`

/** What each rule set asks of a site, and what the plan says to it. */
export function ruleTables(source: FigureSource, siteId: string): readonly FigureTable[] {
	return rulesOfSite(source, siteId).map(({ set, found }) => ({
		title: ruleTitle(set),
		sub: ruleSentence(set, found),
		heads: ['Requirement', 'Topic', 'Answer'],
		rows: found.asked.map(({ words, answer }, index) => ({
			key: `${set.id} ${String(index)}`,
			name: words,
			figures: [sentenceCase(set.asked[index]?.group ?? ''), ANSWER_WORDS[answer]],
		})),
	}))
}
