import { expect, test } from 'vitest'
import {
	formatCompact,
	formatExactShare,
	formatFigure,
	formatFixed,
	formatMonth,
	formatQuantity,
	formatRange,
	formatShare,
} from './format.ts'

test('a figure keeps its significant digits and never loses its units digit', () => {
	expect(formatFigure(79.4531)).toBe('79.45')
	expect(formatFigure(400_896)).toBe('400,896')
	expect(formatFigure(0)).toBe('0')
	expect(formatFigure(1.8333333, { digits: 3 })).toBe('1.83')
})

test('a missing value is a dash and zero is zero', () => {
	expect(formatFigure(null)).toBe('–')
	expect(formatQuantity(undefined, 'itMW')).toBe('–')
	expect(formatQuantity(Number.NaN, 'usd')).toBe('–')
	expect(formatQuantity(0, 'itMW')).toBe('0 MW IT')
})

test('a negative number carries a true minus', () => {
	expect(formatFigure(-970)).toBe('−970')
	expect(formatFigure(-0)).toBe('0')
	expect([-76.837, 0.2, -0.001].map((value) => formatFixed(value, 2))).toEqual(['−76.84', '0.20', '0.00'])
})

test('a share that a search leaves over is none, and a small one stays', () => {
	expect(formatExactShare(2.66e-15)).toBe('0%')
	expect(formatExactShare(-3e-12)).toBe('0%')
	expect(formatExactShare(0.00002)).toBe('0.002%')
})

test('the basis of a megawatt is part of its unit', () => {
	expect(formatQuantity(824, 'itMW')).toBe('824 MW IT')
	expect(formatQuantity(1027, 'facilityMW')).toBe('1,027 MW at the meter')
})

test('money leads with its sign and shortens large sums', () => {
	expect(formatQuantity(34_187_422_310, 'usd')).toBe('$34.2B')
	expect(formatQuantity(-2_000_000, 'usd')).toBe('−$2M')
})

test('shares are whole, with one decimal below one per cent', () => {
	expect(formatShare(0.8197)).toBe('82%')
	expect(formatShare(0.004)).toBe('0.4%')
	expect(formatShare(0)).toBe('0%')
})

test('compact figures roll over to the next letter', () => {
	expect(formatCompact(999_999)).toBe('1M')
	expect(formatCompact(2_214_000)).toBe('2.21M')
	expect(formatCompact(12_345)).toBe('12,345')
})

test('a range names its unit once', () => {
	expect(formatRange([12, 18], 'months')).toBe('12–18 months')
})

test('months read as words in prose', () => {
	expect(formatMonth('2028-01')).toBe('Jan 2028')
	expect(formatMonth('2028-01', 'long')).toBe('January 2028')
	expect(formatMonth(null)).toBe('–')
})
