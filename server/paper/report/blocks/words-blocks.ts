import type { FactsBlock, ListBlock, ProseBlock } from '#server/views/report/report-model.ts'
import { put, setLines } from '../paper/set-text.ts'
import type { Flowing, Strip } from '../paper/sheet.ts'
import { breakLines } from '../text/break-lines.ts'
import { baselineOf, STYLES, type Line, type TextStyle } from '../text/styles.ts'
import { layTitle, layWords, leftOutText } from './block-parts.ts'

const { read, source } = STYLES
const FACT: TextStyle = { ...STYLES.table, size: 11.5, leading: 15 }
const LEAD: TextStyle = { ...read, weight: 600 }

/** Document control: three to a row. */
export function layFacts({ block, width }: { block: FactsBlock; width: number }): Flowing {
	const column = width / block.perRow
	const laid = block.rows.map(({ name, value }) =>
		breakLines(
			[
				{ text: `${name}  `, style: { ...FACT, fill: 'ink-3' } },
				{ text: value, style: FACT },
			],
			column - 14,
		),
	)
	const rows = Array.from({ length: Math.ceil(laid.length / block.perRow) }, (_, index) =>
		layFactRow(laid.slice(index * block.perRow, (index + 1) * block.perRow), column),
	)
	return {
		strips: [layTitle({ words: block.title, width, below: block.title === '' ? 2 : 4 }), ...rows],
		first: 3,
		last: 3,
	}
}

function layFactRow(cells: readonly (readonly Line[])[], column: number): Strip {
	return {
		height: Math.max(...cells.map((lines) => lines.length)) * FACT.leading + 3,
		draw: (sheet, { x, y }) =>
			cells.forEach((lines, index) => {
				if (lines.length > 0)
					sheet.tags.leaf('P', () => setLines(sheet, { lines, style: FACT, at: { x: x + index * column, y } }))
			}),
	}
}

type WordsBlocksItem = { readonly lines: readonly Line[]; readonly number: number | null; readonly style: TextStyle }
const INDENT = 16

function layItem({ lines, number, style }: WordsBlocksItem, key: object): Strip {
	const gap = number === null ? 2 : 4
	return {
		height: lines.length * style.leading + gap,
		draw: (sheet, { x, y }) =>
			sheet.tags.within(
				'L',
				() =>
					sheet.tags.within('LI', () => {
						if (number !== null)
							sheet.tags.leaf('Lbl', () => put(sheet, `${number}.`, { x, y: y + baselineOf(style), style }))
						const left = x + (number === null ? 0 : INDENT)
						sheet.tags.leaf('LBody', () => setLines(sheet, { lines, style, at: { x: left, y } }))
					}),
				key,
			),
	}
}

/** A heading and short entries, numbered where their order matters. */
export function layList({ block, width, shown }: { block: ListBlock; width: number; shown: number }): Flowing {
	const style = block.numbered ? read : source
	const lead: TextStyle = block.numbered ? LEAD : { ...source, weight: 600, fill: 'ink-2' }
	const key = {}
	const items = block.items.slice(0, shown).map((item, index) =>
		layItem(
			{
				lines: breakLines(
					[
						{ text: item.lead === '' ? '' : `${item.lead} `, style: lead },
						{ text: item.text, style, ...(item.guess === true && { guess: true }) },
					],
					width - (block.numbered ? INDENT : 0),
				),
				number: block.numbered ? index + 1 : null,
				style,
			},
			key,
		),
	)
	const foot =
		items.length === 0 ? block.empty : leftOutText({ all: block.items.length, shown: items.length, noun: block.noun })
	return {
		strips: [
			layTitle({ words: block.title, width, below: 5 }),
			...items,
			layWords({ text: foot, style: source, width }),
		],
		first: 3,
		last: 3,
	}
}

/** A heading and a paragraph. */
export function layProse({ block, width }: { block: ProseBlock; width: number }): Flowing {
	const key = {}
	const lines = breakLines([{ text: block.text, style: read }], width).map((line): Strip => ({
		height: read.leading,
		draw: (sheet, at) =>
			sheet.tags.leaf('P', () => setLines(sheet, { lines: [line], style: read, at }), { again: key }),
	}))
	return {
		strips: [layTitle({ words: block.title, width, below: 2 }), ...lines],
		first: 3,
		last: 2,
	}
}
