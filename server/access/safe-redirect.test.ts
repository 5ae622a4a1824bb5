import fc from 'fast-check'
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

test('whatever is asked for, a browser that follows the answer stays on this site', () => {
	const here = 'https://strata.example'
	const piece = fc.constantFrom(
		'/',
		'\\\\',
		'\t',
		'\n',
		'\r',
		' ',
		'%09',
		'%2f',
		'%5c',
		'.',
		'..',
		'@',
		':',
		'?',
		'#',
		'e.com',
		'\0',
	)
	const spelling = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
	fc.assert(
		fc.property(spelling, (parts) => {
			for (const asked of [parts.join(''), `/${parts.join('')}`])
				for (const fallback of ['/', '/app']) expect(new URL(safeRedirect(asked, fallback), here).origin).toBe(here)
		}),
		{ numRuns: 500 },
	)
}, 30_000)
