import { expect, test } from 'vitest'
import { DOLLARS } from '#shared/units/money.ts'
import { shareFigure, shareText } from '#shared/formats/shares.ts'
import { figureText } from './figure.ts'

test('what is nearly all is never rounded up to all of it', () => {
	expect(shareFigure(0.9975)).toBe('99.75\u202f%')
	expect(shareFigure(0.99867)).toBe('99.87\u202f%')
	expect(shareFigure(0.99999)).toBe('99.999\u202f%')
	expect([shareFigure(1), shareFigure(0.994), shareFigure(1.2)]).toEqual(['100\u202f%', '99\u202f%', '120\u202f%'])
	expect(figureText(0.9975, 'share', { money: DOLLARS, months: ['2026-01'] })).toBe('99.75\u202f%')
	expect(shareText(0.99995)).toBe('nearly all')
	// What is left of a sum is nothing that is short.
	for (const rest of [1e-12, 2 ** -52])
		expect([shareFigure(1 - rest), shareText(1 - rest)]).toEqual(['100\u202f%', '100\u202f%'])
})
