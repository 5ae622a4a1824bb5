import { expect, test } from 'vitest'
import { leadsTo } from './old-addresses.ts'

test.each([
	['models', '', 'demand?tab=workloads'],
	['models', 'scenario=b&tab=needs', 'demand?scenario=b&tab=needs'],
	['applications', 'edit=applications/chat', 'demand?edit=applications%2Fchat'],
	['balance', '', ''],
	['balance', 'tab=ways&scenario=b', '?tab=ways&scenario=b'],
	['costs', 'scenario=b&tab=halls', 'money?scenario=b&tab=estimate'],
	['costs', 'tab=nowhere', 'money'],
	['finance', 'tab=sources', 'money?tab=sources'],
	['finance', '', 'money'],
	['scenarios', 'scenario=b', 'options?scenario=b&tab=manage'],
	['scenarios', 'tab=two&across=x', 'options?tab=two&across=x'],
	['scenarios', 'compare=a&compare=b', 'options?compare=a&compare=b'],
	['uncertainty', 'scenario=b', 'dates?scenario=b'],
])('«%s?%s» leads to «%s», with its query', (page, search, to) => {
	expect(leadsTo(page, new URLSearchParams(search))).toBe(to)
})

test.each(['nowhere', 'toString', ''])('«%s» was never a page', (page) => {
	expect(leadsTo(page, new URLSearchParams())).toBeNull()
})
