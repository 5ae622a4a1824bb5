import { expect, test } from 'vitest'
import { widthOf } from '../text/faces.ts'
import { STYLES } from '../text/styles.ts'
import type { Pen } from './pen.ts'
import { breakLines } from '../text/break-lines.ts'
import { put, setLines } from './set-text.ts'
import { NO_TAGS } from './tags.ts'

type Set = { readonly text: string; readonly font: string; readonly x: number; readonly width: number }

function setBy(text: string, anchor: 'start' | 'middle' | 'end'): readonly Set[] {
	const set: Set[] = []
	const nothing = () => undefined
	const pen: Pen = {
		text: ({ text: words, font, width }, { x }) => set.push({ text: words, font, x, width }),
		shape: nothing,
		image: nothing,
		within: nothing,
	}
	put({ pen, tags: NO_TAGS, places: new Map() }, text, { x: 300, y: 0, style: STYLES.table, anchor })
	return set
}

test('a word or two of a chart stand as they are read, as lines of text do', () => {
	const set = setBy('Hall צפון (ב) 2', 'start')
	expect(set.map(({ text }) => text)).toEqual(['Hall ', '2', ' ', '(', 'ב', ')', ' ', 'צפון'])
	expect(set.filter(({ font }) => font === 'hebrew-400').map(({ text }) => text)).toEqual(['ב', 'צפון'])
})

test.each([
	['start', 300],
	['middle', 300 - widthOf('東京 2', STYLES.table) / 2],
	['end', 300 - widthOf('東京 2', STYLES.table)],
] as const)('from the left its parts follow one another, anchored at its %s', (anchor, left) => {
	const [first, second, ...more] = setBy('東京 2', anchor)
	expect([first?.font, second?.font, more]).toEqual(['japanese-400', 'sans-400', []])
	expect(first?.x).toBeCloseTo(left, 6)
	expect(second?.x).toBeCloseTo(left + (first?.width ?? 0), 6)
})

test('a line that a word ends is parted from the next for whoever hears or copies it; a broken word is not', () => {
	const after: boolean[] = []
	const nothing = () => undefined
	const pen: Pen = {
		text: ({ goesOn = false }) => after.push(goesOn),
		shape: nothing,
		image: nothing,
		within: nothing,
	}
	const sheet = { pen, tags: NO_TAGS, places: new Map() }
	const set = (text: string, width: number) => {
		after.length = 0
		const lines = breakLines([{ text, style: STYLES.table }], width)
		setLines(sheet, { lines, style: STYLES.table, at: { x: 0, y: 0 } })
		return [...after]
	}
	expect(set('late in four months', widthOf('late in four', STYLES.table) + 1)).toEqual([true, false])
	expect(set('Interconnections', widthOf('Interconn', STYLES.table))).toEqual([false, false])
})
