import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPage, PAGE_AT } from '../../tests/factories/opened-page.ts'

const FORM = {
	action: PAGE_AT,
	route: 'routes/p.$project.energy',
	fields: { intent: 'set', list: 'sites', cells: '77' },
}
const FIGURES = { frame: { rev: 3 }, page: { finding: 'Enough power' } }

/** The module as a page that has just been opened has it, with what it asks of the network. */
async function opened() {
	const sent = openPage(() => Response.json({ ok: false, problems: [], cells: [], figures: FIGURES }))
	return { ...(await import('./figures-ahead.ts')), sent }
}

let page: Awaited<ReturnType<typeof opened>>
beforeEach(async () => {
	page = await opened()
})
afterEach(() => vi.unstubAllGlobals())

test('what was asked ahead is given once to the form that is then sent, and asked as one that writes nothing', async () => {
	page.askAhead(FORM)
	const body = new URLSearchParams({ ...FORM.fields, ahead: 'yes' })
	expect(page.sent.mock.calls[0]?.[1].body).toEqual(body)
	expect(await page.takeAhead(FORM)).toEqual(FIGURES)
	expect(await page.takeAhead(FORM)).toBeNull()
})

test('another form is given nothing, and what was asked for the first is given up', async () => {
	page.askAhead(FORM)
	expect(await page.takeAhead({ ...FORM, fields: { ...FORM.fields, cells: '78' } })).toBeNull()
	expect(page.sent.mock.calls[0]?.[1].signal?.aborted).toBe(true)
	expect(await page.takeAhead(FORM)).toBeNull()
})

test('of what is typed only the last is waited for', async () => {
	page.askAhead(FORM)
	page.askAhead({ ...FORM, fields: { ...FORM.fields, cells: '770' } })
	expect(page.sent.mock.calls.map(([, init]) => init.signal?.aborted)).toEqual([true, false])
})

test('where the server refuses or is not reached nothing is shown ahead', async () => {
	page.sent.mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')))
	page.askAhead(FORM)
	expect(await page.takeAhead(FORM)).toBeNull()
	page.sent.mockImplementationOnce(() => Promise.resolve(Response.json({ figures: FIGURES }, { status: 403 })))
	page.askAhead(FORM)
	expect(await page.takeAhead(FORM)).toBeNull()
})
