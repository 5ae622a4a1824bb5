import { expect, test } from 'vitest'
import { madeWhenRead, withParts } from './made-when-read.ts'

test('a part is made when it is first read, once, and no other with it', () => {
	const made: string[] = []
	const part = (name: string) => () => {
		made.push(name)
		return name
	}
	const record = madeWhenRead<Readonly<Record<'a' | 'b' | 'c', string>>>({ a: part('a'), b: part('b'), c: part('c') })
	expect(made).toEqual([])
	expect([record.b, record.b]).toEqual(['b', 'b'])
	expect(made).toEqual(['b'])
})

test('what is made so is written, copied and compared like any record, in the order of its parts', () => {
	const make = () =>
		madeWhenRead<{ readonly last: number; readonly first: readonly number[] }>({
			last: () => 2,
			first: () => [1],
		})
	expect(JSON.stringify(make())).toBe('{"last":2,"first":[1]}')
	expect(structuredClone(make())).toEqual({ last: 2, first: [1] })
	expect({ ...make(), last: 3 }).toEqual({ last: 3, first: [1] })
})

test('a part that could not be made is tried again', () => {
	const tried = { times: 0 }
	const record = madeWhenRead<{ readonly part: string }>({
		part: () => {
			tried.times += 1
			if (tried.times === 1) throw new Error('Not yet.')
			return 'made'
		},
	})
	expect(() => record.part).toThrow('Not yet.')
	expect(record.part).toBe('made')
})

test('some parts are put in others’ place, and no other is made for that', () => {
	type Record = { readonly a: string; readonly b: string; readonly c: string }
	const made: string[] = []
	const part = (name: string) => () => {
		made.push(name)
		return name
	}
	const record = madeWhenRead<Record>({ a: part('a'), b: part('b'), c: part('c') })
	const other = withParts(record, { b: 'other' })
	expect([other.b, other.c, record.c]).toEqual(['other', 'c', 'c'])
	expect(made).toEqual(['c'])
	expect(JSON.stringify(other)).toBe('{"a":"a","b":"other","c":"c"}')
})
