import { expect, test } from 'vitest'
import { safeRedirect } from './safe-redirect.ts'

test('a path of this site is followed, with its query', () => {
	expect(safeRedirect('/p/abc/energy?scenario=x#top')).toBe('/p/abc/energy?scenario=x#top')
})

test('no spelling of another host is followed', () => {
	const spellings = [
		'//e.com',
		'/\\e.com',
		'\\\\e.com',
		'https:e.com',
		'https://e.com',
		'/%2f%2fe.com',
		'/%5ce.com',
		'/\t/e.com',
		'/\n/e.com',
		'javascript:alert(1)',
		'/..//e.com',
		'/.//e.com',
		' //e.com',
		'',
	]
	for (const spelling of spellings) expect(safeRedirect(spelling), spelling).toBe('/app')
	expect(safeRedirect(null)).toBe('/app')
})
