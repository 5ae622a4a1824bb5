import { expect, test } from 'vitest'
import { breakLines } from './break-lines.ts'
import { widthOf } from './faces.ts'
import { STYLES } from './styles.ts'

const style = STYLES.table
const linesOf = (text: string, width: number) =>
	breakLines([{ text, style }], width).map(({ runs }) => runs.map((run) => run.text).join(''))
const wide = (text: string) => widthOf(text, style)

test('lines are broken between words and end without a space', () => {
	expect(linesOf('the last hall is late', wide('the last hall') + 0.5)).toEqual(['the last hall', 'is late'])
})

test('a word that a hyphen joins stays whole where it can, and is broken at its hyphen before its letters', () => {
	expect(linesOf('costing MW-months', wide('costing MW-mo'))).toEqual(['costing', 'MW-months'])
	expect(linesOf('accelerator-months', wide('accelerator-mon'))).toEqual(['accelerator-', 'months'])
})

test('signs that stand between two words of another script allow a break, and none stands before a full stop', () => {
	const letter = wide('中')
	expect(linesOf('東京都。港区', letter * 4)).toEqual(['東京都。', '港区'])
	expect(linesOf('東京都。港区', letter * 3)).toEqual(['東京', '都。港', '区'])
})

test('a word wider than the room is broken between letters, never inside one', () => {
	const family = '👩‍👩‍👧'
	for (const line of breakLines([{ text: family.repeat(20), style }], 40)) expect(line.width).toBeLessThanOrEqual(40)
	const lines = linesOf('W'.repeat(200), 100)
	expect(lines.join('')).toBe('W'.repeat(200))
	for (const line of lines) expect(wide(line)).toBeLessThanOrEqual(100)
})

const runsOf = (text: string, width = 400) =>
	breakLines([{ text, style }], width).map(({ runs }) => runs.map((run) => run.text))

test('a name written from right to left stands within the line as it is read, each word given whole, its brackets turned', () => {
	expect(runsOf('Hall אבג (דה) 12 north')).toEqual([['Hall ', '12', ' ', '(', 'דה', ')', ' ', 'אבג', ' north']])
})

test('words from right to left are broken into lines as they are read, and each line is put in order by itself', () => {
	expect(runsOf('one two אבג דהו three', wide('one two אבג') + 1)).toEqual([
		['one two ', 'אבג'],
		['דהו', ' three'],
	])
})

test('Arabic letters join: a word is measured and drawn as one, its own figures stand from left to right', () => {
	const [runs] = runsOf('مركز ١٢٣')
	expect(runs).toEqual(['١', '٢', '٣', ' ', 'مركز'])
	const apart = Array.from('مركز').reduce((sum, letter) => sum + wide(letter), 0)
	expect(wide('مركز')).toBeLessThan(apart - 1)
})

test('each run of a line has a typeface that has its letters, and the runs fill the line', () => {
	for (const name of [
		'Rehovot רחובות 2',
		'مركز البيانات',
		'東京都港区',
		'数据中心',
		'서울 3동',
		'กรุงเทพฯ',
		'मुंबई',
		'சென்னை 🚀',
	]) {
		const [line] = breakLines([{ text: name, style }], 600)
		expect(line?.runs.map((run) => run.text).join('')).not.toContain('U+')
		expect(line?.runs.reduce((sum, run) => sum + run.width, 0)).toBeCloseTo(line?.width ?? 0, 6)
		expect(line?.width).toBeCloseTo(wide(name), 6)
	}
})

test('codes of letters that no typeface has are broken between them', () => {
	expect(linesOf('A ខ្មែរ', wide('[U+1781 17D2 ') + 0.5)).toEqual(['A [U+1781', '17D2 1798', '17C2 179A]'])
})

test('a picture put together of several is never broken', () => {
	const rows = linesOf('👩🏽‍🚀🇬🇪'.repeat(9), 60)
	expect(rows.length).toBeGreaterThan(4)
	for (const row of rows) expect(row.replaceAll('👩🏽‍🚀', '').replaceAll('🇬🇪', '')).toBe('')
})

test('pieces keep their style and their marks in any direction', () => {
	const [line] = breakLines(
		[
			{ text: 'At אב ', style },
			{ text: 'גד guess', style, guess: true },
		],
		400,
	)
	expect(line?.runs.map(({ text, guess }) => [text, guess === true])).toEqual([
		['At ', false],
		['גד', true],
		[' ', false],
		['אב', false],
		[' guess', true],
	])
})
