import { expect, test } from 'vitest'
import { retryAfterHeaders } from './retry-after.ts'

const none = { parentHeaders: new Headers(), loaderHeaders: new Headers(), actionHeaders: new Headers() }
const inAMinute = new Headers({ 'Retry-After': '60', 'Content-Type': 'application/problem+json' })

test('a page that says «not now» says when, whether its form, its loader or what it threw was refused', () => {
	const ways = [
		{ ...none, actionHeaders: inAMinute },
		{ ...none, loaderHeaders: inAMinute },
		{ ...none, errorHeaders: inAMinute },
		{ ...none, parentHeaders: new Headers({ 'Retry-After': '60' }) },
	]
	for (const way of ways) {
		const headers = new Headers(retryAfterHeaders({ errorHeaders: undefined, ...way }))
		expect([headers.get('Retry-After'), headers.get('Content-Type')]).toEqual(['60', null])
	}
	expect([...new Headers(retryAfterHeaders({ errorHeaders: undefined, ...none }))]).toEqual([])
})
