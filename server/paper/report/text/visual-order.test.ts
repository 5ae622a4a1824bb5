import { expect, test } from 'vitest'
import { inVisualOrder, levelsOf } from './visual-order.ts'

/** A text letter by letter, as it stands on the page. */
function shown(text: string): string {
	const levels = levelsOf(text)
	if (levels === null) return text
	const letters = Array.from(text, (letter, at) => ({ letter, level: levels(at) }))
	return inVisualOrder(letters)
		.map(({ letter }) => letter)
		.join('')
}

test('a text without letters from right to left has no levels', () => {
	expect(levelsOf('Hall 12 (north), 東京')).toBeNull()
})

test('words from right to left are turned round, figures within them are not', () => {
	expect(shown('Hall אבג 12 דה north')).toBe('Hall הד 12 גבא north')
})

test('figures of the sentence behind a name stay behind it', () => {
	expect(shown('At אבג, 40 MW')).toBe('At גבא, 40 MW')
	expect(shown('At אבג 2: 40 MW')).toBe('At 2 גבא: 40 MW')
	expect(shown('אב [גד] 2: 5 machines')).toBe('2 ]דג[ בא: 5 machines')
})

test('a comma within a name stands within it', () => {
	expect(shown('אב, גד')).toBe('דג ,בא')
})
