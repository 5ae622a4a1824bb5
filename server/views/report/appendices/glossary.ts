import { METHOD_CHAPTERS } from '#shared/pages/method-chapters.ts'
import { GLOSSARY } from '#shared/formats/glossary.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { tableOf } from '../parts/blocks.ts'
import { left, words } from '../parts/report-parts.ts'
import type { ProseBlock, SectionBody } from '../report-model.ts'

/** Terms, how the figures are found, and what the method cannot do. */
export function glossaryAppendix(): SectionBody {
	return {
		bookmark: 'Glossary and method',
		finding: 'What the words mean, and how the figures are found',
		lede: 'The method in short, with its limits; the formulas of the headline figures are in the appendix before.',
		blocks: [
			...METHOD_CHAPTERS.map(({ title, paragraphs, formulas }): ProseBlock => ({
				kind: 'prose',
				title,
				text: [...paragraphs, ...formulas.map((formula) => `${sentenceCase(formula)}.`)].join(' '),
			})),
			tableOf({
				title: 'Glossary',
				columns: [left('Term', 0.8), left('Meaning', 3)],
				rows: GLOSSARY.map(({ term, meaning }) => [{ text: sentenceCase(term), strong: true }, words(meaning)]),
				least: 4,
				noun: 'terms',
				empty: '',
			}),
		],
	}
}
