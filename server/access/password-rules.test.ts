import { expect, test } from 'vitest'
import { passwordProblems } from './password-rules.ts'

const context = ['Ana Lucas', 'ana.lucas@northfield.example']

test('a few unrelated words are a good password, whatever characters they have', () => {
	expect(passwordProblems({ password: 'gravel otter window tulip', context })).toEqual([])
	expect(passwordProblems({ password: 'каштан пароход синева облако', context })).toEqual([])
	expect(passwordProblems({ password: 'vK9-harbour-lintel-42', context })).toEqual([])
})

test('eleven characters are too few, and the answer says how many there are', () => {
	expect(passwordProblems({ password: 'q7!Rk2#mZx9', context })[0]).toContain('this has 11')
})

test('known passwords, repeats and keyboard runs are refused however long', () => {
	for (const weak of ['password1234', 'aaaaaaaaaaaaaaaa', 'qwertyuiop1234', 'iloveyou123456', '123456789012345'])
		expect(passwordProblems({ password: weak, context }), weak).toHaveLength(1)
})

test('a password made of the person or the product is refused', () => {
	for (const weak of ['analucas1234', 'northfield2026', 'strata-strata', 'ana.lucas@northfield.example'])
		expect(passwordProblems({ password: weak, context }), weak).toHaveLength(1)
})

test('a passphrase of 128 characters is welcome', () => {
	const long =
		'gravel otter window tulip meadow copper lantern pickle harbour violet saddle thunder walnut ribbon compass marble orchid 83 ferry'
	expect(long.length).toBeGreaterThanOrEqual(128)
	expect(passwordProblems({ password: long, context })).toEqual([])
})
