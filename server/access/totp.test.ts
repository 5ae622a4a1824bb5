import { expect, test } from 'vitest'
import { newTotpSecret, stepOfCode, totpAddress } from './totp.ts'

/** «12345678901234567890», the secret of the examples in RFC 6238. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
	[59, '287082'],
	[1_111_111_109, '081804'],
	[1_234_567_890, '005924'],
	[2_000_000_000, '279037'],
])('at second %i the code of RFC 6238 is %s, and counts for its half minute', (second, code) => {
	expect(stepOfCode(RFC, code, second * 1000)).toBe(Math.floor(second / 30))
})

test('a code counts half a minute early or late, under its own half minute, and no longer', () => {
	const at = 1_234_567_890_000
	const own = Math.floor(at / 30_000)
	expect([-30_000, 30_000].map((shift) => stepOfCode(RFC, '005924', at + shift))).toEqual([own, own])
	expect([-60_000, 60_000].map((shift) => stepOfCode(RFC, '005924', at + shift))).toEqual([null, null])
	expect(stepOfCode(RFC, '005925', at)).toBeNull()
})

test('a secret has 160 bits, and the address names product and account', () => {
	const secret = newTotpSecret()
	expect(secret).toMatch(/^[A-Z2-7]{32}$/)
	expect(totpAddress(secret, 'ana@example.com')).toBe(
		`otpauth://totp/Strata:ana%40example.com?issuer=Strata&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
	)
})
