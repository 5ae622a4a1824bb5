import type { PlanDialog } from '#app/components/dialogs/plan-dialogs.tsx'
import { listAddress } from '#shared/grid/field-links.ts'
import { articled, GRID_KINDS } from '#shared/grid/grid-lists.ts'
import { gridNoun } from '#shared/formats/list-nouns.ts'
import type { Find } from '#shared/pages/find.ts'

/** What a command does where it is more than a way to a page. */
type Deed =
	| { readonly does: 'download' }
	| { readonly does: 'theme'; readonly theme: string }
	| { readonly does: 'keys' }
	| { readonly does: 'dialog'; readonly dialog: PlanDialog }

/** Something that is done from the find box, found by other words than its name too. */
export type Command = Find & { readonly words: string; readonly deed?: Deed }

const command = (name: string, to: string, { words = '', deed }: { words?: string; deed?: Deed } = {}): Command => ({
	...{ kind: 'Command', note: '', name, to, words: `${name} ${words}` },
	...(deed !== undefined && { deed }),
})

const download = (name: string, to: string, words: string): Command =>
	command(name, to, { words: `${words} export save`, deed: { does: 'download' } })

const FILES: readonly Command[] = [
	download('Download report (PDF)', 'report.pdf', 'buildout paper print'),
	download('Download Excel workbook (XLSX)', 'plan.xlsx', 'spreadsheet'),
	download('Download plan file (JSON)', 'plan.json', 'backup'),
	download('Download schedule (MS Project XML)', 'schedule.xml', 'primavera p6 gantt'),
]

const PLACES: readonly Command[] = [
	command('Import & export', 'exchange', {
		words: 'csv xlsx upload file workbook',
		deed: { does: 'dialog', dialog: 'exchange' },
	}),
	command('Compare scenarios', 'options', { words: 'difference' }),
	command('Find the best decision', 'options?tab=plan', { words: 'optimize fix improve cheapest' }),
	command('Duplicate this plan', 'copy', { words: 'copy clone' }),
]

const LOOKS: readonly Command[] = [
	...['Light', 'Dark', 'System'].map((name) =>
		command(`${name} theme`, '', {
			words: 'mode color appearance',
			deed: { does: 'theme', theme: name.toLowerCase() },
		}),
	),
	command('Keyboard shortcuts', '', { words: 'keys help hotkeys', deed: { does: 'keys' } }),
]

export type CommandsFor = {
	readonly canEdit: boolean
	readonly mayShare: boolean
	/** whether a page of the plan is there for the reader */
	readonly opens: (page: string) => boolean
}

/** What this reader can do from anywhere in the plan. */
export function commandsFor({ canEdit, mayShare, opens }: CommandsFor): readonly Command[] {
	const edits = canEdit
		? [
				...GRID_KINDS.map((list) =>
					command(`Add ${articled(gridNoun(list))}`, listAddress(list, `add=${list}`), { words: 'new create insert' }),
				),
				command('Issue a report', 'reports', { words: 'create publish board lender' }),
			]
		: []
	const shares = mayShare
		? [
				command('Share this plan', 'share', {
					words: 'link invite members guest',
					deed: { does: 'dialog', dialog: 'share' },
				}),
			]
		: []
	return [...edits, ...[...FILES, ...PLACES].filter(({ to }) => opens(to)), ...shares, ...LOOKS]
}
