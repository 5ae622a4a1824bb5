import { expect, test } from 'vitest'
import { unbroken } from './unbroken.ts'

test('a sign stays with its amount at the end of a line; other minus signs and dashes are as they were', () => {
	expect(unbroken('(−$337M, recovers $189M), +€2')).toBe('(−\u2060$337M, recovers $189M), +\u2060€2')
	expect(unbroken('−42 MW, 2–3, −MX$5M, a + b')).toBe('−42 MW, 2–3, −MX$5M, a + b')
})
