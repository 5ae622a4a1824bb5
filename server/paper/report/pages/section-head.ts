import type { Section } from '#server/views/report/report-model.ts'
import { setLines } from '../paper/set-text.ts'
import type { Strip } from '../paper/sheet.ts'
import { breakLines } from '../text/break-lines.ts'
import { STYLES, type TextStyle } from '../text/styles.ts'

const { finding, lede, caption } = STYLES
const KICKER: TextStyle = { ...caption, weight: 600, fill: 'ink-2' }
const BELOW_KICKER = 4

export type Head = Pick<Section, 'number' | 'bookmark' | 'anchor' | 'finding' | 'lede'> & {
	/** stands over the finding where sections are not counted */
	readonly kicker?: string
}

/** Number and name of a section, what it finds, and what is said of that. */
export function laySectionHead(section: Head, width: number): Strip {
	const name = section.number === '' ? (section.kicker ?? '') : `${section.number}  ${section.bookmark}`
	const nameLines = breakLines([{ text: name, style: KICKER }], width)
	const nameHeight = nameLines.length === 0 ? 0 : nameLines.length * KICKER.leading + BELOW_KICKER
	const findingLines = breakLines([{ text: section.finding, style: finding }], width)
	const ledeLines = breakLines([{ text: section.lede, style: lede }], width)
	const ledeTop = nameHeight + findingLines.length * finding.leading + 3
	const title = `${[section.number, section.bookmark].filter((part) => part !== '').join(' ')}: ${section.finding}`
	return {
		anchors: [section.anchor],
		height: ledeTop + ledeLines.length * lede.leading + 12,
		draw: (sheet, { x, y }) => {
			sheet.tags.landmark({ anchor: section.anchor, title, level: 1, y })
			sheet.tags.leaf('H1', () => {
				setLines(sheet, { lines: nameLines, style: KICKER, at: { x, y }, goesOn: true })
				setLines(sheet, { lines: findingLines, style: finding, at: { x, y: y + nameHeight } })
			})
			if (ledeLines.length > 0)
				sheet.tags.leaf('P', () => setLines(sheet, { lines: ledeLines, style: lede, at: { x, y: y + ledeTop } }))
		},
	}
}
