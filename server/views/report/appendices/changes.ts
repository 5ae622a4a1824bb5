import { counted, sentenceCase } from '#shared/formats/months.ts'
import { issueTime } from '#shared/report/issue-name.ts'
import { tableOf } from '../parts/blocks.ts'
import { left, right, words } from '../parts/report-parts.ts'
import { WITHHELD_LABELS } from '../parts/withheld-fields.ts'
import { REDACTIONS, type Redaction } from '#shared/schemas/report/redactions.ts'
import type { Cell, IssueChanges, ReportInput, SectionBody, TableBlock } from '../report-model.ts'

type Edit = IssueChanges['edits'][number]

const isRedaction = (word: string): word is Redaction => Object.hasOwn(REDACTIONS, word)

/** `Grid 300, energy price` ends on the name of a field that may be withheld. */
function holdsOf({ place }: Edit): { readonly holds?: Redaction } {
	const label = (place.split(', ').at(-1) ?? '').toLowerCase()
	const whole = place.toLowerCase()
	const found = Object.entries(WITHHELD_LABELS).find(
		([, labels]) => labels.has(label) || [...labels].some((own) => whole.endsWith(own)),
	)?.[0]
	return found !== undefined && isRedaction(found) ? { holds: found } : {}
}

function editsTable({ edits }: IssueChanges): TableBlock {
	return tableOf({
		title: 'Edits of the plan, latest first',
		columns: [left('When', 0.8), left('By', 0.7), left('Where', 1.3), right('Was'), right('Is'), left('Why', 1.2)],
		rows: edits.map((edit): readonly Cell[] => {
			const holds = holdsOf(edit)
			return [
				words(issueTime(edit.at)),
				words(edit.by),
				words(edit.place),
				{ text: edit.before, ...holds },
				{ text: edit.after, ...holds },
				{ text: edit.why === '' ? 'no reason given' : edit.why, ...holds },
			]
		}),
		least: 4,
		noun: 'edits',
		empty: 'No changes since.',
	})
}

function figuresTable({ figures }: IssueChanges): TableBlock {
	return tableOf({
		title: 'Figures that moved with them',
		columns: [left('Figure', 1.6), right('Was'), right('Is')],
		rows: figures.map(({ name, before, after }) => [words(name), words(before), { text: after, strong: true }]),
		least: 4,
		noun: 'figures',
		empty: 'No headline figure has moved.',
	})
}

/** Where there is no issue before this one, nothing has changed since. */
export const hasChanges = ({ facts }: ReportInput): boolean => facts.changes !== null

/** What was changed since the last issue, and what followed. */
export function changesAppendix({ facts: { changes } }: ReportInput): SectionBody {
	if (changes === null)
		return { bookmark: 'Changes', finding: 'This is the first issue', lede: 'This is the first issue.', blocks: [] }
	const { since, edits, editsLeftOut, figures } = changes
	const all = edits.length + editsLeftOut
	return {
		bookmark: 'Changes since the last issue',
		finding: sentenceCase(`${counted(all, 'edit')} since ${since}, ${counted(figures.length, 'figure')} moved`),
		lede: editsLeftOut === 0 ? '' : `${sentenceCase(counted(editsLeftOut, 'earlier edit'))} are not listed.`,
		blocks: [figuresTable(changes), editsTable(changes)],
	}
}
