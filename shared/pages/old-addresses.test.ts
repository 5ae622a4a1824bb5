import { expect, test } from 'vitest'
import { leadsTo } from './old-addresses.ts'

test.each([
	['models', '', 'demand?tab=workloads'],
	['models', 'scenario=b&tab=needs', 'demand?scenario=b&tab=needs'],
	['applications', 'edit=applications/chat', 'demand?edit=applications%2Fchat'],
	['balance', '', ''],
	['balance', 'tab=ways&scenario=b', '?tab=ways&scenario=b'],
])('«%s?%s» leads to «%s», with its query', (page, search, to) => {
	expect(leadsTo(page, new URLSearchParams(search))).toBe(to)
})

test.each(['nowhere', 'toString', ''])('«%s» was never a page', (page) => {
	expect(leadsTo(page, new URLSearchParams())).toBeNull()
})
