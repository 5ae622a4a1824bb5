import type { LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import { figuresFrom, type FigureSource } from '../../figures/figure.ts'
import { hasSheet, sheetTable } from '../../pages/site/sheet-table.ts'
import { figureTable } from '../../report/parts/page-blocks.ts'
import { tableOf } from '../../report/parts/blocks.ts'
import type { SectionBody, TableBlock } from '../../report/report-model.ts'
import { left, words } from '../../report/parts/report-parts.ts'
import { ANSWER_WORDS } from '../../messages/rule-words.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

type Rule = LargeLoadSite['rules'][number]

function ruleTable({ name, jurisdiction, told, asked }: Rule): TableBlock {
	return tableOf({
		title: `${jurisdiction}: ${name}. ${told}`,
		columns: [left('Requirement', 2.4), left('Topic', 0.6), left('Answer', 0.8)],
		rows: asked.map((one) => [words(one.words), words(sentenceCase(one.group)), words(ANSWER_WORDS[one.answer])]),
		least: 3,
		noun: 'things asked',
		empty: '',
	})
}

/** Of what holds here, what the plan leaves out; what is only near or proposed asks nothing yet. */
function findingOf({ name, rules }: LargeLoadSite): string {
	const held = rules.filter(({ reach, duty }) => reach === 'applies' && duty === 'in_force')
	if (held.length === 0) return `${name} falls under no rule set in force that is known here`
	const lacking = held.flatMap(({ asked }) => asked.filter(({ answer }) => answer === 'lacks')).length
	const under = `${name} falls under ${counted(held.length, 'rule set')} in force`
	return lacking === 0
		? `${under} and lacks no requirement`
		: `${under}: the plan lacks ${counted(lacking, 'requirement')}`
}

/** What the rules of the place ask, and what the plan says to each; none where no rule set is known. */
export function rulesPages(source: FigureSource, site: LargeLoadSite): readonly SectionBody[] {
	if (site.rules.length === 0) return []
	return [
		{
			bookmark: `Rules, ${site.name}`,
			finding: findingOf(site),
			lede: 'Meets: the plan states it. Lacks: the plan does not. Can’t say: a plan has no field for it. Readings of the sources named, as of their dates, not legal advice.',
			blocks: [
				...site.rules.map(ruleTable),
				...(hasSheet(source, site.id) ? [figureTable(sheetTable(figuresFrom(source), site.id), 'years')] : []),
			],
		},
	]
}
