import { expect, test } from 'vitest'
import { parseTolerance, within } from './tolerance.ts'

test('a tolerance is read as its row words it; one that states none is null', () => {
	expect(parseTolerance('+-0.5%')).toEqual({ kind: 'share', share: 0.005 })
	expect(parseTolerance('x/2.1 (2025 MoE software immature)')).toEqual({ kind: 'factor', factor: 2.1 })
	expect(parseTolerance('exact')).toEqual({ kind: 'exact' })
	expect(parseTolerance('11 to 15')).toEqual({ kind: 'share', share: 2 / 13 })
	expect(parseTolerance('none stated')).toBeNull()
})

test('a share is of the published figure, a factor counts both ways, exact means exact', () => {
	const share = { kind: 'share', share: 0.1 } as const
	expect(within({ predicted: 109, published: 100, tolerance: share })).toBe(true)
	expect(within({ predicted: 89, published: 100, tolerance: share })).toBe(false)
	const factor = { kind: 'factor', factor: 2 } as const
	expect(within({ predicted: 51, published: 100, tolerance: factor })).toBe(true)
	expect(within({ predicted: 49, published: 100, tolerance: factor })).toBe(false)
	expect(within({ predicted: 16, published: 8, tolerance: { kind: 'exact' } })).toBe(false)
})
