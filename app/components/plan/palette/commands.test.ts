import { expect, test } from 'vitest'
import { answers } from '#shared/pages/find.ts'
import { commandsFor } from './commands.ts'

const all = commandsFor({ canEdit: true, mayShare: true, opens: () => true })
const named = (typed: string) => all.filter(({ words }) => answers(words, typed)).map(({ name }) => name)

test.each([
	['add hall', 'Add a hall'],
	['new site', 'Add a site'],
	['xlsx', 'Download Excel workbook (XLSX)'],
	['dark mode', 'Dark theme'],
	['share', 'Share this plan'],
	['primavera', 'Download schedule (MS Project XML)'],
	['shortcuts', 'Keyboard shortcuts'],
	['import', 'Import & export'],
])('“%s” leads to what it does', (typed, name) => {
	expect(named(typed)).toContain(name)
})

test('who asks for the dark is offered no other theme', () => {
	for (const typed of ['dark mode', 'night mode']) expect(named(typed)).toEqual(['Dark theme'])
	expect(named('theme')).toHaveLength(3)
})

test('a reader is offered no change, no link for others and no page that is not there for them', () => {
	const reader = commandsFor({ canEdit: false, mayShare: false, opens: (page) => page === 'plan.json' })
	expect(reader.map(({ name }) => name)).toEqual([
		'Download plan file (JSON)',
		'Light theme',
		'Dark theme',
		'System theme',
		'Keyboard shortcuts',
	])
})
