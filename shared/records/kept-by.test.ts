import { expect, test, vi } from 'vitest'
import { keptBy } from './kept-by.ts'

test('what is made of an object is made once, nothing too, and of another that is like it anew', () => {
	const make = vi.fn(({ name }: { readonly name: string }) => (name === '' ? undefined : [name]))
	const kept = keptBy(make)
	const [one, like, empty] = [{ name: 'a' }, { name: 'a' }, { name: '' }]
	expect(kept(one)).toBe(kept(one))
	expect(kept(like)).toEqual(kept(one))
	expect(kept(like)).not.toBe(kept(one))
	expect([kept(empty), kept(empty)]).toEqual([undefined, undefined])
	expect(make).toHaveBeenCalledTimes(3)
})
