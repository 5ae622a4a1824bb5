import { expect, test } from 'vitest'
import { openTab, type PageTabs } from './page-tabs.ts'

const TABS: PageTabs = [
	{ id: 'dates', name: 'Dates' },
	{ id: 'actuals', name: 'Actuals', list: 'actuals' },
]

test.each([
	['', 'dates'],
	['tab=actuals', 'actuals'],
	['tab=dates&part=x/2', 'dates'],
	['tab=elsewhere', 'dates'],
	['edit=actuals/march', 'actuals'],
	['tab=dates&remove=actuals/march', 'actuals'],
	['add=halls', 'dates'],
])('«?%s» opens the tab %s', (search, tab) => {
	expect(openTab(TABS, new URLSearchParams(search)).id).toBe(tab)
})
