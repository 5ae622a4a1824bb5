import { expect, test } from 'vitest'
import { contentDisposition } from './download.ts'

test('a plain name is quoted', () => {
	expect(contentDisposition('abilene-R03-2026-11-24.pdf')).toBe('attachment; filename="abilene-R03-2026-11-24.pdf"')
})

test('another script travels beside a plain form', () => {
	expect(contentDisposition('київ.pdf')).toBe(
		'attachment; filename="____.pdf"; filename*=UTF-8\'\'%D0%BA%D0%B8%D1%97%D0%B2.pdf',
	)
})

test('quotes and line ends cannot leave the header', () => {
	expect(contentDisposition('a"\r\nX: y.pdf')).toBe(
		'attachment; filename="a___X: y.pdf"; filename*=UTF-8\'\'a%22%0D%0AX%3A%20y.pdf',
	)
})
