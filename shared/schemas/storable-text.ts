import { formatFigure } from '#shared/units/format.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Whether the database can keep this text: no NUL, no half of a character. */
export function isStorable(text: string): boolean {
	return !/\0|\p{Surrogate}/u.test(text)
}

/** The beginning of a text, at most `most` units long and never ending inside a character as people see it. */
export function cutText(text: string, most: number): string {
	if (text.length <= most) return text
	let end = 0
	for (const { index, segment } of graphemes.segment(text.slice(0, most + 100))) {
		if (index + segment.length > most) break
		end = index + segment.length
	}
	return text.slice(0, end)
}

/** What is said of a text that is longer than may be, looked at before anything reads it; null where it is not. */
export function tooLong(text: string, most: number): string | null {
	if (text.length <= most) return null
	const [has, holds] = [text.length, most].map((letters) => formatFigure(letters, { whole: true }))
	return `This has ${has} characters, and at most ${holds} fit here. Shorten it.`
}
