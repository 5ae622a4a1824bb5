import { breakLines } from '../text/break-lines.ts'
import { STYLES, type Line, type Piece, type TextStyle } from '../text/styles.ts'
import { setLines } from '../paper/set-text.ts'
import type { Laid, Place, Sheet, Strip } from '../paper/sheet.ts'
import type { Leading, LeafOptions } from '../paper/tags.ts'

const { title, source } = STYLES

type Title = {
	/** before the words: `Figure 3.` */
	readonly lead?: Piece
	readonly words: string
	readonly width: number
	/** room under it */
	readonly below: number
	readonly anchor?: string | undefined
	/** how it is tagged; left out, a heading */
	readonly tagged?: (sheet: Sheet, draw: () => void) => void
}

const asHeading: NonNullable<Title['tagged']> = (sheet, draw) => sheet.tags.leaf('H2', draw)

/** The heading of a block; nothing where it has none. */
export function layTitle({ lead, words, width, below, anchor, tagged = asHeading }: Title): Strip {
	const lines = words === '' ? [] : breakLines([...(lead ? [lead] : []), { text: words, style: title }], width)
	const landmark = anchor === undefined ? {} : { anchor }
	return {
		anchors: anchor === undefined ? [] : [anchor],
		height: lines.length * title.leading + below,
		draw: (sheet, at) => {
			if (lines.length === 0) return
			sheet.tags.landmark({ ...landmark, title: words, level: 2, y: at.y })
			tagged(sheet, () => setLines(sheet, { lines, style: title, at, goesOn: tagged !== asHeading }))
		},
	}
}

/** A paragraph in one style. */
export function layWords(
	{ text, style, width }: { readonly text: string; readonly style: TextStyle; readonly width: number },
	options: LeafOptions = {},
): Laid {
	const lines = breakLines([{ text, style }], width)
	return {
		height: lines.length * style.leading,
		draw: (sheet, at) => {
			if (lines.length > 0) sheet.tags.leaf('P', () => setLines(sheet, { lines, style, at }), options)
		},
	}
}

type LeftOutTextParams = { readonly all: number; readonly shown: number; readonly noun: string }

/** Said below a table or a list that is cut. */
export function leftOutText({ all, shown, noun }: LeftOutTextParams): string {
	return all > shown ? `Not printed here: ${all - shown} of ${all} ${noun}.` : ''
}

/** Where all rows of a cut table are, with a link: its height is known before the page is. */
export function layRest({
	width,
	restAt,
	...cut
}: LeftOutTextParams & { readonly width: number; readonly restAt: string }): Laid {
	const left = leftOutText(cut)
	const linesFor = (place: Place): readonly Line[] =>
		breakLines(
			[
				{ text: `${left} All of them: `, style: source },
				{ text: placeText(place), style: { ...source, fill: 'ink-2' }, leads: true },
			],
			width,
		)
	const reserved = left === '' ? 0 : linesFor({ words: 'appendix W', page: 888 }).length
	const height = reserved * source.leading
	return {
		height,
		draw: (sheet, at) => {
			if (left === '') return
			const place = sheet.places.get(restAt)
			const lines = place ? linesFor(place) : breakLines([{ text: left, style: source }], width)
			const leads = place && { to: restAt, says: placeText(place), box: { ...at, width, height } }
			sheet.tags.leaf('P', () => setLines(sheet, { lines, style: source, at }), { leads: leads ?? null })
		},
	}
}

export const placeText = ({ words, page }: Place): string =>
	[words, `page ${page}`].filter((part) => part !== '').join(', ')

/** A link to an anchor, where the report has it. */
export const leadingTo = (
	{ places }: Sheet,
	{ anchor, box }: { readonly anchor: string | undefined; readonly box: Leading['box'] },
): Leading | null => {
	const place = anchor === undefined ? undefined : places.get(anchor)
	return anchor === undefined || place === undefined ? null : { to: anchor, says: placeText(place), box }
}
