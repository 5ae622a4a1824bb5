import { expect, test } from 'vitest'
import { breakLines, cutLines } from './break-lines.ts'
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
	const box = wide('中')
	expect(linesOf('東京都。港区', box * 4)).toEqual(['東京都。', '港区'])
	expect(linesOf('東京都。港区', box * 3)).toEqual(['東京', '都。港', '区'])
})

test('a word wider than the room is broken between letters, never inside one', () => {
	const family = '👩‍👩‍👧'
	for (const line of breakLines([{ text: family.repeat(20), style }], 40)) expect(line.width).toBeLessThanOrEqual(40)
	const lines = linesOf('W'.repeat(200), 100)
	expect(lines.join('')).toBe('W'.repeat(200))
	for (const line of lines) expect(wide(line)).toBeLessThanOrEqual(100)
})

test('a name written from right to left stands within the line as it is read, its brackets turned', () => {
	expect(linesOf('Hall אבג (דה) 12 north', 400)).toEqual(['Hall 12 (הד) גבא north'])
})

test('each line is put in order by itself', () => {
	expect(linesOf('one two אבג דהו three', wide('one two אבג') + 1)).toEqual(['one two גבא', 'והד three'])
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
		['דג', true],
		[' בא', false],
		[' guess', true],
	])
})

test('only what is cut ends in an ellipsis, within its room', () => {
	const lines = breakLines([{ text: 'one two three four', style }], wide('one two'))
	expect(cutLines(lines, { width: 200, lines: 9 })).toBe(lines)
	const [first, last, ...more] = cutLines(lines, { width: wide('one two'), lines: 2 })
	expect([first?.runs[0]?.text, last?.runs[0]?.text, more]).toEqual(['one two', 'three…', []])
})
