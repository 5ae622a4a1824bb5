import { expect, test } from 'vitest'
import { shareFigure, shareText } from './shares.ts'

test('what is nearly all is never rounded up to all of it', () => {
	expect(shareFigure(0.9975)).toBe('99.75\u202f%')
	expect(shareFigure(0.99999)).toBe('99.99\u202f%')
	expect([shareFigure(1), shareFigure(0.994), shareFigure(1.2)]).toEqual(['100\u202f%', '99\u202f%', '120\u202f%'])
	expect(shareText(0.99995)).toBe('nearly all')
})
