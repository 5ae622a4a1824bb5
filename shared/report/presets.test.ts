import { expect, test } from 'vitest'
import { FIRST_SETTINGS, presetSettings, sectionsOf, withSection } from './presets.ts'

test('a section that is put in a report comes where it usually does, once, and nothing else moves', () => {
	const brief = withSection(FIRST_SETTINGS, 'uncertainty')
	expect(sectionsOf(brief)).toEqual([...sectionsOf(FIRST_SETTINGS), 'uncertainty'])
	expect({ ...brief, sections: null }).toEqual(FIRST_SETTINGS)
	expect(sectionsOf(withSection(brief, 'scenarios')).slice(-2)).toEqual(['scenarios', 'uncertainty'])
	const full = { ...FIRST_SETTINGS, length: 'full' as const }
	expect(withSection(full, 'uncertainty')).toBe(full)
	const board = { ...FIRST_SETTINGS, ...presetSettings('board') }
	expect(sectionsOf(withSection(board, 'scenarios'))).toEqual(['summary', 'scenarios', 'uncertainty'])
	const asked = { ...FIRST_SETTINGS, sections: ['summary' as const, 'glossary' as const] }
	expect(sectionsOf(withSection(asked, 'scenarios'))).toEqual(['summary', 'scenarios', 'glossary'])
})
