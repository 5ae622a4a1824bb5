import { expect, test } from 'vitest'
import { mentionedIn, partsOf, readTalkKey, talkKey } from './talk.ts'

const people = [{ name: 'Jun' }, { name: 'Jun Sato' }, { name: 'Lena Brandt' }]

test('of two names that fit the longer is meant, and a longer word is no name', () => {
	expect(mentionedIn('@Jun Sato, ask @Lena Brandt.', people).map(({ name }) => name)).toEqual([
		'Jun Sato',
		'Lena Brandt',
	])
	expect(mentionedIn('@Jun: yes. mail@Junction', people)).toEqual([{ name: 'Jun' }])
	expect(partsOf('So @Jun Sato?', ['Jun', 'Jun Sato'])).toEqual([
		{ text: 'So ', isMention: false },
		{ text: '@Jun Sato', isMention: true },
		{ text: '?', isMention: false },
	])
})

test('a place comes back from its address, whatever its ids hold', () => {
	for (const place of [
		{ kind: 'actuals', itemId: 'hall/1 & co', field: 'value', scope: '', month: '' },
		{ kind: 'figure', itemId: 'layers.energy.available', field: '', scope: 'site:a/b', month: '2027-03' },
	])
		expect(readTalkKey(talkKey(place))).toEqual(place)
	expect(readTalkKey('all')).toBeNull()
	expect(readTalkKey('%E0%A4%A/x')).toBeNull()
})
